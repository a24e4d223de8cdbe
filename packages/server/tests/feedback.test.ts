import type {
  FeedbackDecision,
  FeedbackProposal,
  FeedbackVerdict,
  NewFeedback,
  Problem,
  SignalFeedback,
} from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let analyst: TestPerson;
let planner: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
  const at = places.here;
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: at }] });
  police = await buildPerson(server, {
    roles: [{ role: 'community-officer', placeId: at }],
    organisationKind: 'police',
  });
  analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  planner = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
});
afterAll(() => server?.stop());

const pathOf = (signal: number) => `/v1/signals/${signal}/feedback`;
const get = (person: TestPerson | undefined, signal: number) =>
  askAs<SignalFeedback & Problem>(server, person, { path: pathOf(signal) });
const give = (person: TestPerson | undefined, signal: number, change: Partial<NewFeedback> = {}) =>
  askAs<SignalFeedback & Problem>(server, person, {
    method: 'POST',
    path: pathOf(signal),
    body: { verdict: 'false-alarm', reason: 'Er was niets.', version: 0, ...change },
  });
const proposalsOf = async (person: TestPerson, place: number) =>
  (await askAs<{ items: FeedbackProposal[] }>(server, person, { path: `/v1/feedback-proposals?place=${place}` })).body
    .items;
const decide = (person: TestPerson, body: object) =>
  askAs<FeedbackDecision & Problem>(server, person, { method: 'POST', path: '/v1/feedback-decisions', body });
const undo = (person: TestPerson, id: number) =>
  askAs<FeedbackDecision & Problem>(server, person, { method: 'POST', path: `/v1/feedback-decisions/${id}/undo` });
const newSignal = (placeId = places.here, start?: string) => buildSignal(server, placeId, start);

describe('feedback on a signal', () => {
  test('is kept, can be changed, and what was said before stays', async () => {
    const signal = await newSignal();
    expect((await give(ward, signal)).status).toBe(200);
    const changed = await give(ward, signal, { verdict: 'expected', reason: 'Kermis op het plein.', version: 1 });
    expect(changed.body.own).toMatchObject([
      { verdict: 'expected', reason: 'Kermis op het plein.', version: 2 },
      { verdict: 'false-alarm', reason: 'Er was niets.', version: 1 },
    ]);
    expect((await get(ward, signal)).body).toEqual(changed.body);
    const list = await askAs(server, ward, { path: `/v1/own-feedback?signals=${signal},999999` });
    expect(list.body).toEqual({ items: [{ signalId: signal, verdict: 'expected', version: 2 }] });
  });

  test('of an older version is refused, the same again is harmless', async () => {
    const signal = await newSignal();
    await give(ward, signal);
    expect((await give(ward, signal)).status).toBe(200);
    const late = await give(ward, signal, { verdict: 'useful' });
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await get(ward, signal)).body.own).toHaveLength(1);
  });

  test('of one person from two pages at once: one is kept', async () => {
    const signal = await newSignal();
    const verdicts: FeedbackVerdict[] = ['useful', 'false-alarm', 'expected'];
    const answers = await Promise.all(verdicts.map((verdict) => give(ward, signal, { verdict })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await get(ward, signal)).body.own).toHaveLength(1);
  });

  test.each([
    ['a reason is needed', { reason: ' ' }, '/reason'],
    ['no device address', { reason: 'Telefoon a4:83:e7:12:34:56 gezien' }, '/reason'],
    ['no mail address', { reason: 'zie j.jansen@voorbeeld.nl' }, '/reason'],
  ])('%s', async (_name, change, pointer) => {
    const signal = await newSignal();
    const { status, body, text } = await give(ward, signal, change);
    expect({ status, at: body.fields?.[0]?.pointer }).toEqual({ status: 400, at: pointer });
    expect(text).not.toContain('a4:83');
    expect((await get(ward, signal)).body.own).toEqual([]);
  });

  test('of others is there only once one has answered the signal oneself', async () => {
    const signal = await newSignal();
    const before = await get(police, signal);
    await give(ward, signal);
    expect((await get(police, signal)).text).toBe(before.text);
    await give(police, signal, { verdict: 'useful' });
    expect((await get(police, signal)).body).toMatchObject({ answered: false, others: [] });
    await commitAs(server, police, signal);
    const { body } = await get(police, signal);
    expect(body).toMatchObject({ answered: true, others: [{ verdict: 'false-alarm', role: 'ward-officer' }] });
    expect(JSON.stringify(body)).not.toContain('Proefpersoon');
  });

  test('is for who works on signals there, and for persons', async () => {
    const elsewhere = await newSignal(places.elsewhere);
    for (const [person, status] of [
      [undefined, 401],
      [ward, 403],
      [planner, 403],
    ] as const) {
      expect((await get(person, elsewhere)).status).toBe(status);
      expect((await give(person, elsewhere)).status).toBe(status);
    }
    expect((await server.send('POST', pathOf(elsewhere), { verdict: 'useful', reason: '', version: 0 })).status).toBe(
      403,
    );
    expect((await give(ward, 999_999)).status).toBe(404);
  });
});

describe('what follows from it', () => {
  test('half as many signals after five false alarms; only when somebody takes it over, and it can be put back', async () => {
    const at = await layDistrict(server);
    for (let i = 0; i < 5; i++) {
      expect(await proposalsOf(analyst, at)).toEqual([]);
      await give(analyst, await newSignal(at, `2026-11-1${i}T21:00:00Z`));
    }
    const [proposal] = await proposalsOf(analyst, at);
    expect(proposal).toMatchObject({ kind: 'fewer', judged: 5, falseAlarms: 5, perWeek: { now: 1, proposed: 0.5 } });
    const budget = async () => (await server.client.getAlarmBudget({ id: at })).perWeek;
    expect(await budget()).toBe(1);
    const body = { kind: 'fewer', placeId: at, decision: 'applied' };
    expect((await decide(analyst, { ...body, perWeek: 0.4 })).status).toBe(409);
    expect((await decide(ward, { ...body, perWeek: 0.5 })).status).toBe(403);
    const twice = await Promise.all([1, 2].map(() => decide(analyst, { ...body, perWeek: 0.5 })));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = twice.find(({ status }) => status === 201)?.body.id ?? 0;
    expect(await budget()).toBe(0.5);
    expect(await proposalsOf(analyst, at)).toEqual([]);
    expect((await undo(ward, made)).status).toBe(403);
    expect((await undo(analyst, made)).body).toMatchObject({ before: null, after: 0.5, undoneAt: expect.any(String) });
    expect(await budget()).toBe(1);
    expect((await undo(analyst, made)).status).toBe(409);
  });

  test('nothing is put back over what somebody set since', async () => {
    const at = await layDistrict(server);
    for (let i = 0; i < 5; i++)
      await give(analyst, await newSignal(at, `2026-11-0${i + 1}T21:00:00Z`), { verdict: 'useful', reason: '' });
    const [proposal] = await proposalsOf(analyst, at);
    const { body } = await decide(analyst, {
      kind: proposal?.kind,
      placeId: at,
      decision: 'applied',
      perWeek: proposal?.perWeek?.proposed,
    });
    await server.client.putAlarmBudget({ id: at, body: { perWeek: 7 } });
    expect((await undo(analyst, body.id)).status).toBe(409);
    expect((await server.client.getAlarmBudget({ id: at })).perWeek).toBe(7);
  });

  test('an expected signal becomes an event when somebody says so, and goes again', async () => {
    const at = await layDistrict(server);
    const signal = await newSignal(at, '2026-11-14T22:30:00Z');
    const answer = await give(analyst, signal, { verdict: 'expected', reason: 'Lampionoptocht.' });
    expect(answer.status).toBe(200);
    const [proposal] = await proposalsOf(planner, at);
    expect(proposal).toMatchObject({ kind: 'event', signalId: signal, dates: ['2026-11-14'] });
    // Who has not said yet what it is does not hear what others think.
    expect(await proposalsOf(analyst, at)).toEqual([]);
    expect(JSON.stringify(proposal)).not.toContain('Lampion');
    const body = { kind: 'event', placeId: at, signalId: signal, decision: 'applied' };
    expect((await decide(ward, { ...body, name: 'Optocht' })).status).toBe(403);
    expect((await decide(planner, body)).status).toBe(400);
    const made = await decide(planner, { ...body, name: 'Optocht' });
    expect(made.body.event).toEqual({ name: 'Optocht', dates: ['2026-11-14'] });
    const days = async () =>
      (await server.client.getCalendar({ id: at, from: '2026-11-14', to: '2026-11-14' })).items.map(({ name }) => name);
    expect(await days()).toContain('Optocht');
    expect(await proposalsOf(planner, at)).toEqual([]);
    expect((await undo(ward, made.body.id)).status).toBe(403);
    await undo(planner, made.body.id);
    expect(await days()).not.toContain('Optocht');
  });

  test('an expected signal for the whole of which something was planned needs no event', async () => {
    const at = await layDistrict(server);
    await give(analyst, await newSignal(at, '2026-11-14T22:30:00Z'), { verdict: 'expected', reason: 'De markt.' });
    const market = { kind: 'market', name: 'Markt', start: '2026-11-14T10:00', expected: 'higher' } as const;
    const plan = (end: string) => server.client.addPlannedEvent({ id: at, body: { ...market, end } });
    await plan('2026-11-14T17:00');
    expect(await proposalsOf(planner, at)).toHaveLength(1);
    await plan('2026-11-15T02:00');
    expect(await proposalsOf(planner, at)).toEqual([]);
  });

  test('a proposal that was left stays away until there is newer feedback', async () => {
    const at = await layDistrict(server);
    for (let i = 0; i < 5; i++) await give(analyst, await newSignal(at, `2026-11-0${i + 1}T21:00:00Z`));
    const [proposal] = await proposalsOf(analyst, at);
    const body = { kind: 'fewer', placeId: at, decision: 'dismissed', perWeek: proposal?.perWeek?.proposed };
    expect((await decide(analyst, body)).status).toBe(201);
    expect(await proposalsOf(analyst, at)).toEqual([]);
    const list = await askAs<{ items: FeedbackDecision[] }>(server, analyst, {
      path: `/v1/feedback-decisions?place=${at}`,
    });
    expect(list.body.items.map(({ kind, decision }) => [kind, decision])).toEqual([['fewer', 'dismissed']]);
  });
});

test('what stands there is never overwritten', async () => {
  const signal = await newSignal();
  await give(ward, signal);
  await expect(
    server.context.database.pool.query(`update signal_feedback set verdict = 'useful' where signal_id = $1`, [signal]),
  ).rejects.toThrow('feedback does not change');
});
