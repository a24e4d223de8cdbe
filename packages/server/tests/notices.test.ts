import { type NoticePreferences, type RoleGrant, roles, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { layDistrict } from './kit/districts.ts';
import { choicesOf, useNoticeBench } from './kit/notice-bench.ts';

const bench = useNoticeBench();
const { run, worker, noticed, ask, listOf, prefer, verify, openCaseAs, takeRoles } = bench;

describe('in the application', () => {
  test('who works there is told of a signal, once; others are not', async () => {
    const here = await layDistrict(bench.server);
    const [own, elsewhere, manager] = [
      await worker(here),
      await worker(bench.places.elsewhere),
      await buildPerson(bench.server, { roles: [{ role: 'administrator', placeId: null }] }),
    ];
    const signal = await noticed(here);
    await run();
    await run();
    const list = await listOf(own);
    expect(list).toMatchObject({ unread: 1, items: [{ kind: 'signal', subjectId: signal, readAt: null }] });
    expect(list.items[0]?.sentence).toMatch(/^Er is een signaal in WK/);
    for (const person of [elsewhere, manager]) expect(await listOf(person)).toMatchObject({ unread: 0, items: [] });
    const read = await ask<{ unread: number }>(own, 'POST', '/v1/notices/read', { upTo: list.items[0]?.id });
    expect(read.body.unread).toBe(0);
  });

  test('neither a visitor nor the key is told anything', async () => {
    expect((await ask(undefined, 'GET', '/v1/notices')).status).toBe(401);
    expect((await bench.server.send('GET', '/v1/notices')).status).toBe(403);
    expect((await bench.server.send('GET', '/v1/notice-preferences')).status).toBe(403);
  });

  test('what came out of imported history is told nobody', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await buildSignal(bench.server, here, '2026-09-01T10:00:00Z', new Date(bench.clock.now()));
    await run();
    expect((await listOf(own)).items).toEqual([]);
  });

  test('beyond the alarm budget of a place it is listed, and neither counted nor sent', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    await noticed(here);
    await noticed(here);
    await run();
    const { items, unread } = await listOf(own);
    expect([unread, items.map(({ capped }) => capped)]).toEqual([1, [true, false]]);
    expect(bench.box.mails).toHaveLength(1);
  });

  test('who loses the right no longer sees what was told', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await noticed(here);
    await run();
    expect((await listOf(own)).unread).toBe(1);
    await takeRoles(own);
    expect(await listOf(own)).toMatchObject({ unread: 0, items: [] });
  });

  test('nobody is told of more than roles and labels let them see, whatever they are', async () => {
    const author = await worker(null);
    const where = [bench.places.municipality, bench.places.here, bench.places.elsewhere, null];
    const grant = fc.record({ role: fc.constantFrom(...roles), placeId: fc.constantFrom(...where) });
    const kind = fc.constantFrom('municipality' as const, 'police' as const, 'resident-group' as const);
    const grants = fc.array(grant, { maxLength: 3 });
    const workers = new Set(['analyst', 'ward-officer', 'community-officer', 'welfare-worker', 'housing-manager']);
    const mayAt = (given: readonly RoleGrant[], placeId: number) =>
      given.some(
        ({ role, placeId: at }) =>
          workers.has(role) && (at === null || at === placeId || at === bench.places.municipality),
      );
    await fc.assert(
      fc.asyncProperty(
        grants,
        kind,
        fc.constantFrom(...sharingLabels),
        fc.boolean(),
        async (given, of, label, same) => {
          const placeId = bench.places.here;
          const person = await buildPerson(bench.server, {
            roles: [...new Map(given.map((one) => [`${one.role} ${one.placeId}`, one])).values()],
            organisationKind: of,
            ...(same ? { organisationId: author.organisationId } : {}),
          });
          const signal = await noticed(placeId);
          const { body } = await openCaseAs(author, signal, label);
          await run();
          const { items } = await listOf(person);
          const byLabel = label === 'TLP:CLEAR' || label === 'TLP:GREEN' || (label !== 'TLP:RED' && same);
          expect(items.some(({ subjectId, kind: of }) => of === 'signal' && subjectId === signal)).toBe(
            mayAt(given, placeId),
          );
          expect(items.some(({ subjectId, kind: of }) => of === 'case' && subjectId === body.id)).toBe(
            mayAt(given, placeId) && byLabel,
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('preferences', () => {
  test('choose kinds and places', async () => {
    const [here, there] = [await layDistrict(bench.server), await layDistrict(bench.server)];
    const own = await worker(null);
    await prefer(own, { kinds: ['signal'], places: [here] });
    await noticed(there);
    const signal = await noticed(here);
    await run();
    expect((await listOf(own)).items.map(({ subjectId }) => subjectId)).toEqual([signal]);
  });

  test.each([
    [{ places: [999_999] }, '/places/0'],
    [{ timeZone: 'Europa/Mokum' }, '/timeZone'],
    [{ quiet: { from: '25:00', to: '07:00' } }, '/quiet'],
  ])('%j is refused', async (change, pointer) => {
    const { status, body } = await prefer(await worker(null), change);
    expect(status).toBe(400);
    expect(body.fields?.some((field) => field.pointer.startsWith(pointer))).toBe(true);
  });

  test('of an older version are refused', async () => {
    const own = await worker(null);
    await prefer(own, { language: 'en' });
    const { body } = await ask<NoticePreferences>(own, 'GET', '/v1/notice-preferences');
    const choices = choicesOf(body);
    const old = await ask(own, 'PUT', '/v1/notice-preferences', { ...choices, version: 0 });
    expect(old.status).toBe(409);
  });
});
