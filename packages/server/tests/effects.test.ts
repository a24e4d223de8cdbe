import {
  type CaseFile,
  DAY,
  type EffectFile,
  HOUR,
  type InterventionFile,
  type NoticeList,
  type PastEffectList,
  type Problem,
} from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { buildCity, feedCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

/** A Monday in winter, local midnight: no hour is skipped in these weeks. */
const START = Date.parse('2026-02-01T23:00:00Z');
const WEEK = 7 * DAY;
const clock = new FakeClock(START);
/** The first street counts two in five fewer; the second nothing special, and is judged as well. */
const change = { fromMs: START, by: 0.6 };

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let streams: number[];
let measure: InterventionFile;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
  streams = await buildCity(server, { streets: 5, from: START - 24 * WEEK, to: START, minimumGroup: 70 });
  measure = await begin([expectLess(streams[0] ?? 0, streams.slice(1))]);
  clock.set(START + 4 * WEEK + DAY);
  // Sessions do not last for weeks.
  const again = async (who: TestPerson) => ({ ...who, headers: await openSessionOf(server, who.id) });
  [ward, police] = [await again(ward), await again(police)];
  await feedCity(server, streams, { streets: 5, from: START, to: START + 4 * WEEK + 12 * HOUR, change });
});
afterAll(() => server?.stop());

async function begin(expected: InterventionFile['plan']['expected'], label = 'TLP:CLEAR'): Promise<InterventionFile> {
  const signalId = await buildSignal(server, places.here, new Date(clock.now() - 2 * DAY).toISOString());
  for (const who of [ward, police]) await commitAs(server, who, signalId);
  const body = { title: 'Onrust', signalId, script: null, label, audience: [] };
  const file = (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
  const plan = buildPlan({
    ownerId: ward.organisationId,
    placeId: places.here,
    startsOn: '2026-02-02',
    endsOn: '2026-03-15',
    by: '2026-03-01',
    expected,
  });
  const proposed = (await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan })).body;
  const planned = (await stepAs(server, ward, proposed, { to: 'planned' })).body;
  const answer = await stepAs(server, ward, planned, { to: 'running' });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.body;
}

const look = () => server.rooms.response.effects.look();
const read = async () => (await askMeasure(server, ward, 'GET', `/${measure.id}`)).body;
const fileOf = async (effect: number, who = ward) =>
  askAs<EffectFile & Problem>(server, who, { path: `/v1/interventions/${measure.id}/effects/${effect}` });

test('before the start the smallest effect that would be seen is told, and comparisons are proposed', async () => {
  const body = {
    caseId: measure.caseId,
    interventionId: null,
    datastreamId: streams[0],
    startsOn: '2026-02-02',
    by: '2026-03-01',
    comparisons: null,
  };
  const {
    status,
    text,
    body: told,
  } = await askAs<{ candidates: { id: number; use: boolean; reason: string }[]; smallest: string }>(server, ward, {
    method: 'POST',
    path: '/v1/interventions/preview',
    body,
  });
  expect([status, text]).toEqual([200, expect.stringMatching(/geen verandering die kleiner is dan \d+(,\d)?%/)]);
  expect(told.candidates.map(({ id, use, reason }) => [id, use, reason]).sort()).toEqual(
    streams.slice(1).map((id) => [id, true, 'alike']),
  );
  // The same series is under this measure, so that it is no comparison for another.
  const other = await askAs<{ candidates: { id: number; use: boolean; reason: string }[] }>(server, ward, {
    method: 'POST',
    path: '/v1/interventions/preview',
    body: { ...body, datastreamId: streams[1] },
  });
  expect(other.body.candidates.find(({ id }) => id === streams[0])).toMatchObject({
    use: false,
    reason: 'own-intervention',
  });
});

const told = async (who: TestPerson) => {
  await server.rooms.notices.run();
  const { body } = await askAs<NoticeList>(server, who, { path: '/v1/notices?limit=100' });
  return body.items.map(({ subjectId, sentence }) => [subjectId, sentence] as const);
};

describe('at the day by which an effect was expected', () => {
  test('it is computed once, without anybody asking', async () => {
    clock.set(Date.parse('2026-03-02T05:00:00Z') - DAY);
    await look();
    expect((await read()).effects).toEqual([]);
    clock.set(START + 4 * WEEK + DAY);
    await look();
    await look();
    const { effects } = await read();
    expect(effects).toMatchObject([
      { reason: 'due', state: 'done', progress: 100, verdict: 'probably-less', repeatable: true },
    ]);
    expect(effects[0]?.until).toBe('2026-03-01T23:00:00.000Z');
    expect(effects[0]?.sentence).toMatch(/^Waarschijnlijk minder: (3[5-9]|4[0-5])% minder dan zonder de maatregel/);
    expect(effects[0]?.expectation).toBe('Vooraf verwacht: 20% minder. Gevonden is meer dan dat.');
    expect(effects[0]?.sure).toContain('6 tot 9 van de 100');
    expect((await read()).verdict).toBe('probably-less');
    // Who may see the case is told, once; who works elsewhere is not.
    const verdicts = async (who: TestPerson) =>
      (await told(who)).filter(([, sentence]) => /een maatregel is beoordeeld/.test(sentence));
    for (const who of [ward, police])
      expect((await verdicts(who)).map(([subjectId]) => subjectId)).toEqual([measure.caseId]);
    const elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
    expect(await verdicts(elsewhere)).toEqual([]);
  });

  test('all its numbers can be read, in both languages', async () => {
    const [run] = (await read()).effects;
    const { body } = await fileOf(run?.id ?? 0);
    expect(body.numbers).toMatchObject({ weeksAfter: 4, spillOver: [], unusable: [] });
    expect(body.numbers?.comparisons.map(({ datastreamId }) => datastreamId).sort()).toEqual(streams.slice(1));
    // At the places that were compared with nothing was done, and next to nothing is found.
    for (const { placebo } of body.numbers?.comparisons ?? []) {
      expect(Math.abs(placebo.percent ?? Number.NaN)).toBeLessThan(10);
      expect(placebo.inUnit).toBe(null);
    }
    expect(body.numbers?.placesSentence).toMatch(/^Waarmee is vergeleken, daar is niets gedaan\..* meer\. Hoe verder/);
    const after = body.numbers?.weeks.filter((week) => week.after) ?? [];
    expect(after).toHaveLength(4);
    for (const { measured, expected, low, high } of after) {
      expect(measured ?? 0).toBeLessThan(low ?? 0);
      expect(expected ?? 0).toBeGreaterThan(low ?? 0);
      expect(expected ?? 0).toBeLessThan(high ?? 0);
    }
    expect(body.numbers?.sentences.join(' ')).toContain('Kleine aantallen zijn verborgen');
    const speaking = { headers: { ...ward.headers, 'accept-language': 'en' } };
    const english = await askAs<EffectFile>(server, speaking, {
      path: `/v1/interventions/${measure.id}/effects/${run?.id}`,
    });
    expect(english.body.run.sentence).toMatch(/^Probably less/);
  });

  test('from what was kept the same comes out again', async () => {
    const [run] = (await read()).effects;
    const again = () =>
      askAs<{ same: boolean } & Problem>(server, ward, {
        method: 'POST',
        path: `/v1/interventions/${measure.id}/effects/${run?.id}/repeated`,
        body: {},
      });
    expect((await again()).body).toEqual({ same: true });
    await sql`update effect_run set outcome = jsonb_set(outcome, '{report,weeksBefore}', '7') where id = ${run?.id}`.execute(
      server.context.db,
    );
    expect((await again()).body).toEqual({ same: false });
  });
});

describe('on demand', () => {
  test('up to now, and what came after the measure is not its effect', async () => {
    expect((await askMeasure(server, ward, 'POST', `/${measure.id}/effects`, {})).status).toBe(200);
    await look();
    const asked = (await read()).effects.find(({ reason }) => reason === 'asked');
    expect(asked).toMatchObject({ state: 'done', until: new Date(clock.now()).toISOString() });
  });

  test('a place where nothing was done gets no effect, and too few comparisons are told', async () => {
    // Begun on a clock that is set back, as the weeks have passed already.
    const now = clock.now();
    clock.set(START);
    const quiet = await begin(
      [expectLess(streams[1] ?? 0, streams.slice(3)), expectLess(streams[2] ?? 0, streams.slice(3, 4))],
      'TLP:AMBER+STRICT',
    );
    clock.set(now);
    await look();
    const { effects } = (await askMeasure(server, ward, 'GET', `/${quiet.id}`)).body;
    const of = (id: number | undefined) => effects.find(({ datastreamId }) => datastreamId === id);
    expect(of(streams[1])).toMatchObject({
      verdict: 'none-shown',
      sentence: expect.stringContaining('Geen effect aangetoond'),
    });
    expect(of(streams[2])).toMatchObject({
      verdict: 'cannot-tell',
      sentence: expect.stringContaining('bruikbaar zijn er 1'),
    });
  });

  test('one that waits or runs can be cancelled, stays so, and can be asked again', async () => {
    for (const state of ['waiting', 'running']) {
      const { rows } = await sql<{ id: number }>`
        insert into effect_run (intervention_id, expected_index, datastream_id, reason, asked_at, until, state)
        values (${measure.id}, 0, ${streams[0]}, 'asked', now(), now(), ${state}) returning id`.execute(
        server.context.db,
      );
      const path = `/${measure.id}/effects/${rows[0]?.id}/cancelled`;
      expect((await askMeasure(server, ward, 'POST', path, {})).body.effects[0]).toMatchObject({ state: 'cancelled' });
      await look();
      expect((await read()).effects[0]).toMatchObject({ id: rows[0]?.id, state: 'cancelled', verdict: null });
    }
    await askMeasure(server, ward, 'POST', `/${measure.id}/effects`, {});
    await look();
    expect((await read()).effects[0]).toMatchObject({ state: 'done' });
  });

  test('a measure that has not begun has none', async () => {
    const plan = { ...measure.plan, expected: [expectLess(streams[0] ?? 0)] };
    const proposed = (await askMeasure(server, ward, 'POST', '', { caseId: measure.caseId, plan })).body;
    expect((await askMeasure(server, ward, 'POST', `/${proposed.id}/effects`, {})).status).toBe(409);
  });
});

test('small counts behind an effect are those that everybody may see', async () => {
  const entry = server.rooms.sensors.catalog.find(streams[0] ?? 0);
  if (!entry) throw new Error('no series');
  const { values } = await server.rooms.rhythm.shownHours(entry, { from: START - WEEK, to: START });
  // At night some sixty are counted, of which less than seventy is hidden: half of that stands there.
  expect(new Set(values.filter((value) => value < 70))).toEqual(new Set([35]));
  expect(values.filter((value) => value > 70).length).toBeGreaterThan(100);
});

describe('what was tried', () => {
  const list = (who: TestPerson, query = '') => askAs<PastEffectList>(server, who, { path: `/v1/effects${query}` });

  test('failures included, by kind and verdict and words', async () => {
    const { items } = (await list(ward)).body;
    expect(items.map(({ verdict, label }) => [verdict, label])).toEqual(
      expect.arrayContaining([
        ['probably-less', 'TLP:CLEAR'],
        ['none-shown', 'TLP:AMBER+STRICT'],
        ['cannot-tell', 'TLP:AMBER+STRICT'],
      ]),
    );
    expect(items).toHaveLength(3);
    const count = async (query: string) => (await list(ward, query)).body.items.length;
    expect(await count('?kind=presence')).toBe(3);
    expect(await count('?kind=lighting')).toBe(0);
    expect(await count('?verdict=cannot-tell')).toBe(1);
    expect(await count('?search=PLEIN')).toBe(3);
    expect(await count('?search=%25')).toBe(0);
  });

  test('each sees those of cases that they may see', async () => {
    const now = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
    const far = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.elsewhere }] });
    expect((await list(now)).body.items.map(({ label }) => label)).toEqual(['TLP:CLEAR']);
    expect((await list(far)).body.items).toEqual([]);
    const [run] = (await read()).effects;
    expect((await fileOf(run?.id ?? 0, far)).status).toBe(404);
    for (const what of ['', `/${run?.id}/cancelled`, `/${run?.id}/repeated`])
      expect((await askMeasure(server, far, 'POST', `/${measure.id}/effects${what}`, {})).status).toBe(404);
  });
});

test('when hours are due they go from what was kept; the effect stays, and cannot be done again', async () => {
  const [run] = (await read()).effects;
  const [, , , series = 0] = streams;
  const passport = buildPassport({ intervalSeconds: 3600, minimumGroup: 70, retentionDays: 30 });
  await server.client.putPassport({ id: series, body: passport });
  await server.client.runRetention();
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from effect_input where datastream_id = ${series}`.execute(server.context.db);
  expect(rows).toEqual([{ n: 0 }]);
  expect((await read()).effects.find(({ id }) => id === run?.id)).toMatchObject({ repeatable: false, state: 'done' });
  const path = `/v1/interventions/${measure.id}/effects/${run?.id}/repeated`;
  expect((await askAs<Problem>(server, ward, { method: 'POST', path, body: {} })).status).toBe(409);
});
