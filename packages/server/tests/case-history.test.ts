import {
  type CaseFile,
  DAY,
  type InterventionList,
  type InterventionSummary,
  limits,
  type Problem,
} from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs, declineAll, declineAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { buildCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const clock = new FakeClock(NOW);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let welfare: TestPerson;
let streams: number[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  const person = (role: 'ward-officer' | 'community-officer' | 'welfare-worker') =>
    buildPerson(server, { roles: [{ role, placeId: places.here }] });
  [ward, police, welfare] = [
    await person('ward-officer'),
    await person('community-officer'),
    await person('welfare-worker'),
  ];
  streams = await buildCity(server, { streets: 4, from: NOW - 20 * DAY, to: NOW });
});
afterAll(() => server?.stop());

const ask = (who: TestPerson, method: string, path: string, body?: unknown) =>
  askAs<CaseFile & Problem>(server, who, { method, path, body });
const look = async (who: TestPerson, id: number) => (await ask(who, 'GET', `/v1/cases/${id}`)).body;

async function openCase(label = 'TLP:GREEN', answered = [ward, police]): Promise<CaseFile> {
  clock.set(NOW);
  const signalId = await buildSignal(server, places.here);
  const body = { title: 'Onrust op het plein', signalId, script: null, label, audience: [] };
  await declineAll(server, signalId, answered);
  return (await ask(ward, 'POST', '/v1/cases', body)).body;
}

const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const wait = (minutes: number) => clock.set(NOW + minutes * 60_000);
const role = (who: TestPerson) => ({ id: who.organisationId });

test('a case keeps who opened it, closed it and opened it again, and when', async () => {
  const { id, title } = await openCase();
  const put = (who: TestPerson, closed: boolean, version: number) =>
    ask(who, 'PUT', `/v1/cases/${id}`, { title, script: null, closed, version });
  wait(1);
  await put(police, true, 1);
  wait(2);
  // Another name is no step.
  await ask(police, 'PUT', `/v1/cases/${id}`, { title: 'Anders', script: null, closed: true, version: 2 });
  wait(3);
  expect((await put(ward, false, 3)).body.steps).toMatchObject([
    { kind: 'opened', at: at(0), role: 'ward-officer', organisation: role(ward) },
    { kind: 'closed', at: at(1), role: 'community-officer', organisation: role(police) },
    { kind: 'reopened', at: at(3), role: 'ward-officer', organisation: role(ward) },
  ]);
  // Who comes second closes nothing.
  expect((await put(ward, true, 3)).status).toBe(409);
  expect((await look(ward, id)).steps).toHaveLength(3);
});

test('a case tells what became of its measures and what they did, to who may read it alone', async () => {
  const { id, signals } = await openCase('TLP:GREEN', []);
  for (const who of [ward, police]) await commitAs(server, who, signals[0]?.signalId ?? 0);
  const plan = buildPlan({
    ownerId: ward.organisationId,
    placeId: places.here,
    stopOn: '2026-12-10',
    expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
  });
  let measure = (await askMeasure(server, ward, 'POST', '', { caseId: id, plan })).body;
  wait(1);
  measure = (await stepAs(server, police, measure, { to: 'planned' })).body;
  // A change of the plan alone is no step.
  measure = (
    await askMeasure(server, ward, 'PUT', `/${measure.id}`, {
      plan: { ...plan, endsOn: '2026-12-19', by: '2026-12-19' },
      version: measure.version,
    })
  ).body;
  wait(2);
  measure = (await stepAs(server, ward, measure, { to: 'running' })).body;
  wait(3);
  await stepAs(server, ward, measure, { to: 'stopped', reason: 'De kade is afgesloten.' });
  await putVerdict(server, { measure: measure.id, series: streams[0] ?? 0, finishedAt: new Date(at(4)) });
  const file = await look(police, id);
  expect(file.measures).toMatchObject([
    {
      ...{ id: measure.id, title: plan.title, state: 'stopped' },
      ...{ startsOn: '2026-11-23', endsOn: '2026-12-19', stopOn: '2026-12-10' },
      steps: [
        { at: at(0), state: 'proposed', role: 'ward-officer', organisation: role(ward) },
        { at: at(1), state: 'planned', role: 'community-officer', organisation: role(police) },
        { at: at(2), state: 'running', role: 'ward-officer', organisation: role(ward) },
        { at: at(3), state: 'stopped', role: 'ward-officer', organisation: role(ward) },
      ],
      verdicts: [{ at: at(4), verdict: 'none-shown' }],
    },
  ]);
  expect(file.today).toBe('2026-11-22');
  const hidden = await openCase('TLP:RED');
  expect((await ask(police, 'GET', `/v1/cases/${hidden.id}`)).text).not.toContain('steps');
});

test.each([
  ['TLP:GREEN', 'community-officer'],
  // Who may not see what the police said learns neither that nor when they did.
  ['TLP:AMBER+STRICT', 'ward-officer'],
] as const)('the first reaction is told by role and organisation to who may see it (%s)', async (label, toOthers) => {
  clock.set(NOW);
  const signalId = await buildSignal(server, places.here);
  await commitAs(server, police, signalId, { label });
  wait(60);
  const open = { title: 'Onrust op de kade', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  const { id } = (await ask(ward, 'POST', '/v1/cases', open)).body;
  await commitAs(server, ward, signalId);
  const plan = buildPlan({
    ownerId: ward.organisationId,
    placeId: places.here,
    expected: [expectLess(streams[0] ?? 0)],
  });
  const made = (await askMeasure(server, ward, 'POST', '', { caseId: id, plan })).body;
  const told = async (who: TestPerson) => (await askMeasure(server, who, 'GET', `/${made.id}`)).body.followUp;
  const ofPolice = { reactionAt: at(0), reactionBy: { role: 'community-officer', organisation: role(police) } };
  const ofCase = { reactionAt: at(60), reactionBy: { role: 'ward-officer', organisation: role(ward) } };
  expect(await told(police)).toMatchObject(ofPolice);
  expect(await told(ward)).toMatchObject(toOthers === 'community-officer' ? ofPolice : ofCase);
  // Blind first: without an answer of one's own one does not know of the measure.
  expect((await askMeasure(server, welfare, 'GET', `/${made.id}`)).status).toBe(404);
  await declineAs(server, welfare, signalId);
  const first = toOthers === 'community-officer' ? ofPolice : ofCase;
  expect(await told(welfare)).toMatchObject({ ...first, agreementBy: null, startedBy: null });
});

test('a long history is told from its end, and the rest from there back, without a gap', async () => {
  const { id } = await openCase();
  await sql`insert into case_step (case_id, kind, at) select ${id}, case when n % 2 = 1 then 'closed' else 'reopened' end,
    ${new Date(NOW)}::timestamptz + n * interval '1 minute' from generate_series(1, ${limits.historyOfCase + 1}) n`.execute(
    server.context.db,
  );
  const newest = await look(ward, id);
  expect([newest.steps.length, newest.earlierUntil]).toEqual([limits.historyOfCase, at(1)]);
  const earlier = (await ask(ward, 'GET', `/v1/cases/${id}?historyUntil=${newest.earlierUntil}`)).body;
  expect([earlier.steps.map((step) => step.at), earlier.earlierUntil]).toEqual([[at(0), at(1)], null]);
  expect(newest.steps[0]?.at).toBe(at(2));
  for (const odd of ['9999-12-31T23:59:60Z', '0000-01-01T00:00:00Z'])
    expect((await ask(ward, 'GET', `/v1/cases/${id}?historyUntil=${odd}`)).status).toBe(400);
});

test('of very many measures those that are still to come are told first, and it is said that there are more', async () => {
  const { id } = await openCase();
  const expected = [expectLess(streams[0] ?? 0)];
  const plan = JSON.stringify(buildPlan({ ownerId: ward.organisationId, placeId: places.here, expected }));
  await sql`insert into intervention (case_id, state, plan, author_id, organisation_id, created_at)
    select ${id}, 'proposed', ${plan}::jsonb, ${ward.id}, ${ward.organisationId}, ${new Date(NOW)}
    from generate_series(1, ${2 * limits.historyOfCase})`.execute(server.context.db);
  // The old ones are planned, the new ones only proposed.
  await sql`update intervention set state = 'planned', version = version + 1 where id in (
    select id from intervention where case_id = ${id} order by id limit ${limits.historyOfCase + 3})`.execute(
    server.context.db,
  );
  const file = await look(police, id);
  expect(file.measures).toHaveLength(limits.historyOfCase);
  expect(new Set(file.measures.map(({ state }) => state))).toEqual(new Set(['planned']));
  expect(file.measuresLeft).toBe(3);
  // The list has the rest, with their days.
  const told = new Set(file.measures.map((one) => one.id));
  const rest: InterventionSummary[] = [];
  for (let after = ''; ; ) {
    const path = `/v1/interventions?case=${id}&limit=${limits.pageSize}${after}`;
    const { items, next } = (await askAs<InterventionList>(server, police, { path })).body;
    rest.push(...items.filter((one) => one.state === 'planned' && !told.has(one.id)));
    if (next === null) break;
    after = `&after=${next}`;
  }
  expect(rest).toHaveLength(file.measuresLeft);
  expect(rest[0]).toMatchObject({ startsOn: '2026-11-23', stopOn: null, endsOn: '2026-12-20' });
  expect((await look(police, (await openCase()).id)).measuresLeft).toBe(0);
});

test('a file that one may not read leaves no trace in what happened', async () => {
  const { id } = await openCase();
  const send = (label: string) =>
    fetch(`${server.url}/v1/cases/${id}/attachments?fileName=verslag.txt&label=${encodeURIComponent(label)}`, {
      method: 'POST',
      headers: { ...police.headers, 'content-type': 'application/octet-stream' },
      body: 'Het geluid kwam van de kade.\n',
    });
  expect((await send('TLP:RED')).status).toBe(201);
  expect((await look(welfare, id)).attachments).toEqual([]);
  expect((await look(police, id)).attachments).toHaveLength(1);
});

describe('an agreement', () => {
  const agree = (who: TestPerson, id: number, date: string) => {
    const parties = [ward.organisationId, police.organisationId];
    return ask(who, 'POST', `/v1/cases/${id}/entries`, { kind: 'agreement', words: 'Na elf uur stil', date, parties });
  };
  const strike = (who: TestPerson, id: number, entry: number | undefined, change: object = {}) =>
    ask(who, 'POST', `/v1/cases/${id}/entries/${entry}/strike`, { reason: 'Verkeerde dag', version: 1, ...change });

  test.each([
    ['nl', 'ligt na vandaag, 2026-11-22. Een afspraak is al gemaakt.'],
    ['en', 'lies after today, 2026-11-22. An agreement was made already.'],
  ])('is not made in the future (%s); a task may be', async (language, words) => {
    const { id } = await openCase();
    const other = { ...ward, headers: { ...ward.headers, 'accept-language': language } };
    const answer = await agree(other, id, '2026-11-23');
    expect([answer.status, answer.body.fields?.map(({ pointer }) => pointer)]).toEqual([400, ['/date']]);
    expect(answer.body.fields?.[0]?.message).toContain(words);
    expect((await agree(ward, id, '2026-11-22')).status).toBe(200);
    const task = { kind: 'task', words: 'Ga kijken', date: '2027-01-05', parties: [] };
    expect((await ask(ward, 'POST', `/v1/cases/${id}/entries`, task)).status).toBe(200);
  });

  test('is struck by its writer alone, with a reason, and stays readable', async () => {
    const { id } = await openCase();
    const entry = (await agree(ward, id, '2026-11-22')).body.entries[0]?.id;
    expect((await look(police, id)).entries[0]).toMatchObject({ isOwn: false, struck: null });
    expect((await strike(police, id, entry)).status).toBe(403);
    for (const reason of ['  ', 'Bel 00:1A:2b:3c:4D:5e']) {
      const answer = await strike(ward, id, entry, { reason });
      expect([answer.status, answer.body.fields?.[0]?.pointer]).toEqual([400, '/reason']);
    }
    wait(5);
    expect((await strike(ward, id, entry)).status).toBe(200);
    expect((await look(police, id)).entries).toMatchObject([
      {
        words: 'Na elf uur stil',
        struck: { at: at(5), role: 'ward-officer', organisation: role(ward), reason: 'Verkeerde dag' },
      },
    ]);
    // Once: the second is told that it was changed meanwhile, and the first reason stays.
    for (const version of [1, 2])
      expect((await strike(ward, id, entry, { version, reason: 'Nog iets' })).status).toBe(409);
    expect((await look(ward, id)).entries[0]?.struck?.reason).toBe('Verkeerde dag');
  });

  test('is not struck where it may not be seen, in a closed case, or if it is none', async () => {
    const { id, title } = await openCase('TLP:RED');
    const entry = (await agree(ward, id, '2026-11-22')).body.entries[0]?.id;
    expect((await strike(police, id, entry)).status).toBe(404);
    expect((await strike(ward, id, 999_999)).status).toBe(404);
    const task = { kind: 'task', words: 'Ga kijken', date: '2026-11-25', parties: [] };
    const { entries } = (await ask(ward, 'POST', `/v1/cases/${id}/entries`, task)).body;
    expect((await strike(ward, id, entries.find(({ kind }) => kind === 'task')?.id)).status).toBe(404);
    await ask(ward, 'PUT', `/v1/cases/${id}`, { title, script: null, closed: true, version: 1 });
    expect((await strike(ward, id, entry)).status).toBe(409);
  });

  test('that was struck is nothing that a measure follows from', async () => {
    const { id } = await openCase();
    const entry = (await agree(ward, id, '2026-11-22')).body.entries[0]?.id ?? 0;
    const plan = buildPlan({
      ...{ ownerId: ward.organisationId, placeId: places.here, agreementId: entry },
      expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
    });
    const made = (await askMeasure(server, ward, 'POST', '', { caseId: id, plan })).body;
    expect(made.agreement).toMatchObject({ id: entry, struck: false });
    await strike(ward, id, entry);
    const seen = (await askMeasure(server, ward, 'GET', `/${made.id}`)).body;
    expect(seen.agreement).toMatchObject({ id: entry, struck: true });
    expect(seen.followUp.agreementAt).not.toBeNull();
    const again = await askMeasure(server, ward, 'POST', '', { caseId: id, plan });
    expect([again.status, again.body.fields?.[0]?.pointer]).toEqual([400, '/plan/agreementId']);
  });
});

// The last one: sessions end while the clock goes on.
test('the day of a case is that of the clock at its place', async () => {
  const { id } = await openCase();
  clock.set(Date.parse('2026-11-22T23:30:00Z'));
  const late = { ...ward, headers: await openSessionOf(server, ward.id) };
  expect((await look(late, id)).today).toBe('2026-11-23');
});
