import { operations } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { until } from './kit/until.ts';

/** A page that listens to the live stream has the rights of this moment, not those of when it was opened. */

let server: TestServer;
let places: Places;
let stream: number;
let watcher: TestPerson;
const stop = new AbortController();

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  const passport = buildPassport({ minimumGroup: 10, unit: '{count}' });
  stream = (await buildThing(server, { position: places.pointHere, passport })).datastreams[0] ?? 0;
  watcher = await buildPerson(server);
});
afterAll(async () => {
  stop.abort();
  await server?.stop();
});

/** Listens as this session until the test ends. */
async function listen(headers: TestPerson['headers']) {
  const answer = await fetch(`${server.url}/v1/live`, { headers, signal: stop.signal });
  const page = { text: '', ended: false };
  const reading = async () => {
    for await (const chunk of answer.body ?? []) page.text += Buffer.from(chunk).toString();
  };
  reading()
    .catch(() => undefined) // ends by the signal
    .finally(() => {
      page.ended = true;
    });
  return page;
}

/** An analyst here, with a purpose, in a session of their own. */
async function analystWith(purpose: boolean) {
  const person = await buildPerson(server, { roles: [{ role: 'analyst', placeId: places.here }] });
  const body = { placeId: places.here, purpose: 'signal', words: 'nagaan waarom dit signaal er is' };
  if (purpose) await askAs(server, person, { method: 'POST', path: operations.givePurpose.path, body });
  return person;
}

let sent = 0;
/** A small count; told to everybody as a reading, to few as a number. */
async function count(value: number, page: { text: string }): Promise<string> {
  sent += 1;
  page.text = '';
  const phenomenonTime = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000 + sent * 1_000);
  const path = `/v1.1/Datastreams(${stream})/Observations`;
  await server.send('POST', path, { phenomenonTime: phenomenonTime.toISOString(), result: value });
  return until('the reading is told', () => {
    const told = new RegExp(`event: readings\\ndata: (.*"time":\\[${phenomenonTime.getTime()}\\].*)\\n`).exec(
      page.text,
    );
    return told?.[1] && JSON.stringify(JSON.parse(told[1]).value);
  });
}

const administrator = () => ({ headers: { cookie: '', origin: '', authorization: `Bearer ${server.adminKey}` } });

async function change(person: TestPerson, roles: readonly object[], blocked = false) {
  const path = `/v1/people/${person.id}`;
  const body = { name: 'Iemand', organisationId: person.organisationId, roles, blocked };
  expect((await askAs(server, administrator(), { method: 'PUT', path, body })).status).toBe(200);
}

test('a role that is taken away acts at once, and the page is told to fetch anew', async () => {
  const person = await analystWith(true);
  const page = await listen(person.headers);
  expect(await count(3, page)).toBe('[3]');
  page.text = '';
  await change(person, []);
  await until('it is told', () => page.text.includes('event: resync\ndata: {"reason":"rights"}'));
  expect(await count(4, page)).toBe('[null]');
  await change(person, [{ role: 'analyst', placeId: places.here }]);
  expect(await count(5, page)).toBe('[5]');
});

test.each<[string, (person: TestPerson) => Promise<unknown>]>([
  ['blocked', (person) => change(person, [{ role: 'analyst', placeId: places.here }], true)],
  ['removed', (person) => askAs(server, administrator(), { method: 'DELETE', path: `/v1/people/${person.id}` })],
  ['signed out', (person) => askAs(server, person, { method: 'DELETE', path: '/v1/session' })],
])('who is %s hears no more than a visitor', async (_, end) => {
  const person = await analystWith(true);
  const page = await listen(person.headers);
  expect(await count(3, page)).toBe('[3]');
  await end(person);
  expect(await count(4, page)).toBe('[null]');
});

test('a purpose that is given acts at once, in its own session alone', async () => {
  const person = await analystWith(false);
  const other = await listen(await openSessionOf(server, person.id));
  const page = await listen(person.headers);
  expect(await count(3, page)).toBe('[null]');
  const body = { placeId: places.here, purpose: 'signal', words: 'nagaan waarom dit signaal er is' };
  await askAs(server, person, { method: 'POST', path: operations.givePurpose.path, body });
  expect(await count(4, page)).toBe('[4]');
  expect(other.text).not.toContain('"value":[4]');
});

test('what another server changed in the store, and a session that ran out, act within seconds', async () => {
  const person = await analystWith(true);
  const page = await listen(person.headers);
  expect(await count(3, page)).toBe('[3]');
  page.text = '';
  await sql`delete from session where person_id = ${person.id}`.execute(server.context.db);
  await until('it is told', () => page.text.includes('"reason":"rights"'));
  expect(await count(4, page)).toBe('[null]');
});

test('nobody else is bothered by a change of somebody’s rights', async () => {
  const page = await listen(watcher.headers);
  await change(await analystWith(false), []);
  expect(await count(4, page)).toBe('[null]');
  expect(page.text).not.toContain('resync');
});
