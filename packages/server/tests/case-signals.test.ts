import { type CaseFile, type CaseList, DAY, type InterventionFile, limits, type Problem } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs, declineAll } from './kit/interpreting.ts';
import { buildCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

/** Signals that are put into a case later, and taken out of it again. */

const NOW = Date.parse('2026-11-22T12:00:00Z');
let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let welfare: TestPerson;
let elsewhere: TestPerson;
let city: TestPerson;
let streams: number[];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
  const at = (role: 'ward-officer' | 'community-officer' | 'welfare-worker', placeId: number) =>
    buildPerson(server, { roles: [{ role, placeId }] });
  ward = await at('ward-officer', places.here);
  police = await at('community-officer', places.here);
  welfare = await at('welfare-worker', places.here);
  elsewhere = await at('ward-officer', places.elsewhere);
  city = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  streams = await buildCity(server, { streets: 4, from: NOW - 20 * DAY, to: NOW });
});
afterAll(() => server?.stop());

let file: CaseFile;
let first: number;
let later: number;
/** A case of one signal; another signal that stands outside it. Ward and police have answered both. */
beforeEach(async () => {
  [first, later] = [await buildSignal(server, places.here), await buildSignal(server, places.here)];
  for (const one of [first, later]) await declineAll(server, one, [ward, police, city]);
  file = await openCase();
});

async function openCase(label = 'TLP:GREEN', signalId = first): Promise<CaseFile> {
  const body = { title: 'Onrust op het plein', signalId, script: null, label, audience: [] };
  const answer = await ask(ward, 'POST', '/v1/cases', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

const ask = (who: Pick<TestPerson, 'headers'> | undefined, method: string, path: string, body?: unknown) =>
  askAs<CaseFile & Problem>(server, who, { method, path, body });
const put = (who: TestPerson | undefined, signalId = later, id = file.id) =>
  ask(who, 'POST', `/v1/cases/${id}/signals`, { signalId });
const REASON = 'Hoort bij een andere plek.';
const take = (who: TestPerson | undefined, signalId = later, reason = REASON, id = file.id) =>
  ask(who, 'POST', `/v1/cases/${id}/signals/${signalId}/removal`, { reason });
const look = async (who: TestPerson = ward) => (await ask(who, 'GET', `/v1/cases/${file.id}`)).body;
const signalsOf = (one: CaseFile) => one.signals.map(({ signalId }) => signalId);
const close = (who: TestPerson, version: number) =>
  ask(who, 'PUT', `/v1/cases/${file.id}`, { title: file.title, script: null, closed: true, version });

describe('a signal that is put in', () => {
  test('stands in the case with who did so, once, also when two do it at once', async () => {
    const answers = await Promise.all([put(ward), put(police), put(ward)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const seen = await look();
    expect(signalsOf(seen)).toEqual([first, later]);
    expect(seen.steps.filter(({ kind }) => kind === 'signal-in')).toEqual([
      expect.objectContaining({ signalId: later, reason: null }),
    ]);
  });

  test('is refused by a closed case, in words that say what to do, and nothing is kept', async () => {
    await close(ward, 1);
    const answer = await put(police);
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    expect(answer.body.detail).toBe(`Dossier ${file.id} is gesloten; open het eerst weer.`);
    expect(signalsOf(await look())).toEqual([first]);
  });

  test('is refused beyond the number that a case holds', async () => {
    const rows = sql`select ${file.id}::int4, n, ${places.here}::int4, now(), now() from generate_series(900001, ${900000 + limits.signalsOfCase - 1}) n`;
    await sql`insert into case_signal (case_id, signal_id, place_id, signal_start, added_at) ${rows}`.execute(
      server.context.db.withTables<ResponseTables>(),
    );
    const answer = await put(ward);
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      `Een dossier bevat ten hoogste ${limits.signalsOfCase} signalen. Haal er eerst een uit, of open een ander dossier.`,
    ]);
  });

  test('is refused from who may not: a place of others, a case of others, a visitor', async () => {
    const far = await buildSignal(server, places.elsewhere);
    expect((await put(ward, far)).status).toBe(403);
    expect((await put(elsewhere)).status).toBe(404);
    expect((await put(undefined)).status).toBe(401);
    const red = await openCase('TLP:RED', later);
    expect((await put(police, first, red.id)).status).toBe(404);
    expect((await put(ward, 999_999)).status).toBe(404);
  });
});

describe('a signal that is taken out', () => {
  beforeEach(async () => {
    await put(ward);
  });

  test('leaves the case and its lists; who did so and why stays', async () => {
    const { status, body } = await take(police);
    expect([status, signalsOf(body)]).toEqual([200, [first]]);
    expect(body.steps.at(-1)).toMatchObject({
      ...{ kind: 'signal-out', signalId: later, reason: REASON, role: 'community-officer' },
      organisation: { id: police.organisationId },
    });
    const list = await askAs<CaseList>(server, ward, { path: `/v1/cases?signal=${later}` });
    expect(list.body.items).toEqual([]);
    const { items } = await server.client.listLog({ limit: 5 });
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'case.signal-taken-out', subject: `case:${file.id}` }),
    );
  });

  test('may be put in again, and stands as it stood', async () => {
    await take(police);
    const { body } = await put(ward);
    expect(signalsOf(body)).toEqual([first, later]);
    expect(body.steps.map(({ kind }) => kind)).toEqual(['opened', 'signal-in', 'signal-out', 'signal-in']);
  });

  test('is gone for the second of two who do so at once, who is told', async () => {
    const answers = await Promise.all([take(ward), take(police)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toBe(
      `Signaal ${later} is al uit dossier ${file.id} gehaald. Kijk opnieuw in het dossier.`,
    );
    expect((await look()).steps.filter(({ kind }) => kind === 'signal-out')).toHaveLength(1);
  });

  test('is never the last, also when two take one each at the same moment', async () => {
    const answers = await Promise.all([take(ward, first), take(police, later)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toBe(
      `Een dossier heeft ten minste een signaal. Zet eerst een ander signaal in dossier ${file.id}, of sluit het dossier.`,
    );
    expect((await look()).signals).toHaveLength(1);
  });

  test('stays in a closed case', async () => {
    await close(ward, 1);
    const answer = await take(police);
    expect([answer.status, answer.body.detail]).toEqual([409, `Dossier ${file.id} is gesloten; open het eerst weer.`]);
    expect(signalsOf(await look())).toEqual([first, later]);
  });

  test('asks for a reason without persons', async () => {
    for (const reason of [' ', 'ok', 'Vraag jan@voorbeeld.nl']) {
      const answer = await take(ward, later, reason);
      expect([answer.status, answer.body.fields?.map(({ pointer }) => pointer)]).toEqual([400, ['/reason']]);
    }
  });

  test('is refused from who may not, and where it never was', async () => {
    const far = await buildSignal(server, places.elsewhere);
    await declineAll(server, far, [city]);
    expect((await put(city, far)).status).toBe(200);
    expect((await take(ward, far)).status).toBe(403);
    expect((await take(elsewhere)).status).toBe(404);
    expect((await take(undefined)).status).toBe(401);
    const never = await take(ward, 999_999);
    expect([never.status, never.body.detail]).toEqual([
      404,
      `Signaal 999999 zit niet in dossier ${file.id}. Kijk in het dossier welke signalen erin zitten.`,
    ]);
  });
});

describe('what a signal that is taken out would open stays shut', () => {
  const SECRET = 'Iedereen dacht aan vuurwerk.';
  const enter = (who: TestPerson) =>
    ask(who, 'POST', `/v1/cases/${file.id}/entries`, { kind: 'task', words: SECRET, date: '2026-11-25', parties: [] });

  test('for who has not answered it: what was written since, and why it was taken out', async () => {
    await declineAll(server, first, [welfare]);
    await put(ward);
    await enter(ward);
    expect((await ask(welfare, 'GET', `/v1/cases/${file.id}`)).text).not.toContain(SECRET);
    await take(police);
    const shut = await ask(welfare, 'GET', `/v1/cases/${file.id}`);
    expect(shut.body.answerFirst).toEqual([later]);
    for (const words of [SECRET, REASON]) expect(shut.text).not.toContain(words);
    // That it was taken out they see.
    expect(shut.body.steps.at(-1)).toMatchObject({ kind: 'signal-out', signalId: later, reason: null });
    await declineAll(server, later, [welfare]);
    const open = await ask(welfare, 'GET', `/v1/cases/${file.id}`);
    for (const words of [SECRET, REASON]) expect(open.text).toContain(words);
  });

  test('and who has not answered it does not take it out', async () => {
    await declineAll(server, first, [welfare]);
    await put(ward);
    const answer = await take(welfare);
    expect([answer.status, answer.body.detail]).toEqual([
      403,
      expect.stringContaining(`Zeg eerst wat u van signaal ${later}`),
    ]);
    expect(signalsOf(await look())).toEqual([first, later]);
  });
});

describe('a measure', () => {
  let basis: number;
  let measure: InterventionFile;
  /** Planned in the case, in which one signal has the readings of two roles. */
  beforeEach(async () => {
    basis = await buildSignal(server, places.here);
    for (const who of [ward, police]) expect((await commitAs(server, who, basis)).status).toBe(200);
    await put(ward, basis);
    const plan = buildPlan({
      ownerId: ward.organisationId,
      placeId: places.here,
      expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
    });
    const made = await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan });
    measure = (await stepAs(server, ward, made.body, { to: 'planned' })).body;
  });

  test('does not begin on a signal that was taken out, by no door', async () => {
    expect((await take(police, basis)).status).toBe(200);
    const answer = await stepAs(server, ward, measure, { to: 'running' });
    expect([answer.status, answer.body.code]).toEqual([409, 'readings_missing']);
    expect((await askMeasure(server, ward, 'GET', `/${measure.id}`)).body).toMatchObject({
      state: 'planned',
      rolesSeen: 0,
    });
    const store = server.context.db.withTables<ResponseTables>();
    const force = sql`update intervention set state = 'running', started_at = now(), frozen = '{}' where id = ${measure.id}`;
    await expect(force.execute(store)).rejects.toThrow('an intervention needs the readings of two roles');
    await put(police, basis);
    expect((await stepAs(server, ward, measure, { to: 'running' })).status).toBe(200);
  });

  test('that has begun keeps the signals it began with; what came later may go', async () => {
    expect((await stepAs(server, ward, measure, { to: 'running' })).status).toBe(200);
    for (const one of [basis, first]) {
      const answer = await take(police, one);
      expect([answer.status, answer.body.detail]).toEqual([
        409,
        `In dossier ${file.id} is een maatregel begonnen toen dit signaal erin zat. Daarom blijft signaal ${one} in het dossier.`,
      ]);
    }
    const store = server.context.db.withTables<ResponseTables>();
    const force = sql`update case_signal set removed_at = now() where case_id = ${file.id} and signal_id = ${basis}`;
    await expect(force.execute(store)).rejects.toThrow('a measure began with this signal');
  });

  test('and taking out while it begins leave one of the two', async () => {
    const [out, begun] = await Promise.all([take(police, basis), stepAs(server, ward, measure, { to: 'running' })]);
    expect([out.status, begun.status].sort()).toEqual([200, 409]);
    const now = await askMeasure(server, ward, 'GET', `/${measure.id}`);
    expect([now.body.state === 'running', signalsOf(await look()).includes(basis)]).toEqual(
      begun.status === 200 ? [true, true] : [false, false],
    );
  });
});
