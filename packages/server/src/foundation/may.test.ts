import { organisationKinds, rights, rightsOfRole, roles, withheldFrom } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccessRules } from './access.ts';
import { mayAt, maySomewhere } from './may.ts';
import { actorOf, type PersonPrincipal, type Principal } from './principals.ts';

/** 1 municipality ▸ 2, 3 districts ▸ 4 (in 2), 5 (in 3) neighbourhoods. */
const parents: Readonly<Record<number, number | null>> = { 1: null, 2: 1, 3: 1, 4: 2, 5: 3 };
const pathOf = (id: number): number[] => (id in parents ? [id, ...pathOf(parents[id] ?? -1)] : []);
const access = new AccessRules();
access.usePlaces({ pathOf, idOf: () => undefined, nameOf: () => undefined });

const somebody = fc.record({
  kind: fc.constant('person' as const),
  personId: fc.nat(),
  organisationId: fc.nat(),
  organisationKind: fc.constantFrom(...organisationKinds),
  roles: fc.array(fc.record({ role: fc.constantFrom(...roles), placeId: fc.constantFrom(null, 1, 2, 3, 4, 5, 99) })),
  sessionId: fc.nat(),
});
const place = fc.constantFrom(undefined, null, 1, 2, 3, 4, 5, 99);
const right = fc.constantFrom(...rights);

/** The rule as one would tell it, without the code: some role of theirs has it, and lies at or above the place. */
function plainRule(person: PersonPrincipal, wanted: (typeof rights)[number], placeId: number | null | undefined) {
  for (const one of withheldFrom[person.organisationKind] ?? []) if (one === wanted) return false;
  for (const grant of person.roles) {
    if (!rightsOfRole[grant.role].some((one) => one === wanted)) continue;
    if (grant.placeId === null) return true;
    for (let at = placeId ?? null; at !== null && at in parents; at = parents[at] ?? null)
      if (at === grant.placeId) return true;
  }
  return false;
}

describe('what a person may', () => {
  test('is what the plain rule says, for any roles at any places', () => {
    fc.assert(
      fc.property(somebody, right, place, (person, wanted, at) => {
        expect(access.may(person, wanted, at)).toBe(plainRule(person, wanted, at));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is never more after a role was taken away', () => {
    fc.assert(
      fc.property(somebody, right, place, (person, wanted, at) => {
        const fewer = { ...person, roles: person.roles.slice(1) };
        expect(access.may(fewer, wanted, at) && !access.may(person, wanted, at)).toBe(false);
      }),
    );
  });

  test('somewhere is allowed where it is allowed at a place at least', () => {
    fc.assert(
      fc.property(somebody, right, (person, wanted) => {
        const anywhere = [undefined, 1, 2, 3, 4, 5].some((at) => access.may(person, wanted, at));
        const atUnknownPlace = person.roles.some(({ placeId }) => placeId === 99);
        if (!atUnknownPlace) expect(maySomewhere(person, wanted)).toBe(anywhere);
      }),
    );
  });
});

const grants = [
  { at: 2, asked: 2, allowed: true, why: 'the place itself' },
  { at: 2, asked: 4, allowed: true, why: 'a place below' },
  { at: 2, asked: 1, allowed: false, why: 'a place above' },
  { at: 2, asked: 3, allowed: false, why: 'a neighbour' },
  { at: 2, asked: null, allowed: false, why: 'no place known' },
  { at: null, asked: 5, allowed: true, why: 'everywhere' },
  { at: 99, asked: 99, allowed: false, why: 'a place that is gone' },
];
test.each(grants)('a role at $at and a question at $asked: $allowed ($why)', ({ at, asked, allowed }) => {
  const roles = [{ role: 'analyst' as const, placeId: at }];
  expect(access.may({ ...person, roles }, 'data.protected', asked)).toBe(allowed);
});

const person: PersonPrincipal = {
  kind: 'person',
  personId: 12,
  organisationId: 3,
  organisationKind: 'municipality',
  roles: [],
  sessionId: 1,
};
const others: Principal[] = [{ kind: 'visitor' }, { kind: 'device', credential: 'key 1', thingId: 1 }, person];

test.each(others)('$kind without a role may nothing', (principal) => {
  for (const one of rights) {
    expect(mayAt(principal, one, [1])).toBe(false);
    expect(maySomewhere(principal, one)).toBe(false);
    expect(() => access.require(principal, one)).toThrow();
  }
});

test('a role that the table does not know gives nothing', () => {
  const roles = [{ role: 'mayor' as 'analyst', placeId: null }];
  for (const one of rights) expect(mayAt({ ...person, roles }, one, [])).toBe(false);
});

test('who did it is told by role, organisation and number', () => {
  const roles = [
    { role: 'privacy-officer' as const, placeId: 1 },
    { role: 'privacy-officer' as const, placeId: 2 },
    { role: 'analyst' as const, placeId: null },
  ];
  expect(actorOf({ ...person, roles })).toBe('person:12 organisation:3 analyst+privacy-officer');
  expect(actorOf(person)).toBe('person:12 organisation:3 no role');
});
