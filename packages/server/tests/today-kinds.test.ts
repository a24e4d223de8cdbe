import {
  type CaseFile,
  DAY,
  type FeedbackProposal,
  type InterventionFile,
  type NoticeList,
  type Problem,
  type Today,
  type TodayKind,
} from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';

let server: TestServer;
let places: Places;
let series: number;
let ward: TestPerson;
let police: TestPerson;
/** Of the organisation of the ward officer, and at another place. */
let away: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
});
afterAll(() => server?.stop());
beforeEach(async () => {
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
  const { organisationId } = ward;
  away = await buildPerson(server, { organisationId, roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
});

const now = () => server.context.clock.now();
/** In the Netherlands, where the measures are. */
const dayOf = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(now() + days * DAY);
const dayFrom = (days: number) => new Date(now() + days * DAY).toISOString().slice(0, 10);
const ask = <T = CaseFile & Problem>(who: TestPerson, method: string, path: string, body?: unknown) =>
  askAs<T>(server, who, { method, path, body });
const of = async (who: TestPerson, kind: TodayKind) =>
  (await ask<Today>(who, 'GET', '/v1/today')).body.items.filter((item) => item.kind === kind);

async function openCase(label = 'TLP:GREEN', audience: number[] = []): Promise<number> {
  const signalId = await buildSignal(server, places.here, new Date(now() - DAY).toISOString());
  for (const who of [ward, police]) await commitAs(server, who, signalId);
  const body = { title: 'Onrust', signalId, script: null, label, audience };
  return (await ask(ward, 'POST', '/v1/cases', body)).body.id;
}

/** Agreed on, by the organisation of the ward officer unless one says otherwise. */
async function planMeasure(caseId: number, { ownerId = ward.organisationId, starts = 2 } = {}) {
  const [startsOn, endsOn, by] = [dayFrom(starts), dayFrom(20), dayFrom(20)];
  const plan = buildPlan({ ownerId, placeId: places.here, startsOn, endsOn, by, expected: [expectLess(series)] });
  const proposed = (await askMeasure(server, ward, 'POST', '', { caseId, plan })).body;
  const planned = await stepAs(server, ward, proposed, { to: 'planned' });
  expect([planned.status, planned.text]).toEqual([200, expect.any(String)]);
  return planned.body;
}

const begin = async (measure: InterventionFile) => (await stepAs(server, ward, measure, { to: 'running' })).body;

describe('a measure that was agreed on', () => {
  test('waits for who planned it and for the organisation that does it, until it begins', async () => {
    const measure = await planMeasure(await openCase(), { ownerId: police.organisationId });
    const expected = [{ subjectId: measure.id, dueAt: `${dayFrom(2)}T12:00:00.000Z`, late: false }];
    expect(await of(ward, 'measure')).toMatchObject(expected);
    expect(await of(police, 'measure')).toMatchObject(expected);
    const other = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
    for (const who of [away, other]) expect(await of(who, 'measure')).toEqual([]);
    await begin(measure);
    for (const who of [ward, police]) expect(await of(who, 'measure')).toEqual([]);
  });

  test('is late once the day of its start is over, and goes when it is withdrawn', async () => {
    const measure = await planMeasure(await openCase(), { starts: -3 });
    expect(await of(ward, 'measure')).toMatchObject([{ subjectId: measure.id, late: true }]);
    expect((await stepAs(server, ward, measure, { to: 'withdrawn', reason: 'Niet meer nodig' })).status).toBe(200);
    expect(await of(ward, 'measure')).toEqual([]);
  });

  test('is not told to an organisation that may not see its case, nor of a closed case', async () => {
    const hidden = await openCase('TLP:AMBER+STRICT');
    await planMeasure(hidden, { ownerId: police.organisationId });
    expect(await of(police, 'measure')).toEqual([]);
    expect(await of(ward, 'measure')).toHaveLength(1);
    const { title, script, version } = (await ask(ward, 'GET', `/v1/cases/${hidden}`)).body;
    await ask(ward, 'PUT', `/v1/cases/${hidden}`, { title, script, closed: true, version });
    expect(await of(ward, 'measure')).toEqual([]);
  });
});

describe('a measure that runs', () => {
  /** Begun with days to come, then given the days of the test. */
  async function running(days: { endsOn: string; stopOn: string | null }, change: { ownerId?: number } = {}) {
    const measure = await begin(await planMeasure(await openCase(), change));
    const plan = { ...measure.plan, startsOn: dayFrom(-10), by: dayFrom(20), ...days };
    const path = `/${measure.id}`;
    const changed = await askMeasure(server, ward, 'PUT', path, { plan, version: measure.version });
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    return changed.body;
  }

  test.each<[string, number, number | null, RegExp, boolean]>([
    ['on its last day', 0, null, /^De laatste dag van /, false],
    ['beyond its last day', -2, null, /^De laatste dag van /, true],
    ['on its stop day', 20, 0, /^De stopdag van /, false],
    ['beyond its stop day', 20, -2, /^De stopdag van /, true],
  ])('%s asks who planned it and the organisation that does it, until it ends', async (...row) => {
    const [, ends, stops, sentence, late] = row;
    const days = { endsOn: dayOf(ends), stopOn: stops === null ? null : dayOf(stops) };
    const measure = await running(days, { ownerId: police.organisationId });
    const dueAt = `${days.stopOn ?? days.endsOn}T12:00:00.000Z`;
    for (const who of [ward, police])
      expect(await of(who, 'measure')).toMatchObject([
        { subjectId: measure.id, sentence: expect.stringMatching(sentence), dueAt, late },
      ]);
    const other = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
    for (const who of [away, other]) expect(await of(who, 'measure')).toEqual([]);
    expect((await stepAs(server, ward, measure, { to: 'ended' })).status).toBe(200);
    for (const who of [ward, police]) expect(await of(who, 'measure')).toEqual([]);
  });

  test('with its days to come asks nothing', async () => {
    await running({ endsOn: dayFrom(20), stopOn: dayFrom(2) });
    expect(await of(ward, 'measure')).toEqual([]);
  });

  test('is told once, to who may see its case, and no more once it ended', async () => {
    const measure = await running({ endsOn: dayFrom(20), stopOn: dayFrom(-1) }, { ownerId: police.organisationId });
    const told = async (who: TestPerson) =>
      (await ask<NoticeList>(who, 'GET', '/v1/notices')).body.items.filter(
        ({ subjectId, sentence }) => subjectId === measure.caseId && sentence.endsWith('Besluit of hij doorgaat.'),
      ).length;
    for (let run = 0; run < 2; run++) await server.rooms.notices.run();
    expect([await told(ward), await told(police), await told(away)]).toEqual([1, 1, 0]);
    await stepAs(server, ward, measure, { to: 'stopped', reason: 'Het werkte niet' });
    expect([await told(ward), await told(police)]).toEqual([0, 0]);
  });

  test('is not told to an organisation that may not see its case', async () => {
    const hidden = await openCase('TLP:AMBER+STRICT');
    const measure = await begin(await planMeasure(hidden, { ownerId: police.organisationId }));
    const plan = { ...measure.plan, startsOn: dayFrom(-10), stopOn: dayFrom(-1) };
    await askMeasure(server, ward, 'PUT', `/${measure.id}`, { plan, version: measure.version });
    await server.rooms.notices.run();
    expect([(await of(ward, 'measure')).length, (await of(police, 'measure')).length]).toEqual([1, 0]);
    const { items } = (await ask<NoticeList>(police, 'GET', '/v1/notices')).body;
    expect(items.filter(({ kind, subjectId }) => kind === 'case' && subjectId === hidden)).toEqual([]);
  });
});

describe('a verdict', () => {
  const judge = (measure: number, daysAgo: number) =>
    putVerdict(server, { measure, series, finishedAt: new Date(now() - daysAgo * DAY) });

  test('is news for two weeks, to who planned the measure and the organisation that does it', async () => {
    const measure = await begin(await planMeasure(await openCase(), { ownerId: police.organisationId }));
    expect(await of(ward, 'verdict')).toEqual([]);
    await judge(measure.id, 13);
    for (const who of [ward, police])
      expect(await of(who, 'verdict')).toMatchObject([
        { subjectId: measure.id, sentence: expect.stringContaining('geen effect aangetoond'), dueAt: null },
      ]);
    const other = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
    for (const who of [away, other]) expect(await of(who, 'verdict')).toEqual([]);
    await server.context.database.pool.query(
      `update effect_run set finished_at = finished_at - interval '2 days' where intervention_id = $1`,
      [measure.id],
    );
    for (const who of [ward, police]) expect(await of(who, 'verdict')).toEqual([]);
  });

  test('is not told to an organisation that may not see its case', async () => {
    const hidden = await openCase('TLP:AMBER+STRICT');
    const measure = await begin(await planMeasure(hidden, { ownerId: police.organisationId }));
    await judge(measure.id, 1);
    expect(await of(police, 'verdict')).toEqual([]);
    expect(await of(ward, 'verdict')).toHaveLength(1);
  });
});

test('a proposal is told to who tunes signals there, until it is decided on', async () => {
  const [at, other] = [await layDistrict(server), await layDistrict(server)];
  const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: at }] });
  const elsewhere = await buildPerson(server, { roles: [{ role: 'analyst', placeId: other }] });
  const officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: at }] });
  for (let made = 0; made < 5; made++) {
    expect(await of(analyst, 'proposal')).toEqual([]);
    const signal = await buildSignal(server, at, new Date(now() - (made + 1) * DAY).toISOString());
    const said = { verdict: 'false-alarm', reason: 'Er was niets.', version: 0 };
    expect((await ask<Problem>(officer, 'POST', `/v1/signals/${signal}/feedback`, said)).status).toBe(200);
  }
  expect(await of(analyst, 'proposal')).toMatchObject([
    { subjectId: at, reason: 'U bepaalt op deze plek hoeveel signalen er komen.', late: false },
  ]);
  for (const who of [elsewhere, officer]) expect(await of(who, 'proposal')).toEqual([]);
  const { items } = (await ask<{ items: FeedbackProposal[] }>(analyst, 'GET', `/v1/feedback-proposals?place=${at}`))
    .body;
  const body = { kind: 'fewer', placeId: at, decision: 'dismissed', perWeek: items[0]?.perWeek?.proposed };
  expect((await ask<Problem>(analyst, 'POST', '/v1/feedback-decisions', body)).status).toBe(201);
  expect(await of(analyst, 'proposal')).toEqual([]);
});

test('notices that were not read are one item, of who was told alone, until they are read', async () => {
  const at = await layDistrict(server);
  const workerAt = (placeId: number) => buildPerson(server, { roles: [{ role: 'ward-officer', placeId }] });
  const [told, untold] = [await workerAt(at), await workerAt(places.elsewhere)];
  expect(await of(told, 'notices')).toEqual([]);
  await buildSignal(server, at, new Date(now()).toISOString());
  await server.rooms.notices.run();
  expect(await of(told, 'notices')).toMatchObject([
    { subjectId: told.id, sentence: 'U heeft 1 nieuwe melding.', late: false },
  ]);
  expect(await of(untold, 'notices')).toEqual([]);
  const { items } = (await ask<NoticeList>(told, 'GET', '/v1/notices')).body;
  await ask(told, 'POST', '/v1/notices/read', { upTo: items[0]?.id });
  expect(await of(told, 'notices')).toEqual([]);
});
