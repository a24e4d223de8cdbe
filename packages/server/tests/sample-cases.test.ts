import { type CaseList, DAY, HOUR, type PastEffectList, type SampleCase } from '@wijkritme/contract';
import { layDown } from '@wijkritme/demodam';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectFirstReactions } from '../src/response/sql/scores.ts';
import type { ResponseTables } from '../src/response/tables.ts';
import { ensureSimulatedOrganisation } from '../src/sharing/index.ts';
import { buildThing } from '../testing/builders.ts';
import { buildPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { askAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';

/** Demodam is laid down in winter, with 34 weeks of its passers-by. */
const BIRTH = Date.parse('2026-11-23T08:00:00Z');
const clock = new FakeClock(BIRTH);
let server: TestServer;
let cases: SampleCase[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock });
  const city = { baseUrl: server.url, key: server.adminKey, mqttUrl: '', weeks: 0, longWeeks: 34, now: () => BIRTH };
  await layDown({
    ...city,
    onSampleCases: (found) => {
      cases = found;
    },
  });
}, 300_000);
afterAll(() => server?.stop());

const lay = (changed: readonly unknown[]) =>
  server.rooms.response.samples.lay({ type: 'sample-cases', cases: changed });
/** A message that cannot be read is refused as a whole, a case by itself. */
const whyRefused = (changed: unknown): Promise<string> =>
  lay([changed]).then(
    ({ refused }) => refused.map(({ reason }) => reason).join(),
    (cause: Error) => cause.message,
  );
const first = (): SampleCase => {
  const [one] = cases;
  if (!one) throw new Error('the city handed over no cases');
  return one;
};
const idsOf = async () => (await server.client.listPlaces()).items.filter(({ simulated }) => simulated);
const analyst = () => buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
const isEmpty = async () => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from case_file)::int + (select count(*) from organisation where name like '%(simulatie)')::int
      + (select count(*) from interpretation)::int as n`.execute(server.context.db);
  return rows[0]?.n === 0;
};

test('no case is laid down that says more than a simulation may', async () => {
  const one = first();
  const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();
  const measure = (change: Partial<SampleCase['measure']>) => ({ ...one, measure: { ...one.measure, ...change } });
  const [expected] = one.measure.expected;
  const wrong: [unknown, string][] = [
    [{ ...one, organisations: [{ kind: 'police', name: 'Politie' }, one.organisations[0]] }, '/cases'],
    [{ ...one, more: 1 }, '/cases'],
    [{ ...one, placeId: 9_999 }, '/placeId'],
    [{ ...one, answers: one.answers.slice(0, 1) }, '/answers'],
    [{ ...one, answers: one.answers.map((said) => ({ ...said, role: 'ward-officer' })) }, '/answers'],
    [{ ...one, answers: one.answers.map((said) => ({ ...said, organisation: 4 })) }, '/answers/0/organisation'],
    [{ ...one, answers: one.answers.map((said) => ({ ...said, explanation: 'Magic' })) }, '/answers/0/explanation'],
    [{ ...one, answers: [...one.answers].reverse() }, '/answers/1/at'],
    [{ ...one, closedAt: later(new Date(BIRTH).toISOString(), HOUR) }, '/closedAt'],
    [{ ...one, endedAt: one.startedAt }, '/endedAt'],
    [{ ...one, startedAt: later(one.startedAt, DAY) }, '/measure/startsOn'],
    [measure({ endsOn: '2020-01-01' }), '/plan/endsOn'],
    [measure({ by: '2026-12-31' }), '/measure/by'],
    [measure({ expected: [{ ...expected, datastreamId: 9_999 }] } as never), '/measure/expected/0/datastreamId'],
    [
      measure({ expected: [{ ...expected, datastreamId: expected?.comparisons[0], comparisons: [] }] } as never),
      '/measure/expected/0/datastreamId',
    ],
  ];
  for (const [changed, pointer] of wrong) {
    expect(await whyRefused(changed)).toContain(`${pointer} `);
  }
  expect(await isEmpty()).toBe(true);
});

test('one real sensor at its place, or where it is compared with, and no case is laid down', async () => {
  const one = first();
  for (const [spot, pointer] of [
    ['Sluisplein', '/placeId'],
    ['Markt', '/measure/expected/0/comparisons/0'],
  ] as const) {
    const found = await server.send<{ value: { location: { coordinates: [number, number] } }[] }>(
      'GET',
      `/v1.1/Locations?$filter=${encodeURIComponent(`name eq '${spot}'`)}&$top=1`,
    );
    const position = found.body.value[0]?.location.coordinates ?? [0, 0];
    const { thingId, datastreams } = await buildThing(server, { name: 'Echte teller', position });
    expect(await whyRefused(one)).toMatch(
      new RegExp(`^${pointer} has a real datastream at place \\d+, ${datastreams[0]};`),
    );
    await server.send('DELETE', `/v1.1/Things(${thingId})`);
  }
  expect(await isEmpty()).toBe(true);
});

test('a newcomer finds three finished cases with verdicts that were computed; once', async () => {
  expect(await lay(cases)).toEqual({ laid: 3, refused: [] });
  expect(await lay(cases)).toEqual({ laid: 0, refused: [] });
  await server.rooms.response.effects.look();
  await server.rooms.response.effects.look();
  const who = await analyst();
  const { body } = await askAs<PastEffectList>(server, who, { path: '/v1/effects' });
  const told = new Map(body.items.map(({ title, verdict }) => [title, verdict]));
  expect(told).toEqual(
    new Map([
      ['Gastheren op het Sluisplein', 'probably-less'],
      ['Schoolplein open na schooltijd', 'probably-more'],
      ['Extra verlichting op de Binnenkade', 'none-shown'],
    ]),
  );
  for (const one of body.items) expect(one).toMatchObject({ simulated: true, label: 'TLP:GREEN', state: 'ended' });
  const listed = await askAs<CaseList>(server, who, { path: '/v1/cases' });
  expect(listed.body.items.map(({ simulated, closed }) => [simulated, closed])).toEqual(Array(3).fill([true, true]));
  // What was said of its signal stays blind until one has said something oneself.
  for (const { id } of listed.body.items) {
    const { status, text } = await askAs(server, who, { path: `/v1/cases/${id}` });
    expect(status).toBe(200);
    for (const { answers } of cases) for (const { words } of answers) expect(text).not.toContain(words);
  }
}, 120_000);

test('who does not work there sees none of it, and nobody takes the mark off', async () => {
  const place = (await idsOf()).find(
    ({ id, kind }) => kind === 'neighbourhood' && !cases.some(({ placeId }) => placeId === id),
  );
  expect(place).toBeDefined();
  const elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: place?.id ?? null }] });
  expect((await askAs(server, undefined, { path: '/v1/effects' })).status).toBe(401);
  expect((await server.send('GET', '/v1/effects')).status).toBe(403);
  const officer = await buildPerson(server, { roles: [{ role: 'privacy-officer', placeId: null }] });
  expect((await askAs(server, officer, { path: '/v1/effects' })).status).toBe(403);
  const shown = await askAs<PastEffectList>(server, elsewhere, { path: '/v1/effects' });
  expect(shown.body.items).toEqual([]);
  await expect(sql`update case_file set simulated = false`.execute(server.context.db)).rejects.toThrow(
    'whether a case is simulated does not change',
  );
});

test('they are there after a restart, and nobody counts as having reacted to their signals', async () => {
  const { dataDir } = server;
  await server.halt();
  server = await startTestServer({ clock, dataDir });
  const who = await analyst();
  const listed = await askAs<CaseList>(server, who, { path: '/v1/cases' });
  expect(listed.body.items).toHaveLength(3);
  const { rows } = await sql<{ id: number }>`select signal_id as id from case_signal`.execute(server.context.db);
  expect(rows).toHaveLength(3);
  const reacted = await selectFirstReactions(
    server.context.db.withTables<ResponseTables>(),
    rows.map(({ id }) => id),
  );
  expect(reacted).toEqual(new Map());
});

test('a sample city that goes takes its cases, its words and its organisations along', async () => {
  for (const { id, parentId } of await idsOf())
    if (parentId === null) await server.client.deletePlace({ id, withReadings: true });
  const { rows } = await sql<{ cases: number; words: number; open: number }>`
    select (select count(*) from case_file)::int as cases, (select count(*) from interpretation)::int as words,
      (select count(*) from organisation where name like '%(simulatie)' and closed_at is null)::int as open`.execute(
    server.context.db,
  );
  expect(rows[0]).toEqual({ cases: 0, words: 0, open: 0 });
  // The next city speaks for organisations that are there.
  const [organisation] = first().organisations;
  if (!organisation) throw new Error('the case has no organisations');
  const id = await ensureSimulatedOrganisation(server.context.db, organisation, BIRTH);
  const open = (await server.client.listOrganisations()).items.filter(({ closed }) => !closed);
  expect(open.map((one) => one.id)).toContain(id);
}, 60_000);
