import { type CaseFile, DAY, type InterventionFile, type InterventionPlan, type Problem } from '@wijkritme/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { buildCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

/** Half an hour before midnight in the Netherlands. */
const NOW = Date.parse('2026-11-22T22:30:00Z');
const clock = new FakeClock(NOW);

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let streams: number[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
  streams = await buildCity(server, { streets: 4, from: NOW - 20 * DAY, to: NOW });
});
afterAll(() => server?.stop());

async function openCase(): Promise<CaseFile> {
  const signalId = await buildSignal(server, places.here);
  for (const who of [ward, police]) await commitAs(server, who, signalId);
  const body = { title: 'Onrust op het plein', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  return (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
}

const planOf = (change: Partial<InterventionPlan>) =>
  buildPlan({
    ownerId: ward.organisationId,
    placeId: places.here,
    expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
    ...change,
  });

async function propose(change: Partial<InterventionPlan>): Promise<InterventionFile> {
  const { id } = await openCase();
  const answer = await askMeasure(server, ward, 'POST', '', { caseId: id, plan: planOf(change) });
  expect([answer.status, answer.body.fields]).toEqual([201, undefined]);
  return answer.body;
}

describe('a day that is over when it begins', () => {
  afterEach(() => clock.set(NOW));

  async function planned(change: Partial<InterventionPlan>): Promise<InterventionFile> {
    return (await stepAs(server, ward, await propose(change), { to: 'planned' })).body;
  }
  const october = { startsOn: '2026-10-01', endsOn: '2027-01-31', stopOn: null, by: '2027-01-31' };

  test.each<[string, Partial<InterventionPlan>, string, string, RegExp]>([
    ['the effect was expected before', { by: '2026-11-15' }, '/plan/by', '2026-11-15', /kies een latere dag$/],
    ['the effect is expected today', { by: '2026-11-22' }, '/plan/by', '2026-11-22', /kies een latere dag$/],
    ['its last day is over', { endsOn: '2026-11-21' }, '/plan/endsOn', '2026-11-21', /al voorbij/],
    ['its stop day is over', { stopOn: '2026-11-21' }, '/plan/stopOn', '2026-11-21', /al voorbij/],
  ])('%s: refused, says where and what to do, and begins after a change of the plan', async (...row) => {
    const [, change, pointer, day, remedy] = row;
    const measure = await planned({ ...october, ...change });
    const refused = await stepAs(server, ward, measure, { to: 'running' });
    expect([refused.status, refused.body.fields?.map((field) => field.pointer)]).toEqual([400, [pointer]]);
    expect(refused.body.fields?.[0]?.message).toContain(day);
    expect(refused.body.fields?.[0]?.message).toMatch(remedy);
    expect((await askMeasure(server, ward, 'GET', `/${measure.id}`)).body.state).toBe('planned');
    const later = { plan: planOf(october), version: measure.version };
    const changed = (await askMeasure(server, ward, 'PUT', `/${measure.id}`, later)).body;
    expect((await stepAs(server, ward, changed, { to: 'running' })).body.state).toBe('running');
  });

  test('in a hurry too: an expectation is stated beforehand', async () => {
    const measure = await propose({ ...october, by: '2026-11-15' });
    const step = { to: 'running', emergency: true, reason: 'Er dreigt iets te breken.' };
    const refused = await stepAs(server, ward, measure, step);
    expect([refused.status, refused.body.fields?.[0]?.pointer]).toEqual([400, '/plan/by']);
  });

  test('the day is that of the place, and a measure of one day begins on it', async () => {
    const oneDay = { startsOn: '2026-11-22', endsOn: '2026-11-22', stopOn: null, by: '2026-11-23' };
    const [early, late] = [await planned(oneDay), await planned(oneDay)];
    expect((await stepAs(server, ward, early, { to: 'running' })).body.state).toBe('running');
    clock.set(Date.parse('2026-11-22T23:30:00Z'));
    const refused = await stepAs(server, ward, late, { to: 'running' });
    expect(refused.body.fields?.map(({ pointer }) => pointer)).toEqual(['/plan/by', '/plan/endsOn']);
  });
});

test('what is wrong is told in the language of who asks', async () => {
  const caseId = (await openCase()).id;
  const change = { endsOn: '2026-11-01', title: 'Bel jan@voorbeeld.nl' };
  const told = async (language: string, plan: InterventionPlan) => {
    const asked = { method: 'POST', path: `/v1/interventions?language=${language}`, body: { caseId, plan } };
    return (await askAs<Problem>(server, ward, asked)).body.fields;
  };
  const { title: personal, ...days } = change;
  const [nl, en] = [await told('nl', planOf(days)), await told('en', planOf(days))];
  expect(nl).toEqual([
    { pointer: '/plan/endsOn', message: 'ligt voor de eerste dag, 2026-11-23; kies een latere dag' },
  ]);
  expect(en).toEqual([{ pointer: '/plan/endsOn', message: 'lies before the start, 2026-11-23; choose a later day' }]);
  const [named] = (await told('nl', planOf({ title: personal }))) ?? [];
  expect(named?.message).toBe('bevat een e-mailadres; laat dat weg en schrijf over de plek');
});
