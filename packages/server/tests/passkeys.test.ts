import { MINUTE, mostPasskeys, type Passkey, type Problem, type Session } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Passwords } from '../src/sharing/accounts/password-hash.ts';
import { buildPerson, endSessionsOf, openSessionOf, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { Authenticator } from './kit/authenticator.ts';
import { FakeClock } from './kit/logged-server.ts';

const PASSWORD = 'drie oude eiken bij de sluis';
const clock = new FakeClock(Date.parse('2026-03-02T09:00:00Z'));
let server: TestServer;
let hash: string;
let url: string;
let party: { origin: string; rpId: string };

beforeAll(async () => {
  server = await startTestServer({ clock });
  hash = await new Passwords().hash(PASSWORD);
  // An address of numbers has no passkeys; this machine has a name too.
  url = server.url.replace('127.0.0.1', 'localhost');
  party = { origin: url, rpId: 'localhost' };
});
afterAll(() => server?.stop());
// Tries are limited per quarter of an hour; each test has one of its own.
beforeEach(() => clock.set(clock.now() + 16 * MINUTE));

interface Asked<T> {
  readonly status: number;
  readonly cookies: string[];
  readonly body: T & Problem;
}
async function ask<T = unknown>(method: string, path: string, body?: unknown, who?: TestPerson): Promise<Asked<T>> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      origin: party.origin,
      ...(who ? { cookie: who.headers.cookie } : {}),
    },
    body: body ? JSON.stringify(body) : null,
  });
  return { status: answer.status, cookies: answer.headers.getSetCookie(), body: (await answer.json()) as T & Problem };
}

/** Somebody with a local account: password and second factor. */
async function colleague(): Promise<TestPerson> {
  const person = await buildPerson(server);
  const now = new Date(clock.now());
  await sql`insert into password (person_id, hash, changed_at) values (${person.id}, ${hash}, ${now})`.execute(
    server.context.db,
  );
  await sql`insert into second_factor (person_id, secret, last_step, confirmed_at) values (${person.id}, ${Buffer.from([1])}, 0, ${now})`.execute(
    server.context.db,
  );
  return person;
}

const challengeFor = async (who: TestPerson, password = PASSWORD) =>
  ask<{ options: { challenge: string; rp: { id: string } } }>(
    'POST',
    '/v1/account/passkeys/registration',
    { password },
    who,
  );
const challengeToSignIn = async () =>
  (
    await ask<{ options: { challenge: string; rpId: string; allowCredentials?: unknown } }>(
      'POST',
      '/v1/session/passkey/challenge',
      {},
    )
  ).body.options;

async function add(who: TestPerson, key: Authenticator, name = 'Telefoon') {
  const { body } = await challengeFor(who);
  return ask<Passkey>('POST', '/v1/account/passkeys', { name, response: key.register(body.options.challenge) }, who);
}
const signIn = (response: unknown) => ask<Session>('POST', '/v1/session/passkey', { response });

describe('a passkey', () => {
  test('is added with the password, named, listed, and signs in alone', async () => {
    const who = await colleague();
    const key = new Authenticator(party);
    const started = await challengeFor(who);
    expect(started.body.options.rp.id).toBe('localhost');
    expect(started.body.options).toMatchObject({
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const added = await add(who, key);
    expect(added.body).toMatchObject({ name: 'Telefoon', usedAt: null });
    const asked = await challengeToSignIn();
    expect(asked.rpId).toBe('localhost');
    // Nobody learns by asking who has an account here.
    expect(asked.allowCredentials ?? []).toEqual([]);
    const opened = await signIn(key.signIn(asked.challenge));
    expect(opened.status).toBe(200);
    expect(opened.body).toMatchObject({ role: 'person', person: { id: who.id } });
    expect(opened.cookies.join()).toMatch(/wijkritme_session=wrs_.*HttpOnly/i);
    const cookie = opened.cookies.map((one) => one.split(';')[0]).join('; ');
    const asThem = { ...who, headers: { ...who.headers, cookie } };
    const { body } = await ask<{ items: { way: string; current: boolean }[] }>(
      'GET',
      '/v1/account/sessions',
      undefined,
      asThem,
    );
    expect(body.items.find(({ current }) => current)?.way).toBe('passkey');
    const { body: listed } = await ask<{ items: Passkey[] }>('GET', '/v1/account/passkeys', undefined, who);
    expect(listed.items[0]?.usedAt).toBe(new Date(clock.now()).toISOString());
  });

  test('of several each can be named, and taken away; what was taken away opens nothing', async () => {
    const who = await colleague();
    const [phone, stick] = [new Authenticator(party), new Authenticator(party)];
    const first = (await add(who, phone)).body;
    await add(who, stick, 'Sleutel');
    const renamed = await ask<Passkey>('PUT', `/v1/account/passkeys/${first.id}`, { name: 'Oude telefoon' }, who);
    expect(renamed.body.name).toBe('Oude telefoon');
    expect((await ask('DELETE', `/v1/account/passkeys/${first.id}`, undefined, who)).status).toBe(200);
    expect((await signIn(phone.signIn((await challengeToSignIn()).challenge))).status).toBe(401);
    expect((await signIn(stick.signIn((await challengeToSignIn()).challenge))).status).toBe(200);
  });

  test('stands in the tamper-evident log when it comes and when it goes', async () => {
    const who = await colleague();
    const { body } = await add(who, new Authenticator(party));
    await ask('DELETE', `/v1/account/passkeys/${body.id}`, undefined, who);
    const { rows } = await sql<{
      detail: string;
    }>`select detail from log_entry where subject = ${`person:${who.id}`}`.execute(server.context.db);
    expect(rows.map(({ detail }) => JSON.parse(detail).what).sort()).toEqual(['passkey added', 'passkey removed']);
    expect((await server.client.verifyLog({ body: {} })).ok).toBe(true);
  });
});

describe('is refused', () => {
  const tries: readonly [string, (key: Authenticator, challenge: string) => unknown][] = [
    ['another origin', (key, challenge) => key.signIn(challenge, { origin: 'http://localhost.evil.test' })],
    ['another name', (key, challenge) => key.signIn(challenge, { rpId: 'evil.test' })],
    ['a challenge that nobody made', (key) => key.signIn(Buffer.alloc(32, 7).toString('base64url'))],
    ['nobody was verified', (key, challenge) => key.signIn(challenge, { verified: false })],
    ['the signature of another key', (key, challenge) => key.signIn(challenge, { key: new Authenticator(party).keys })],
    ['a passkey that nobody has', (_key, challenge) => new Authenticator(party).signIn(challenge)],
  ];
  test.each(tries)('%s', async (_name, make) => {
    const key = new Authenticator(party);
    await add(await colleague(), key);
    const { challenge } = await challengeToSignIn();
    const answer = await signIn(make(key, challenge));
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('sign_in_failed');
    expect(answer.cookies).toEqual([]);
  });

  test('the same answer a second time, and one after five minutes', async () => {
    const key = new Authenticator(party);
    await add(await colleague(), key);
    const used = key.signIn((await challengeToSignIn()).challenge);
    expect((await signIn(used)).status).toBe(200);
    expect((await signIn(used)).status).toBe(401);
    const { challenge } = await challengeToSignIn();
    clock.set(clock.now() + 5 * MINUTE);
    expect((await signIn(key.signIn(challenge))).status).toBe(401);
  });

  test('a copy, whose counter is behind', async () => {
    const key = new Authenticator(party);
    await add(await colleague(), key);
    expect((await signIn(key.signIn((await challengeToSignIn()).challenge, { counter: 9 }))).status).toBe(200);
    expect((await signIn(key.signIn((await challengeToSignIn()).challenge, { counter: 4 }))).status).toBe(401);
  });

  test('a challenge of somebody else, one for adding at signing in, and the other way round', async () => {
    const [mine, other] = [await colleague(), await colleague()];
    const key = new Authenticator(party);
    const theirs = (await challengeFor(other)).body.options.challenge;
    expect(
      (await ask('POST', '/v1/account/passkeys', { name: 'x', response: key.register(theirs) }, mine)).status,
    ).toBe(401);
    const toSignIn = (await challengeToSignIn()).challenge;
    expect(
      (await ask('POST', '/v1/account/passkeys', { name: 'x', response: key.register(toSignIn) }, mine)).status,
    ).toBe(401);
    await add(mine, key);
    const toAdd = (await challengeFor(mine)).body.options.challenge;
    expect((await signIn(key.signIn(toAdd))).status).toBe(401);
  });

  test('a passkey of somebody else: to name, to take away, to add again', async () => {
    const [mine, other] = [await colleague(), await colleague()];
    const key = new Authenticator(party);
    const { id } = (await add(other, key)).body;
    expect((await ask('PUT', `/v1/account/passkeys/${id}`, { name: 'van mij' }, mine)).status).toBe(404);
    expect((await ask('DELETE', `/v1/account/passkeys/${id}`, undefined, mine)).status).toBe(404);
    expect((await add(mine, key)).status).toBe(409);
  });

  test('adding without the password, by a visitor, and with the key of the administrator', async () => {
    expect((await challengeFor(await colleague(), 'iets anders')).status).toBe(401);
    expect((await ask('POST', '/v1/account/passkeys/registration', { password: PASSWORD })).status).toBe(401);
    // Who came by a provider has no password here.
    expect((await challengeFor(await buildPerson(server))).status).toBe(403);
  });

  test('who was blocked, and who was reset: a lost phone opens nothing', async () => {
    const [blocked, who] = [await colleague(), await colleague()];
    const [theirs, key] = [new Authenticator(party), new Authenticator(party)];
    await add(blocked, theirs);
    await sql`update person set blocked_at = now() where id = ${blocked.id}`.execute(server.context.db);
    expect((await signIn(theirs.signIn((await challengeToSignIn()).challenge))).status).toBe(401);
    await add(who, key);
    await sql`update person set email = ${`p${who.id}@demodam.example`} where id = ${who.id}`.execute(
      server.context.db,
    );
    await server.client.resetPerson({ id: who.id });
    expect((await signIn(key.signIn((await challengeToSignIn()).challenge))).status).toBe(401);
  });

  test('the last way to sign in stays, and the answer says what to do', async () => {
    const who = await colleague();
    const { id } = (await add(who, new Authenticator(party))).body;
    await sql`delete from password where person_id = ${who.id}`.execute(server.context.db);
    const refused = await ask('DELETE', `/v1/account/passkeys/${id}`, undefined, who);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('Voeg eerst een andere passkey toe');
  });
});

test('the password and the code open the account of who lost a passkey, and one more passkey than allowed is refused', async () => {
  const who = await colleague();
  for (let i = 0; i < mostPasskeys; i++)
    await sql`insert into passkey (person_id, credential_id, public_key, counter, transports, synced, name, added_at)
      values (${who.id}, ${`${who.id}-${i}`}, ${Buffer.from([1])}, 0, '{}', false, 'x', now())`.execute(
      server.context.db,
    );
  expect((await challengeFor(who)).status).toBe(409);
  await endSessionsOf(server, who.id);
  const again = { ...who, headers: await openSessionOf(server, who.id) };
  const { body } = await ask<{ items: Passkey[] }>('GET', '/v1/account/passkeys', undefined, again);
  expect(body.items).toHaveLength(mostPasskeys);
});

test('asking for challenges is slowed down per network address', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 70; i++) statuses.push((await ask('POST', '/v1/session/passkey/challenge', {})).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(statuses.at(-1)).toBe(429);
});

test('an address of numbers has none, and says what to do', async () => {
  const answer = await fetch(`${server.url}/v1/session/passkey/challenge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: '{}',
  });
  expect(answer.status).toBe(409);
  expect(((await answer.json()) as Problem).detail).toContain('PUBLIC_URL');
  expect((await server.client.listSignInWays()).passkeys).toBe(false);
});
