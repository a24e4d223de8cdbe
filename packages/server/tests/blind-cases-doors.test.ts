import {
  type CaseFile,
  type CaseReports,
  DAY,
  type InterventionFile,
  LATE_DAYS,
  MINUTE,
  type NoticeList,
  type Problem,
} from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { pdf } from '../testing/sample-files.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, declineAll, declineAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { askMeasure, buildPlan, expectLess } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';
import { addReport, LOUD_MUSIC } from './kit/reporting.ts';
import { until } from './kit/until.ts';

/** Each door that shows or changes something of a case, for a reader who has not answered its signal: refused, and open after an answer. */

const START = Date.parse('2026-11-20T22:00:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let series: number;
let ward: TestPerson;
let police: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
});
afterAll(() => server?.stop());

const ask = <T = CaseFile & Problem>(who: TestPerson, method: string, path: string, body?: unknown) =>
  askAs<T>(server, who, { method, path, body });
const parties = () => [ward.organisationId, police.organisationId];

/** With one of everything in it, by the ward officer; whose numbers the police guess. */
async function fill() {
  const signalId = await buildSignal(server, places.here, new Date(clock.now()).toISOString());
  const open = { title: 'Geheim-van-de-wijk', signalId, script: 'noise', label: 'TLP:GREEN', audience: [] };
  const { id } = (await ask(ward, 'POST', '/v1/cases', open)).body;
  await declineAs(server, ward, signalId);
  const enter = (kind: string) => {
    const body = { kind, words: `geheime-${kind}`, date: '2026-11-20', parties: parties() };
    return ask(ward, 'POST', `/v1/cases/${id}/entries`, body);
  };
  await enter('agreement');
  const { entries } = (await enter('task')).body;
  const idOf = (kind: string) => entries.find((one) => one.kind === kind)?.id;
  const sent = await fetch(`${server.url}/v1/cases/${id}/attachments?fileName=geheim.pdf`, {
    method: 'POST',
    headers: { ...ward.headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(pdf),
  });
  const file = (await sent.json()) as { id: number };
  const plan = buildPlan({
    ...{ title: 'geheime-maatregel', ownerId: ward.organisationId, expected: [expectLess(series)] },
    agreementId: idOf('agreement') ?? null,
  });
  const measure = (await askMeasure(server, ward, 'POST', '', { caseId: id, plan })).body;
  await sql`update intervention set state = 'planned', version = 2 where id = ${measure.id}`.execute(server.context.db);
  const report = (await addReport(server, ward, { placeId: places.here, categoryId: LOUD_MUSIC, amount: 2 })).body.id;
  await ask(ward, 'PUT', `/v1/cases/${id}/reports/${report}`, { linked: true, version: 0 });
  return { id, signalId, report, file: file.id, agreement: idOf('agreement'), task: idOf('task'), measure };
}
type Filled = Awaited<ReturnType<typeof fill>>;

/** Doors that hand out or change what is hidden. */
interface Door {
  readonly name: string;
  readonly method: string;
  readonly path: (one: Filled) => string;
  readonly body?: (one: Filled) => object;
}
const doors: readonly Door[] = [
  { name: 'a file', method: 'GET', path: ({ id, file }) => `/v1/cases/${id}/attachments/${file}` },
  { name: 'a measure', method: 'GET', path: ({ measure }) => `/v1/interventions/${measure.id}` },
  {
    name: 'how people felt beside it',
    method: 'GET',
    path: ({ measure }) => `/v1/interventions/${measure.id}/feeling`,
  },
  {
    ...{ name: 'another plan', method: 'PUT', path: ({ measure }) => `/v1/interventions/${measure.id}` },
    body: ({ measure: { plan } }) => ({ plan, version: 99 }),
  },
  {
    ...{ name: 'a step of a measure', method: 'POST', path: ({ measure }) => `/v1/interventions/${measure.id}/state` },
    body: () => ({ to: 'withdrawn', reason: 'zo', emergency: false, version: 99 }),
  },
  {
    ...{ name: 'a task', method: 'PUT', path: ({ id, task }) => `/v1/cases/${id}/entries/${task}` },
    body: () => ({ done: true, version: 99 }),
  },
  {
    ...{
      name: 'an agreement',
      method: 'POST',
      path: ({ id, agreement }) => `/v1/cases/${id}/entries/${agreement}/strike`,
    },
    body: () => ({ reason: 'zo', version: 9 }),
  },
];

describe('who has not answered', () => {
  test.each(doors)('$name is not there, and is after an answer', async ({ method, path, body }) => {
    const one = await fill();
    const status = async () => (await fetch(server.url + path(one), requestOf(method, body?.(one)))).status;
    expect(await status()).toBe(404);
    await declineAs(server, police, one.signalId);
    expect(await status()).not.toBe(404);
  });

  const requestOf = (method: string, body?: object): RequestInit => ({
    method,
    headers: { ...police.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  });

  test('changes neither name nor state of a case, is told which signals to answer, and does after that', async () => {
    const { id, signalId } = await fill();
    const change = { title: 'Overschreven', script: null, closed: true, version: 1 };
    for (const [language, words] of [
      ['nl', `signaal ${signalId}`],
      ['en', `signal ${signalId}`],
    ] as const) {
      const answer = await fetch(`${server.url}/v1/cases/${id}`, {
        ...requestOf('PUT', change),
        headers: { ...police.headers, 'content-type': 'application/json', 'accept-language': language },
      });
      expect(answer.status).toBe(403);
      expect(((await answer.json()) as Problem).detail).toContain(words);
    }
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).body).toMatchObject({
      title: 'Geheim-van-de-wijk',
      closed: false,
    });
    await declineAs(server, police, signalId);
    expect((await ask(police, 'PUT', `/v1/cases/${id}`, change)).status).toBe(200);
  });

  test('names an agreement in no plan, and writes over no report', async () => {
    const { id, signalId, agreement, report } = await fill();
    const reports = () => ask<CaseReports>(police, 'GET', `/v1/cases/${id}/reports`);
    expect((await reports()).body).toMatchObject({ linked: [], history: [], version: 0 });
    const unlink = () => ask(police, 'PUT', `/v1/cases/${id}/reports/${report}`, { linked: false, version: 1 });
    expect((await unlink()).status).toBe(403);
    const plan = buildPlan({
      ownerId: police.organisationId,
      expected: [expectLess(series)],
      agreementId: agreement ?? 0,
    });
    const proposed = () => askMeasure(server, police, 'POST', '', { caseId: id, plan });
    expect((await proposed()).body.fields).toMatchObject([{ pointer: '/plan/agreementId' }]);
    await declineAs(server, police, signalId);
    expect((await reports()).body).toMatchObject({ linked: [{ id: report }], version: 1 });
    expect((await unlink()).status).toBe(200);
    expect((await proposed()).status).toBe(201);
  });

  test('reads what a measure did neither beside it nor among what was done before', async () => {
    const { signalId, measure } = await fill();
    await sql`update intervention set started_at = ${new Date(clock.now())}, state = 'running', version = version + 1,
      emergency_reason = 'zo', frozen = jsonb_build_object('plan', plan, 'at', ${new Date(clock.now()).toISOString()}::text,
      'adjoining', '[[]]'::jsonb, 'smallest', '[null]'::jsonb) where id = ${measure.id}`.execute(server.context.db);
    await putVerdict(server, { measure: measure.id, series, finishedAt: new Date(clock.now()) });
    const told = async () => {
      const { items } = (await ask<{ items: { interventionId: number | null }[] }>(police, 'GET', '/v1/effects')).body;
      return items.some(({ interventionId }) => interventionId === measure.id);
    };
    const { effects } = (await ask<InterventionFile>(ward, 'GET', `/v1/interventions/${measure.id}`)).body;
    const numbers = await ask(police, 'GET', `/v1/interventions/${measure.id}/effects/${effects[0]?.id}`);
    expect([effects.length, await told(), numbers.status]).toEqual([1, false, 404]);
    await declineAs(server, police, signalId);
    expect(await told()).toBe(true);
  });

  test('is told that a case was opened, not what was written in it; who answered is', async () => {
    const other = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: places.here }] });
    const { id, signalId } = await fill();
    const told = async () => {
      await server.rooms.notices.run();
      const { items } = (await ask<NoticeList>(other, 'GET', '/v1/notices?limit=100')).body;
      return items.filter(({ kind, subjectId }) => kind === 'case' && subjectId === id).map(({ sentence }) => sentence);
    };
    // What others in this store still write holds the news up.
    await until('the opening was told', async () => (await told()).length > 0);
    expect(await told()).toEqual([expect.stringMatching(/^Er is nieuws in .*: het is geopend\.$/)]);
    await declineAs(server, other, signalId);
    const entry = { kind: 'task', words: 'Bel de beheerder', date: '2026-11-21', parties: [] };
    await ask(ward, 'POST', `/v1/cases/${id}/entries`, entry);
    await until('the last entry was told', async () => (await told()).some((one) => one.includes('een taak')));
    // News comes in the order in which it happened: the two entries in between were passed over.
    expect(await told()).toEqual([expect.stringMatching(/^Er is 2 keer nieuws in .*: het is geopend en een taak\.$/)]);
  });
});

test('a signal that is put in later hides what was written since, from who worked in the case too', async () => {
  const { id, signalId } = await fill();
  await declineAs(server, police, signalId);
  const write = (who: TestPerson, words: string) =>
    ask(who, 'POST', `/v1/cases/${id}/entries`, { kind: 'task', words, date: '2026-11-21', parties: [] });
  clock.set(clock.now() + MINUTE);
  const later = await buildSignal(server, places.here);
  expect((await ask(ward, 'POST', `/v1/cases/${id}/signals`, { signalId: later })).status).toBe(200);
  clock.set(clock.now() + MINUTE);
  await write(ward, 'van-de-wijk');
  await write(police, 'van-de-politie');
  const seen = async () => {
    const { title, entries, answerFirst, isHidden } = (await ask(police, 'GET', `/v1/cases/${id}`)).body;
    return { title, words: entries.map(({ words }) => words), answerFirst, isHidden };
  };
  const before = ['geheime-agreement', 'geheime-task'];
  const blind = { title: 'Geheim-van-de-wijk', isHidden: false, answerFirst: [later] };
  expect(await seen()).toEqual({ ...blind, words: [...before, 'van-de-politie'] });
  await declineAs(server, police, later);
  expect(await seen()).toEqual({ ...blind, answerFirst: [], words: [...before, 'van-de-wijk', 'van-de-politie'] });
});

test('a case that was closed long ago is open to who comes new, and hides again when it is opened again', async () => {
  const { id, signalId } = await fill();
  const set = async (closed: boolean) => {
    const { title, script, version } = (await ask(ward, 'GET', `/v1/cases/${id}`)).body;
    return (await ask(ward, 'PUT', `/v1/cases/${id}`, { title, script, closed, version })).status;
  };
  const isHidden = async () => (await ask(police, 'GET', `/v1/cases/${id}`)).body.isHidden;
  expect([await set(true), await isHidden()]).toEqual([200, true]);
  clock.set(clock.now() + LATE_DAYS * DAY);
  const again = async (who: TestPerson) => ({ ...who, headers: await openSessionOf(server, who.id) });
  [ward, police] = [await again(ward), await again(police)];
  expect(await isHidden()).toBe(false);
  await set(false);
  expect(await isHidden()).toBe(true);
  await declineAll(server, signalId, [police]);
  expect(await isHidden()).toBe(false);
});
