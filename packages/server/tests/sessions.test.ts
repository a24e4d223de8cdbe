import { HOUR, MINUTE } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { FakeClock } from './kit/logged-server.ts';

const clock = new FakeClock(Date.parse('2026-03-02T09:00:00Z'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server?.stop());

const analyst = [{ role: 'analyst' as const, placeId: null }];
const ask = (path: string, { headers }: Pick<TestPerson, 'headers'>, method = 'GET') =>
  fetch(server.url + path, { method, headers });
const roleOf = async (person: Pick<TestPerson, 'headers'>) =>
  ((await (await ask('/v1/session', person)).json()) as { role: string }).role;
const statusOf = async (person: TestPerson) => (await ask('/v1/imports', person)).status;

test('a session tells who one is and what one may', async () => {
  const person = await buildPerson(server, { roles: analyst });
  expect(await (await ask('/v1/session', person)).json()).toMatchObject({
    role: 'person',
    rights: expect.arrayContaining([{ right: 'imports.manage', everywhere: true }]),
    person: { id: person.id, organisation: { kind: 'municipality' }, roles: analyst },
  });
});

test('a role that is taken away is gone at the next request of an open session, and so is a new one there', async () => {
  const person = await buildPerson(server, { roles: analyst });
  expect(await statusOf(person)).toBe(200);
  await sql`delete from role_grant where person_id = ${person.id}`.execute(server.context.db);
  expect(await statusOf(person)).toBe(403);
  await sql`insert into role_grant values (${person.id}, 'administrator', null, 'local', now())`.execute(
    server.context.db,
  );
  expect(await statusOf(person)).toBe(200);
});

test.each([
  ['a blocked person', (id: number) => sql`update person set blocked_at = now() where id = ${id}`],
  ['a session that was revoked', (id: number) => sql`delete from session where person_id = ${id}`],
  ['a person who is gone', (id: number) => sql`delete from person where id = ${id}`],
  [
    'somebody of an organisation that stopped',
    (id: number) =>
      sql`update organisation set closed_at = now() where id = (select organisation_id from person where id = ${id})`,
  ],
])('%s is a visitor', async (_what, spoil) => {
  const person = await buildPerson(server, { roles: analyst });
  expect(await statusOf(person)).toBe(200);
  await spoil(person.id).execute(server.context.db);
  expect(await statusOf(person)).toBe(401);
  expect(await roleOf(person)).toBe('visitor');
});

test('a session ends after two hours without a request, and after twelve hours in any case', async () => {
  const start = clock.now();
  const [idle, busy] = [await buildPerson(server, { roles: analyst }), await buildPerson(server, { roles: analyst })];
  for (let at = 0; at < 12 * HOUR; at += 100 * MINUTE) {
    clock.set(start + at);
    expect(await roleOf(busy)).toBe('person');
  }
  expect(await roleOf(idle)).toBe('visitor');
  clock.set(start + 12 * HOUR - 1);
  expect(await roleOf(busy)).toBe('person');
  clock.set(start + 12 * HOUR);
  expect(await roleOf(busy)).toBe('visitor');
});

test('a session is a cookie of a page: as a bearer key it is not known', async () => {
  const { headers } = await buildPerson(server, { roles: analyst });
  const token = headers.cookie.split('=')[1] ?? '';
  const answer = await fetch(`${server.url}/v1/imports`, { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'key_invalid' }]);
});

test('a person sends no readings, for they come with a key', async () => {
  const person = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
  const answer = await fetch(`${server.url}/v1.1/Datastreams(1)/Observations`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ phenomenonTime: '2026-03-02T09:00:00Z', result: 1 }),
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test('a key session is over when the key of the installation changed', async () => {
  const opened = await server.send('POST', '/v1/session', { key: server.adminKey }, { authorization: '' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin: server.url };
  expect(await roleOf({ headers })).toBe('administrator');
  await sql`update session set key_hash = '\\x00' where person_id is null`.execute(server.context.db);
  expect(await roleOf({ headers })).toBe('visitor');
});
