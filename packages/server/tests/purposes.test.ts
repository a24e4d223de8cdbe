import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';

let server: TestServer;
let places: Places;
let stream: number;
const WORDS = 'nagaan waarom dit signaal er is';
beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  const passport = buildPassport({ minimumGroup: 10, unit: '{count}' });
  const made = await buildThing(server, { position: places.pointHere, passport });
  stream = made.datastreams[0] ?? 0;
  const reading = { phenomenonTime: new Date(Date.now() - 600_000).toISOString(), result: 3 };
  await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, reading);
});
afterAll(() => server?.stop());

const analystAt = (placeId: number | null) => buildPerson(server, { roles: [{ role: 'analyst', placeId }] });
async function give(person: TestPerson, body: object) {
  const answer = await fetch(`${server.url}/v1/account/purposes`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string } };
}
const read = async (headers: Record<string, string>) =>
  (await fetch(`${server.url}/v1.1/Datastreams(${stream})/Observations`, { headers })).text();
const exported = async (headers: Record<string, string>) =>
  (await fetch(`${server.url}/v1/datastreams/${stream}/export?format=json`, { headers })).text();
const seesCount = (text: string) => /"result": ?3\b|"value": ?3\b|,3[\s,\]]/.test(text);

describe('a protected count', () => {
  test('is seen with the right and a purpose for its area, not with the right alone', async () => {
    const person = await analystAt(places.municipality);
    expect(seesCount(await read(person.headers))).toBe(false);
    expect((await give(person, { placeId: places.elsewhere, purpose: 'signal', words: WORDS })).status).toBe(200);
    expect(seesCount(await read(person.headers))).toBe(false);
    expect((await give(person, { placeId: places.municipality, purpose: 'signal', words: WORDS })).status).toBe(200);
    expect(seesCount(await read(person.headers))).toBe(true);
    expect(seesCount(await exported(person.headers))).toBe(true);
  });

  test('is not seen in another session of the same person, nor after the right was taken away', async () => {
    const [person, other] = [await analystAt(null), await analystAt(null)];
    await give(person, { placeId: null, purpose: 'research', words: WORDS });
    expect(seesCount(await read(person.headers))).toBe(true);
    expect(seesCount(await read(other.headers))).toBe(false);
    await sql`delete from role_grant where person_id = ${person.id}`.execute(server.context.db);
    expect(seesCount(await read(person.headers))).toBe(false);
  });

  test('needs a purpose with a session of the administrator key as well', async () => {
    const opened = await server.send('POST', '/v1/session', { key: server.adminKey }, { authorization: '' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(seesCount(await read({ cookie }))).toBe(false);
    const person = { headers: { cookie, origin: server.url } } as TestPerson;
    expect((await give(person, { placeId: null, purpose: 'sensor-quality', words: WORDS })).status).toBe(200);
    expect(seesCount(await read({ cookie }))).toBe(true);
  });
});

describe('giving a purpose', () => {
  test('is for who has the right there', async () => {
    const here = await analystAt(places.here);
    expect((await give(here, { placeId: places.here, purpose: 'signal', words: WORDS })).status).toBe(200);
    for (const placeId of [places.elsewhere, places.municipality, null])
      expect((await give(here, { placeId, purpose: 'signal', words: WORDS })).status).toBe(403);
    const officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: null }] });
    expect((await give(officer, { placeId: places.here, purpose: 'signal', words: WORDS })).status).toBe(403);
  });

  test.each([
    ['Wie woont er op Kerkstraat 12?', 400, 'about_a_person'],
    ['klacht van mevrouw De Vries', 400, 'about_a_person'],
    ['kort      ', 400, 'invalid_input'],
  ])('for “%s” is refused with the reason, and nothing of it is kept', async (words, status, code) => {
    const person = await analystAt(null);
    const answer = await give(person, { placeId: null, purpose: 'signal', words });
    expect(answer).toMatchObject({ status, body: { code } });
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from log_entry where actor like ${`person:${person.id} %`}`.execute(server.context.db);
    expect(Number(rows[0]?.n)).toBe(0);
    expect(JSON.stringify(answer.body)).not.toContain(words);
  });

  test('and an export of protected readings stand in the log, by number and role', async () => {
    const person = await analystAt(null);
    await give(person, { placeId: places.here, purpose: 'complaint', words: WORDS });
    await exported(person.headers);
    const { rows } = await sql<{ kind: string; actor: string; subject: string; detail: string }>`
      select kind, actor, subject, detail from log_entry where actor like ${`person:${person.id} %`} order by position`.execute(
      server.context.db,
    );
    const actor = `person:${person.id} organisation:${person.organisationId} analyst`;
    expect(rows).toMatchObject([
      { kind: 'data.purpose-given', actor, subject: `place:${places.here}`, detail: expect.stringContaining(WORDS) },
      { kind: 'data.exported', actor, subject: `datastream:${stream}` },
    ]);
  });
});
