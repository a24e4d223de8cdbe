import { randomBytes } from 'node:crypto';
import { roles } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sealer } from '../accounts/sealer.ts';
import { grantsOf } from './claims.ts';
import { openPending, sealPending } from './pending.ts';

const rules = [
  { claim: 'groups', value: 'ritme-analist', role: 'analyst' as const },
  { claim: '/realm_access/roles', value: 'wijk', role: 'ward-officer' as const, place: 'WK01' },
  { claim: 'department', value: 'privacy', role: 'privacy-officer' as const, place: 'elders' },
];
const placeOf = (code: string) => (code === 'WK01' ? 7 : undefined);

test('claims give roles by the rules, at the places that are there', () => {
  const claims = { groups: ['x', 'ritme-analist'], realm_access: { roles: ['wijk'] }, department: 'privacy' };
  expect(grantsOf(claims, rules, placeOf)).toEqual([
    { role: 'analyst', placeId: null },
    { role: 'ward-officer', placeId: 7 },
  ]);
});

test('a value that only looks like it gives nothing, and no claims break it', () => {
  for (const groups of ['ritme-analist ', 'RITME-ANALIST', ['ritme'], { 'ritme-analist': true }, null, 1])
    expect(grantsOf({ groups }, rules, placeOf)).toEqual([]);
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (claims) => {
      for (const { role } of grantsOf(claims, rules, placeOf)) expect(roles).toContain(role);
    }),
  );
});

test('what waits for the provider opens only for us, unchanged, and in time', () => {
  const sealer = new Sealer(randomBytes(32));
  const pending = { provider: 'a', state: 's', nonce: 'n', verifier: 'v', returnTo: '/', endsAt: 100 };
  const sealed = sealPending(sealer, pending);
  expect(openPending(sealer, sealed, 99)).toEqual(pending);
  expect(openPending(sealer, sealed, 100)).toBeUndefined();
  expect(openPending(new Sealer(randomBytes(32)), sealed, 99)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'ABCxyz019-_'), (at, character) => {
      const changed = Buffer.from(sealed.slice(0, at) + character + sealed.slice(at + 1), 'base64url');
      fc.pre(!changed.equals(Buffer.from(sealed, 'base64url')));
      expect(openPending(sealer, changed.toString('base64url'), 99)).toBeUndefined();
    }),
  );
  expect(
    openPending(sealer, sealer.seal(JSON.stringify(pending), 'second factor').toString('base64url'), 99),
  ).toBeUndefined();
});
