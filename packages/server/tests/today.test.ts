import type { CaseFile, Problem, Today, TodayKind } from '@wijkritme/contract';
import { DAY, DEFAULT_ANSWER_DAYS, MOST_TODAY } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs, declineAll } from './kit/interpreting.ts';

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
});

const now = () => server.context.clock.now();
const dayFrom = (days: number) => new Date(now() + days * DAY).toISOString().slice(0, 10);
const today = (person: TestPerson) => askAs<Today & Problem>(server, person, { path: '/v1/today' });
const of = async (person: TestPerson, kind: TodayKind) =>
  (await today(person)).body.items.filter((item) => item.kind === kind);
const put = (person: TestPerson, path: string, body: unknown, method = 'POST') =>
  askAs<CaseFile & Problem>(server, person, { method, path, body });

async function openCase(person: TestPerson, label: string, more: object = {}): Promise<number> {
  const signalId = await buildSignal(server, places.here, new Date(now() - 60 * DAY).toISOString());
  const body = { title: 'Muziek op het plein', signalId, script: null, label, audience: [], ...more };
  await declineAll(server, signalId, [ward, police]);
  return (await put(person, '/v1/cases', body)).body.id;
}

describe('what needs somebody today', () => {
  test('is nothing for who has nothing to do, and is for persons alone', async () => {
    const auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
    expect((await today(auditor)).body).toEqual({ items: [], more: [] });
    await expect(server.client.getToday()).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  });

  test('a signal waits until one has answered; what one works on comes first, late ones above all', async () => {
    const at = (days: number) => buildSignal(server, places.here, new Date(now() - days * DAY).toISOString());
    const [fresh, late, mine] = [await at(1), await at(DEFAULT_ANSWER_DAYS + 2), await at(2)];
    await put(ward, `/v1/signals/${mine}/assignee`, { personId: ward.id, version: 0 }, 'PUT');
    const items = await of(ward, 'answer');
    expect(items.map(({ subjectId }) => subjectId)).toEqual([late, mine, fresh]);
    expect(items[0]?.detail).toEqual(expect.any(String));
    expect(items.map((item) => item.late)).toEqual([true, false, false]);
    expect(items[1]?.reason).toBe('U pakt dit signaal op.');
    expect((await of(police, 'answer')).map(({ reason }) => reason)).not.toContain('U pakt dit signaal op.');
    for (const id of [fresh, late, mine]) await commitAs(server, ward, id);
    expect(await of(ward, 'answer')).toEqual([]);
    expect(await of(police, 'answer')).toHaveLength(3);
  });

  test('of very many it tells some and counts the rest', async () => {
    for (let made = 0; made < MOST_TODAY + 3; made += 1)
      await buildSignal(server, places.elsewhere, new Date(now() - DAY).toISOString());
    const other = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
    const { items, more } = (await today(other)).body;
    expect(items).toHaveLength(MOST_TODAY);
    expect(more).toEqual([{ kind: 'answer', count: 3 }]);
  });

  test('a task is told to the organisation that does it, from a week before its day, while it may see the case', async () => {
    const shared = await openCase(ward, 'TLP:GREEN');
    const closed = await openCase(ward, 'TLP:AMBER+STRICT');
    for (const id of [shared, closed])
      for (const days of [-1, 3, 20])
        await put(ward, `/v1/cases/${id}/entries`, {
          kind: 'task',
          words: `Bel de beheerder ${days}`,
          date: dayFrom(days),
          parties: [police.organisationId],
        });
    const tasks = await of(police, 'task');
    expect(tasks.map(({ subjectId, late }) => [subjectId, late])).toEqual([
      [shared, true],
      [shared, false],
    ]);
    expect(await of(ward, 'task')).toEqual([]);
    const elsewhere = await buildPerson(server, {
      organisationId: police.organisationId,
      roles: [{ role: 'community-officer', placeId: places.elsewhere }],
    });
    expect(await of(elsewhere, 'task')).toEqual([]);
  });

  test('a case in which nothing moved is told to who opened it, until something moves', async () => {
    const id = await openCase(ward, 'TLP:GREEN');
    expect(await of(ward, 'case')).toEqual([]);
    const db = server.context.db.withTables<ResponseTables>();
    const longAgo = new Date(now() - 20 * DAY);
    await db.updateTable('case_file').set({ opened_at: longAgo }).where('id', '=', id).execute();
    // A row of it does not change.
    const signals = await db.deleteFrom('case_signal').where('case_id', '=', id).returningAll().execute();
    await db
      .insertInto('case_signal')
      .values(signals.map((signal) => ({ ...signal, added_at: longAgo })))
      .execute();
    expect((await of(ward, 'case')).map(({ subjectId }) => subjectId)).toEqual([id]);
    expect(await of(police, 'case')).toEqual([]);
    const written = await put(ward, `/v1/cases/${id}/entries`, {
      kind: 'agreement',
      words: 'Wij praten.',
      date: dayFrom(0),
      parties: [ward.organisationId, police.organisationId],
    });
    expect(written.body).toMatchObject({ id });
    expect(await of(ward, 'case')).toEqual([]);
  });

  test('a passport that ends soon is told to who manages passports there', async () => {
    const { datastreams } = await buildThing(server, { position: places.pointHere });
    const id = datastreams[0] ?? 0;
    const privacy = await buildPerson(server, { roles: [{ role: 'privacy-officer', placeId: places.here }] });
    const elsewhere = await buildPerson(server, { roles: [{ role: 'privacy-officer', placeId: places.elsewhere }] });
    await server.client.putPassport({ id, body: { ...buildPassport(), validUntil: `${dayFrom(30)}T00:00:00Z` } });
    expect((await of(privacy, 'passport')).map((item) => item.datastreamId)).toEqual([id]);
    expect(await of(elsewhere, 'passport')).toEqual([]);
    expect(await of(ward, 'passport')).toEqual([]);
    await server.client.putPassport({ id, body: { ...buildPassport(), validUntil: `${dayFrom(300)}T00:00:00Z` } });
    expect(await of(privacy, 'passport')).toEqual([]);
  });

  test('is told in the language that was asked for', async () => {
    await buildSignal(server, places.here, new Date(now() - DAY).toISOString());
    const answer = await fetch(`${server.url}/v1/today`, { headers: { ...ward.headers, 'accept-language': 'en' } });
    const body = (await answer.json()) as Today;
    expect(body.items[0]?.reason).toBe('You work on signals at this place.');
    expect(body.items[0]?.sentence).toMatch(/waits for your interpretation/);
  });
});
