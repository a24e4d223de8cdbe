import type { AnswerTerm, Problem, SavedFilterList, SignalQueue, SignalWorkDetail } from '@wijkritme/contract';
import { DAY, DEFAULT_ANSWER_DAYS, LATE_DAYS, MOST_SAVED_FILTERS } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { type Asked, askAs, commitAs, declineAs } from './kit/interpreting.ts';

let server: TestServer;
let places: Places;
let officer: TestPerson;
let welfare: TestPerson;
let elsewhere: TestPerson;
let auditor: TestPerson;
let signal: number;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  welfare = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: places.municipality }] });
  elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
  auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
});
afterAll(() => server?.stop());

const now = () => server.context.clock.now();
const daysAgo = (days: number) => new Date(now() - days * DAY).toISOString();
const signalHere = (days = 1, placeId: number | null = places.here) => buildSignal(server, placeId, daysAgo(days));

beforeEach(async () => {
  signal = await signalHere();
});

const workOf = (person: TestPerson, id = signal) =>
  askAs<SignalWorkDetail & Problem>(server, person, { path: `/v1/signals/${id}/work` });
const assign = (person: TestPerson, to: number | null, version: number, id = signal) =>
  askAs<SignalWorkDetail & Problem>(server, person, {
    method: 'PUT',
    path: `/v1/signals/${id}/assignee`,
    body: { personId: to, version },
  });
const queueOf = (person: TestPerson, query = '') =>
  askAs<SignalQueue & Problem>(server, person, { path: `/v1/signal-queue?limit=100&${query}` });
const idsOf = ({ body }: Asked<SignalQueue>) => body.items.map((item) => item.signal.id);

describe('who works on a signal', () => {
  test('one takes it, gives it to a colleague and leaves it; every change is kept with who and when', async () => {
    expect((await workOf(officer)).body.work).toMatchObject({ assignee: null, version: 0 });
    const taken = await assign(officer, officer.id, 0);
    expect(taken.body.work).toMatchObject({ assignee: { personId: officer.id, isMe: true }, version: 1 });
    await assign(officer, welfare.id, 1);
    const left = await assign(welfare, null, 2);
    expect(left.body.work).toMatchObject({ assignee: null, since: null, version: 3 });
    expect(left.body.changes.map(({ to, by, version }) => [to?.personId ?? null, by.personId, version])).toEqual([
      [null, welfare.id, 3],
      [welfare.id, officer.id, 2],
      [officer.id, officer.id, 1],
    ]);
    expect(left.body.changes.every(({ at }) => Math.abs(Date.parse(at) - now()) < DAY)).toBe(true);
  });

  test('of two who take it at once one has it, and the other is told', async () => {
    const both = await Promise.all([assign(officer, officer.id, 0), assign(welfare, welfare.id, 0)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = both.find(({ status }) => status === 200);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.body.code).toBe('conflict');
    expect((await workOf(officer)).body.work.assignee?.personId).toBe(won?.body.work.assignee?.personId);
    expect((await workOf(officer)).body.changes).toHaveLength(1);
  });

  test('the same again, as when an answer was lost, changes nothing', async () => {
    await assign(officer, officer.id, 0);
    expect((await assign(officer, officer.id, 0)).status).toBe(200);
    expect((await workOf(officer)).body.changes).toHaveLength(1);
  });

  test.each([
    ['somebody who works elsewhere', () => elsewhere.id],
    ['somebody who does not work on signals', () => auditor.id],
    ['nobody that is known', () => 999_999],
  ])('it is never given to %s, and the answer tells nothing of them', async (_who, idOf) => {
    const refused = await assign(officer, idOf(), 0);
    expect(refused.status).toBe(400);
    expect(refused.body.fields?.[0]).toEqual({
      pointer: '/personId',
      message: 'is iemand die op deze plek aan signalen werkt; kies iemand anders',
    });
    expect((await workOf(officer)).body.changes).toEqual([]);
  });

  test('who may not work there neither sees nor changes it', async () => {
    await assign(officer, officer.id, 0);
    for (const person of [elsewhere, auditor]) {
      expect((await workOf(person)).status).toBe(403);
      expect((await assign(person, null, 1)).status).toBe(403);
    }
  });

  test('the name of somebody who lost the right is gone from the signal and from the choices', async () => {
    const leaving = await buildPerson(server, { roles: [{ role: 'housing-manager', placeId: places.here }] });
    await assign(officer, leaving.id, 0);
    expect(idsOf(await queueOf(officer, `assignee=${leaving.id}`))).toEqual([signal]);
    expect(idsOf(await queueOf(officer, 'assignee=nobody'))).not.toContain(signal);
    await server.client.changePerson({
      id: leaving.id,
      body: { name: 'Wie vertrok', organisationId: leaving.organisationId, roles: [], blocked: false },
    });
    expect((await workOf(officer)).body.work).toMatchObject({ assignee: null, version: 1 });
    expect(idsOf(await queueOf(officer, `assignee=${leaving.id}`))).toEqual([]);
    expect(idsOf(await queueOf(officer, 'assignee=nobody'))).toContain(signal);
  });

  test('whatever is tried, a name is only ever that of somebody who may work there', async () => {
    const people = [officer, welfare, elsewhere, auditor];
    const may = new Set([officer.id, welfare.id]);
    const step = fc.record({ by: fc.nat({ max: 3 }), to: fc.option(fc.nat({ max: 3 })), version: fc.nat({ max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const id = await signalHere();
        let [version, held] = [0, null as number | null];
        for (const { by, to, version: seen } of steps) {
          const [one, other] = [people[by] as TestPerson, to === null ? null : (people[to]?.id ?? null)];
          const answer = await assign(one, other, seen, id);
          const isRepeat = answer.status === 200 && seen === version - 1;
          if (answer.status === 200 && !isRepeat) [version, held] = [version + 1, other];
          if (answer.status === 200) expect(may.has(one.id) && (other === null || may.has(other))).toBe(true);
        }
        const { work } = (await workOf(welfare, id)).body;
        expect([work.version, work.assignee?.personId ?? null]).toEqual([version, held]);
        expect(idsOf(await queueOf(elsewhere, 'assignee=me'))).not.toContain(id);
      }),
      { numRuns: 15 },
    );
  });
});

describe('days left', () => {
  test('count from when it was noticed, and are one’s own: an answer ends them', async () => {
    expect((await workOf(officer)).body.work).toMatchObject({ answered: false, daysLeft: DEFAULT_ANSWER_DAYS - 1 });
    await commitAs(server, officer, signal);
    expect((await workOf(officer)).body.work).toMatchObject({ answered: true, dueAt: null, daysLeft: null });
    expect((await workOf(welfare)).body.work).toMatchObject({ answered: false, daysLeft: DEFAULT_ANSWER_DAYS - 1 });
  });

  test('say how many days too late, and stop being asked after four weeks', async () => {
    const late = await signalHere(DEFAULT_ANSWER_DAYS + 1.5);
    const lapsed = await signalHere(DEFAULT_ANSWER_DAYS + LATE_DAYS + 1);
    expect((await workOf(officer, late)).body.work.daysLeft).toBe(-2);
    expect((await workOf(officer, lapsed)).body.work).toMatchObject({ answered: false, dueAt: null });
    expect(idsOf(await queueOf(officer, 'waiting=late'))).toContain(late);
    for (const other of [signal, lapsed]) expect(idsOf(await queueOf(officer, 'waiting=late'))).not.toContain(other);
    expect(idsOf(await queueOf(officer, 'waiting=me'))).toEqual(expect.arrayContaining([signal, late]));
    await declineAs(server, officer, late);
    expect(idsOf(await queueOf(officer, 'waiting=me'))).not.toContain(late);
    expect(idsOf(await queueOf(welfare, 'waiting=me'))).toContain(late);
  });

  test('follow the term of the place, else of the place around it, else a week', async () => {
    const termOf = async (id: number) =>
      (await askAs<AnswerTerm>(server, undefined, { path: `/v1/places/${id}/answer-term` })).body;
    const put = (id: number, body: object) => server.client.putAnswerTerm({ id, body });
    expect(await termOf(places.elsewhere)).toMatchObject({ days: DEFAULT_ANSWER_DAYS, fromPlaceId: null });
    await put(places.municipality, { days: 10 });
    await put(places.here, { days: 3 });
    expect(await termOf(places.elsewhere)).toMatchObject({ days: 10, fromPlaceId: places.municipality });
    expect((await workOf(officer)).body.work.daysLeft).toBe(2);
    await put(places.here, {});
    expect((await workOf(officer)).body.work.daysLeft).toBe(9);
    await put(places.municipality, {});
  });

  test('may be another for what says something of a sensor alone, which is asked and late by that', async () => {
    const silent = await signalHere(4);
    const stream = (await buildThing(server, { position: places.pointHere })).datastreams[0];
    await server.context.database.pool.query(
      `insert into deviation (datastream_id, start_time, peak_time, readings, surprise, kind, signal_id)
       values ($1, now() - interval '4 days', now() - interval '4 days', 0, 5, 'silent', $2)`,
      [stream, silent],
    );
    const usual = await signalHere(4);
    const left = async (id: number) => (await workOf(officer, id)).body.work.daysLeft;
    expect([await left(silent), await left(usual)]).toEqual([3, 3]);
    const { body } = await askAs<AnswerTerm>(server, undefined, { path: `/v1/places/${places.here}/answer-term` });
    expect(body).toMatchObject({ days: 7, sensorDays: 7, sensorFromPlaceId: null });
    await server.client.putAnswerTerm({ id: places.municipality, body: { sensorDays: 2 } });
    expect([await left(silent), await left(usual)]).toEqual([-3, 3]);
    expect(idsOf(await queueOf(officer, 'waiting=late'))).toContain(silent);
    expect(idsOf(await queueOf(officer, 'waiting=late'))).not.toContain(usual);
    expect(idsOf(await queueOf(officer, 'waiting=me'))).toEqual(expect.arrayContaining([silent, usual]));
    await server.client.putAnswerTerm({ id: places.municipality, body: {} });
    expect(idsOf(await queueOf(officer, 'waiting=late'))).not.toContain(silent);
  });

  test('may be another for each kind: of several the shortest counts, in the queue as in the signal', async () => {
    const stream = (await buildThing(server, { position: places.pointHere })).datastreams[0];
    const ofKinds = async (...kinds: string[]) => {
      const id = await signalHere(4);
      for (const [i, kind] of kinds.entries())
        await server.context.database.pool.query(
          `insert into deviation (datastream_id, start_time, peak_time, readings, surprise, kind, signal_id)
           select $1, t, t, 0, 5, $3, $2 from (select now() - interval '4 days' - make_interval(secs => $4) as t) x`,
          [stream, id, kind, id * 10 + i],
        );
      return id;
    };
    const [higher, both, odd, bare, lower] = [
      await ofKinds('higher'),
      await ofKinds('lower', 'higher'),
      await ofKinds('implausible'),
      await signalHere(4),
      await ofKinds('lower'),
    ];
    const all = [lower, higher, both, odd, bare];
    const left = () => Promise.all(all.map(async (id) => (await workOf(officer, id)).body.work.daysLeft));
    const late = async () => {
      const found = idsOf(await queueOf(officer, 'waiting=late'));
      return all.filter((id) => found.includes(id));
    };
    expect(await left()).toEqual([3, 3, 3, 3, 3]);
    await server.client.putAnswerTerm({ id: places.municipality, body: { sensorDays: 5, kindDays: { lower: 20 } } });
    const answer = await server.client.putAnswerTerm({ id: places.here, body: { kindDays: { higher: 2, silent: 1 } } });
    expect(answer).toMatchObject({
      ...{ days: 7, fromPlaceId: null, sensorDays: 5, sensorFromPlaceId: places.municipality },
      kinds: [
        { kind: 'higher', days: 2, fromPlaceId: places.here },
        { kind: 'lower', days: 20, fromPlaceId: places.municipality },
        { kind: 'silent', days: 1, fromPlaceId: places.here },
      ],
    });
    expect(await left()).toEqual([16, -3, -3, 1, 3]);
    expect(await late()).toEqual([higher, both]);
    // All are as strong, so the rank goes by these days; of equal ones the newest comes first.
    const order = idsOf(await queueOf(officer, 'waiting=me'));
    expect(order.filter((id) => all.includes(id))).toEqual([odd, bare, both, higher, lower]);
    expect(idsOf(await queueOf(officer, 'waiting=me'))).toEqual(expect.arrayContaining(all));
    for (const id of [places.here, places.municipality]) await server.client.putAnswerTerm({ id, body: {} });
    expect(await left()).toEqual([3, 3, 3, 3, 3]);
    expect(await late()).toEqual([]);
  });

  test('are set by who tunes signals there, for kinds there are, and by nobody else', async () => {
    const path = `/v1/places/${places.here}/answer-term`;
    const put = (who: TestPerson | undefined, body: object) =>
      askAs<Problem>(server, who, { method: 'PUT', path, body });
    const there = await buildPerson(server, { roles: [{ role: 'analyst', placeId: places.elsewhere }] });
    const here = await buildPerson(server, { roles: [{ role: 'analyst', placeId: places.here }] });
    const kindDays = { higher: 2 };
    expect((await put(undefined, { kindDays })).status).toBe(401);
    for (const who of [officer, there]) expect((await put(who, { kindDays })).status).toBe(403);
    for (const wrong of [{ higher: 0 }, { higher: 61 }, { higher: 1.5 }, { louder: 2 }, { higher: null }])
      expect((await put(here, { kindDays: wrong })).status).toBe(400);
    expect((await askAs<AnswerTerm>(server, undefined, { path })).body.kinds).toEqual([]);
    expect((await put(here, { kindDays })).status).toBe(200);
    await put(here, {});
  });
});

describe('the queue', () => {
  test('tells of work at one’s own places alone', async () => {
    const there = await signalHere(1, places.elsewhere);
    await assign(elsewhere, elsewhere.id, 0, there);
    const { items } = (await queueOf(officer)).body;
    const workAt = (id: number) => items.find((item) => item.signal.id === id)?.work;
    expect(workAt(there)).toBeNull();
    expect(workAt(signal)).toMatchObject({ signalId: signal, version: 0 });
    expect(idsOf(await queueOf(officer, `assignee=${elsewhere.id}`))).toEqual([]);
    expect(idsOf(await queueOf(officer, 'assignee=nobody'))).not.toContain(there);
    expect(idsOf(await queueOf(elsewhere, 'assignee=me'))).toEqual([there]);
  });

  test('pages through a choice without losing or repeating one', async () => {
    const mine: number[] = [];
    const busy = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    for (let made = 0; made < 5; made += 1) {
      const id = await signalHere(2 + made);
      await assign(busy, busy.id, 0, id);
      mine.push(id);
    }
    const seen: number[] = [];
    let after = '';
    do {
      const page = (
        await askAs<SignalQueue>(server, busy, { path: `/v1/signal-queue?assignee=me&order=newest&limit=2${after}` })
      ).body;
      seen.push(...page.items.map((item) => item.signal.id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seen).toEqual(mine);
  });

  test('the key of the installation is nobody in a role', async () => {
    await expect(server.client.listSignalQueue({})).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  });
});

describe('saved filters', () => {
  let person: TestPerson;
  beforeEach(async () => {
    person = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  });
  const ask = (method: string, path: string, body?: unknown, who = person) =>
    askAs<SavedFilterList & Problem>(server, who, { method, path: `/v1/saved-filters${path}`, body });
  const save = (name: string, who = person) => ask('POST', '', { name, view: { assignee: 'me', open: true } }, who);
  const namesOf = ({ body }: Asked<SavedFilterList>) => body.items.map(({ name }) => name);

  test('are kept under a name, renamed, put in order and removed', async () => {
    await save('Van mij');
    const two = await save('Te laat');
    const [first, second] = two.body.items;
    expect(first).toMatchObject({ name: 'Van mij', view: { assignee: 'me', open: true } });
    expect(namesOf(await ask('PUT', '', { ids: [second?.id, first?.id] }))).toEqual(['Te laat', 'Van mij']);
    expect(namesOf(await ask('PUT', `/${first?.id}`, { name: 'Mijn werk' }))).toEqual(['Te laat', 'Mijn werk']);
    expect(namesOf(await ask('DELETE', `/${second?.id}`))).toEqual(['Mijn werk']);
  });

  test('are of one person: another neither sees nor changes them', async () => {
    const id = (await save('Alleen van mij')).body.items[0]?.id ?? 0;
    expect(namesOf(await ask('GET', '', undefined, officer))).toEqual([]);
    expect((await ask('PUT', `/${id}`, { name: 'Gekaapt' }, officer)).status).toBe(404);
    expect((await ask('DELETE', `/${id}`, undefined, officer)).status).toBe(404);
    expect((await ask('PUT', '', { ids: [id] }, officer)).status).toBe(409);
    expect(namesOf(await ask('GET', ''))).toEqual(['Alleen van mij']);
  });

  test('are limited in number, also when many are kept at once', async () => {
    const answers = await Promise.all(Array.from({ length: MOST_SAVED_FILTERS + 3 }, (_, at) => save(`Nummer ${at}`)));
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    expect(namesOf(await ask('GET', ''))).toHaveLength(MOST_SAVED_FILTERS);
  });

  test('an order that misses one, as after a change elsewhere, is refused and changes nothing', async () => {
    await save('Een');
    const ids = (await save('Twee')).body.items.map(({ id }) => id);
    expect((await ask('PUT', '', { ids: [ids[1]] })).status).toBe(409);
    expect(namesOf(await ask('GET', ''))).toEqual(['Een', 'Twee']);
  });

  test.each([
    ['an empty name', { name: '   ', view: {} }],
    ['a name that is too long', { name: 'x'.repeat(61), view: {} }],
    ['a view with something unknown', { name: 'x', view: { secret: 1 } }],
    ['an assignee that is none', { name: 'x', view: { assignee: 'drop table' } }],
    ['a mail address as name', { name: 'jan@voorbeeld.nl', view: {} }],
  ])('%s is refused', async (_what, body) => {
    expect((await ask('POST', '', body)).status).toBe(400);
    expect(namesOf(await ask('GET', ''))).toEqual([]);
  });
});
