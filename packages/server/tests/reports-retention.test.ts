import { type CaseFile, DAY, type KeepTerms } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, declineAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { addReport, LOUD_MUSIC } from './kit/reporting.ts';

const START = Date.parse('2026-11-20T22:00:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: null }] });
});
afterAll(() => server?.stop());

const add = async (placeId: number) =>
  (await addReport(server, ward, { placeId, categoryId: LOUD_MUSIC, amount: 2 })).body.id;
const left = async () => {
  const { rows } = await server.context.database.pool.query<{ id: number }>('select id from report order by id');
  return rows.map(({ id }) => id);
};
const runAt = async (time: number) => {
  clock.set(time);
  expect((await server.send('POST', '/v1/retention/runs')).status).toBe(200);
};

test('reports go a year after what they tell of, or by the term of their place, and stay while in an open case', async () => {
  const [here, held, there] = [await add(places.here), await add(places.here), await add(places.elsewhere)];
  const terms = await server.send<KeepTerms>('PUT', `/v1/places/${places.elsewhere}/keep-terms`, {
    reportsDays: 30,
    version: 0,
  });
  expect(terms.body).toMatchObject({
    reports: { days: 30, fromPlaceId: places.elsewhere },
    words: { days: 365, fromPlaceId: null },
  });
  const signalId = await buildSignal(server, places.here, '2026-11-20T21:00:00Z');
  const body = { title: 'Onrust', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  await declineAs(server, ward, signalId);
  const { body: file } = await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body });
  const link = { method: 'PUT', path: `/v1/cases/${file.id}/reports/${held}`, body: { linked: true, version: 0 } };
  expect((await askAs(server, ward, link)).status).toBe(200);
  await runAt(START + 30 * DAY - 1);
  expect(await left()).toEqual([here, held, there]);
  await runAt(START + 30 * DAY);
  expect(await left()).toEqual([here, held]);
  await runAt(START + 365 * DAY);
  expect(await left()).toEqual([held]);
  const { pool } = server.context.database;
  await pool.query('update case_file set closed_at = $1 where id = $2', [new Date(clock.now()), file.id]);
  await runAt(START + 365 * DAY);
  expect(await left()).toEqual([]);
  const { rows } = await pool.query(
    `select detail from log_entry where kind = 'retention.reports-removed' order by position`,
  );
  expect(rows.map(({ detail }) => JSON.parse(detail as string))).toEqual([
    { byTermDays: { 30: 1 }, reports: 1 },
    { byTermDays: { 365: 1 }, reports: 1 },
    { byTermDays: { 365: 1 }, reports: 1 },
  ]);
});

test('one that an older backup brings back goes again, also where the term has grown since', async () => {
  const { pool } = server.context.database;
  await pool.query(
    `insert into report (place_id, category_id, from_time, until_time, amount, source, received_at)
     values ($1, 1, $2::timestamptz - interval '1 hour', $2, 1, 'colleague', $2)`,
    [places.elsewhere, new Date(START)],
  );
  await server.send('PUT', `/v1/places/${places.elsewhere}/keep-terms`, { reportsDays: 3_650, version: 1 });
  await runAt(START + 366 * DAY);
  expect(await left()).toEqual([]);
});
