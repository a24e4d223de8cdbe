import type { Explanation, Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import {
  askAs,
  commitAs,
  declineAs,
  fetchAs,
  NOTHING,
  newInterpretation,
  PARTY,
  pathOf,
  SENSOR_FAULT,
} from './kit/interpreting.ts';

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let welfare: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  const at = places.here;
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: at }] });
  police = await buildPerson(server, {
    roles: [{ role: 'community-officer', placeId: at }],
    organisationKind: 'police',
  });
  welfare = await buildPerson(server, {
    roles: [{ role: 'welfare-worker', placeId: at }],
    organisationKind: 'welfare',
  });
});
afterAll(() => server?.stop());

const newSignal = (placeId: number | null = places.here) => buildSignal(server, placeId);

describe('blind first', () => {
  test('nothing of others is told before one has answered, not even that there is something', async () => {
    const signal = await newSignal();
    const before = await fetchAs(server, police, signal);
    expect(before).toMatchObject({ status: 200, body: { answered: false, items: [], agreement: 'too-few' } });
    expect((await commitAs(server, ward, signal)).status).toBe(200);
    expect((await declineAs(server, welfare, signal)).status).toBe(200);
    expect((await fetchAs(server, police, signal)).text).toBe(before.text);
    const after = await commitAs(server, police, signal, { explanationId: SENSOR_FAULT, sure: 0 });
    expect(after.body.items.map(({ role, isOwn, blind }) => [role, isOwn, blind?.explanation.kind])).toEqual([
      ['community-officer', true, 'sensor-fault'],
      ['ward-officer', false, 'happening'],
      ['welfare-worker', false, undefined],
    ]);
    expect(after.body.agreement).toBe('differ');
  });

  test('who declines sees the others, and cannot commit any more', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal);
    const declined = await declineAs(server, police, signal);
    expect(declined.body.items).toMatchObject([{ isOwn: true, blind: null }, { role: 'ward-officer' }]);
    const late = await commitAs(server, police, signal);
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await fetchAs(server, police, signal)).body.items[0]?.blind).toBeNull();
  });

  test('what was committed stays; another answer is refused, the same one again is harmless', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal, { sure: 40 });
    expect((await commitAs(server, ward, signal, { sure: 40 })).status).toBe(200);
    expect((await commitAs(server, ward, signal, { sure: 90 })).status).toBe(409);
    expect((await fetchAs(server, ward, signal)).body.items).toMatchObject([{ blind: { sure: 40 }, version: 1 }]);
  });

  test('many at once: each has one answer, and all are kept', async () => {
    const signal = await newSignal();
    const twice = [ward, ward, police, welfare, police].map((person, sure) =>
      commitAs(server, person, signal, { sure }),
    );
    const statuses = (await Promise.all(twice)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 409)).toHaveLength(2);
    expect((await fetchAs(server, ward, signal)).body.items).toHaveLength(3);
  });

  test('no trace of a commit stands in the log or at the signal', async () => {
    const signal = await newSignal();
    const look = async () => [
      (await askAs<{ entries: number }>(server, undefined, { path: `/v1/signals/${signal}` })).text,
      (await server.client.verifyLog({ body: {} })).entries,
    ];
    const before = await look();
    await commitAs(server, ward, signal);
    expect(await look()).toEqual(before);
  });
});

describe('after the others were seen', () => {
  test('one says what one thinks now, beside what was committed', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal, { explanationId: PARTY });
    await commitAs(server, police, signal, { explanationId: NOTHING });
    const path = pathOf(signal, '/own/opinion');
    const body = { explanationId: PARTY, sure: 55, words: 'Het evenement stond in de agenda.', version: 1 };
    const changed = await askAs(server, police, { method: 'PUT', path, body });
    expect(changed.body).toMatchObject({
      agreement: 'agreed-later',
      items: [
        { blind: { explanation: { id: NOTHING } }, later: { explanation: { id: PARTY }, sure: 55 }, version: 2 },
        {},
      ],
    });
    const stale = await askAs(server, police, { method: 'PUT', path, body: { ...body, sure: 1 } });
    expect(stale).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(stale.body.detail).toContain('versie 2');
    expect((await fetchAs(server, police, signal)).body.items[0]?.later?.sure).toBe(55);
  });

  test('nobody changes what they have not written', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal, { label: 'TLP:AMBER+STRICT' });
    const label = { label: 'TLP:CLEAR', audience: [], version: 1 };
    const put = (person: TestPerson, rest: string, body: object) =>
      askAs(server, person, { method: 'PUT', path: pathOf(signal, rest), body });
    expect((await put(police, '/own/label', label)).status).toBe(404);
    await declineAs(server, police, signal);
    expect((await put(police, '/own/label', label)).status).toBe(409);
    expect((await put(police, '/own/opinion', { explanationId: 1, sure: 1, words: '', version: 1 })).status).toBe(409);
    expect((await fetchAs(server, ward, signal)).body.items[0]).toMatchObject({
      label: 'TLP:AMBER+STRICT',
      version: 1,
    });
    expect((await fetchAs(server, police, signal)).body.items).toHaveLength(1);
  });

  test('the author changes the label, at the version they saw, and the log keeps it', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal, { label: 'TLP:AMBER+STRICT' });
    await declineAs(server, police, signal);
    const path = pathOf(signal, '/own/label');
    const { entries } = await server.client.verifyLog({ body: {} });
    const why = { reason: 'de politie zag het ook' };
    const body = { label: 'TLP:AMBER', audience: [police.organisationId], ...why, version: 1 };
    expect((await askAs(server, ward, { method: 'PUT', path, body })).status).toBe(200);
    expect((await askAs(server, ward, { method: 'PUT', path, body })).status).toBe(409);
    expect((await fetchAs(server, police, signal)).body.items).toMatchObject([
      {},
      { label: 'TLP:AMBER', role: 'ward-officer' },
    ]);
    expect(await server.client.verifyLog({ body: {} })).toMatchObject({ ok: true, entries: entries + 1 });
  });
});

describe('who may not', () => {
  test('a visitor, the key, a role elsewhere and a role that does not work on signals', async () => {
    const signal = await newSignal();
    await commitAs(server, ward, signal);
    const elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
    const auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
    const key = { headers: { cookie: '', origin: '', authorization: `Bearer ${server.adminKey}` } };
    for (const [who, status] of [
      [undefined, 401],
      [key, 403],
      [elsewhere, 403],
      [auditor, 403],
    ] as const) {
      const got = await fetchAs(server, who, signal);
      expect(got.status).toBe(status);
      expect(got.text).not.toContain('Muziek');
    }
    expect((await commitAs(server, elsewhere, signal)).status).toBe(403);
    expect((await declineAs(server, elsewhere, signal)).status).toBe(403);
  });

  test('somebody whose role was taken away sees nothing any more, not even their own', async () => {
    const signal = await newSignal();
    const person = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
    await commitAs(server, person, signal);
    const body = { name: 'Iemand', organisationId: person.organisationId, roles: [], blocked: false };
    await server.client.changePerson({ id: person.id, body });
    expect((await fetchAs(server, person, signal)).status).toBe(403);
  });

  test('a signal at no known place is for roles everywhere alone', async () => {
    const signal = await newSignal(null);
    const everywhere = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    expect((await commitAs(server, everywhere, signal)).status).toBe(200);
    expect((await commitAs(server, ward, signal)).status).toBe(403);
  });
});

describe('bad input', () => {
  const refused: [string, object, string][] = [
    ['an unknown explanation', { explanationId: 9_999 }, '/explanationId'],
    ['more than sure', { sure: 101 }, '/sure'],
    ['an address of somebody', { words: 'Vraag jan@voorbeeld.nl, die weet meer.' }, '/words'],
    ['a device', { alsoKnown: 'De telefoon 00:1A:2b:3c:4D:5e was er.' }, '/alsoKnown'],
    ['a label that is none', { label: 'TLP:WHITE' }, '/label'],
    ['organisations beside a label that says it all', { label: 'TLP:RED', audience: [1] }, '/audience'],
    ['an organisation that is none', { label: 'TLP:AMBER', audience: [9_999] }, '/audience/0'],
    ['a role that is not theirs', { role: 'analyst' }, '/role'],
    ['a field too many', { organisationId: 1 }, '/organisationId'],
  ];
  test.each(refused)('%s is refused, says where, repeats nothing and keeps nothing', async (_, change, pointer) => {
    const signal = await newSignal();
    const answer = await askAs<Problem>(server, ward, {
      method: 'POST',
      path: pathOf(signal),
      body: { ...newInterpretation(), ...change },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(answer.body.fields?.map((field) => field.pointer)).toContain(pointer);
    expect(answer.text).not.toMatch(/voorbeeld\.nl|1A:2b/);
    expect((await fetchAs(server, ward, signal)).body.answered).toBe(false);
  });

  test('a signal that does not exist', async () => {
    expect(await commitAs(server, ward, 999_999)).toMatchObject({ status: 404 });
  });

  test('somebody with two roles here says in which', async () => {
    const roles = (['ward-officer', 'analyst'] as const).map((role) => ({ role, placeId: places.here }));
    const both = await buildPerson(server, { roles });
    const signal = await newSignal();
    expect((await fetchAs(server, both, signal)).body.roles).toEqual(['analyst', 'ward-officer']);
    expect((await commitAs(server, both, signal)).status).toBe(400);
    const answer = await commitAs(server, both, signal, { role: 'analyst' });
    expect(answer.body.items[0]?.role).toBe('analyst');
  });

  test('scripts stay text', async () => {
    const signal = await newSignal();
    const words = '<script>alert(1)</script> & "aanhaling"; drop table interpretation;--';
    expect((await commitAs(server, ward, signal, { words })).body.items[0]?.blind?.words).toBe(words);
  });
});

describe('the list of explanations', () => {
  const list = () => askAs<{ items: Explanation[] }>(server, ward, { path: '/v1/explanations' });
  const put = (who: TestPerson, id: number, body: object) =>
    askAs<Explanation & Problem>(server, who, { method: 'PUT', path: `/v1/explanations/${id}`, body });

  test('is kept by who tunes signals; two who change at once get a clear conflict', async () => {
    const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    const body = { kind: 'happening', nl: 'Hangplek', en: 'Hangout' };
    const make = (who: TestPerson) =>
      askAs<Explanation>(server, who, { method: 'POST', path: '/v1/explanations', body });
    expect((await make(ward)).status).toBe(403);
    const made = await make(analyst);
    expect(made.status).toBe(201);
    expect((await make(analyst)).status).toBe(409);
    const { id } = made.body;
    const first = await put(analyst, id, { nl: 'Groep jongeren', en: 'Young people', closed: false, version: 1 });
    expect(first.body).toMatchObject({ nl: 'Groep jongeren', version: 2 });
    const second = await put(analyst, id, { nl: 'Jeugd', en: 'Youth', closed: true, version: 1 });
    expect(second).toMatchObject({ status: 409 });
    expect(second.body.detail).toContain('“Groep jongeren”');
    expect((await list()).body.items.find((one) => one.id === id)).toMatchObject({ nl: 'Groep jongeren', version: 2 });
  });

  test('a closed one cannot be chosen and keeps its name where it was chosen', async () => {
    const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    const [open] = (await list()).body.items.filter(({ kind, closed }) => kind === 'happening' && !closed);
    if (!open) throw new Error('the list is empty');
    const signal = await newSignal();
    await commitAs(server, ward, signal, { explanationId: open.id });
    const { nl, en, version } = open;
    expect((await put(analyst, open.id, { nl, en, closed: true, version })).status).toBe(200);
    expect((await commitAs(server, police, signal, { explanationId: open.id })).status).toBe(400);
    expect((await fetchAs(server, ward, signal)).body.items[0]?.blind?.explanation.id).toBe(open.id);
    await put(analyst, open.id, { nl, en, closed: false, version: version + 1 });
  });

  test.each([NOTHING, SENSOR_FAULT])('outcome %s is always there', async (id) => {
    const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    expect((await put(analyst, id, { nl: 'Weg', en: 'Gone', closed: true, version: 1 })).status).toBe(409);
  });
});
