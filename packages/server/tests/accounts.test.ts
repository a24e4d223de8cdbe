import { DAY, HOUR, type Invitation, MINUTE, type Problem, SECOND } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf as codeAt } from '../testing/authenticator.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { FakeClock } from './kit/logged-server.ts';

const clock = new FakeClock(Date.parse('2026-03-02T09:00:00Z'));
const PASSWORD = 'drie oude eiken bij de sluis';
let server: TestServer;
let places: Places;
let organisationId: number;
let made = 0;
beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  organisationId = (await server.client.createOrganisation({ body: { kind: 'welfare', name: 'Welzijn Demodam' } })).id;
});
afterAll(() => server?.stop());

/** Tries are limited per address and quarter of an hour, so each test has a quarter of its own. */
const nextQuarter = () => clock.set(clock.now() + 16 * MINUTE);

interface Answer<T> {
  readonly status: number;
  readonly cookies: string[];
  readonly body: T & Problem;
}
async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') {
  const answer = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return { status: answer.status, cookies, body: (await answer.json()) as T & Problem } satisfies Answer<T>;
}
const codeOf = (secret: string, at = clock.now()) => codeAt(secret, at);

async function invite(): Promise<Invitation & { email: string }> {
  made += 1;
  const email = `medewerker${made}@welzijn.example`;
  const roles = [{ role: 'welfare-worker' as const, placeId: places.here }];
  const invitation = await server.client.invitePerson({ body: { name: 'Noor', email, organisationId, roles } });
  return { ...invitation, email };
}

async function accept(token: string, password = PASSWORD) {
  const opened = await post<{ secondFactor: { secret: string } }>('/v1/invitations/opening', { token });
  const { secret } = opened.body.secondFactor;
  const accepted = await post<{ recoveryCodes: string[] }>('/v1/invitations/acceptance', {
    token,
    password,
    code: codeOf(secret),
  });
  return { secret, ...accepted };
}

/** Somebody who has accepted; the next code is one of the next half minute. */
async function colleague() {
  const invitation = await invite();
  const { secret, cookies, body } = await accept(invitation.token);
  clock.set(clock.now() + 30 * SECOND);
  return {
    id: invitation.person.id,
    email: invitation.email,
    secret,
    recoveryCodes: body.recoveryCodes,
    cookie: cookies.join('; '),
    device: cookies.find((cookie) => cookie.startsWith('wijkritme_device=')) ?? '',
  };
}
const signIn = (body: { email: string; password: string; code?: string }, headers = {}) =>
  post<{ role: string }>('/v1/session/account', body, headers);

describe('an invitation', () => {
  test('tells whom it is for, sets up password and second factor, and opens a session', async () => {
    nextQuarter();
    const { token, person, endsAt } = await invite();
    expect(Date.parse(endsAt)).toBe(clock.now() + 7 * DAY);
    expect(person).toMatchObject({
      active: false,
      blocked: false,
      roles: [{ role: 'welfare-worker', placeId: places.here }],
    });
    const opened = await post('/v1/invitations/opening', { token });
    expect(opened.body).toMatchObject({ name: 'Noor', organisation: 'Welzijn Demodam' });
    const { status, body, cookies } = await accept(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ session: { role: 'person', person: { id: person.id } } });
    expect(new Set(body.recoveryCodes).size).toBe(8);
    const me = await fetch(`${server.url}/v1/session`, { headers: { cookie: cookies.join('; ') } });
    const rights = ['signals.work', 'reports.read', 'reports.add'].map((right) => ({ right, everywhere: false }));
    expect(await me.json()).toMatchObject({ rights });
    const { items } = await server.client.listPeople();
    expect(items.find(({ id }) => id === person.id)).toMatchObject({ active: true });
  });

  test('works once, not after a week, and not after a newer one', async () => {
    nextQuarter();
    const used = await invite();
    await accept(used.token);
    const late = await invite();
    const replaced = await invite();
    await server.client.resetPerson({ id: replaced.person.id });
    clock.set(clock.now() + 7 * DAY);
    for (const { token } of [used, late, replaced])
      expect(await post('/v1/invitations/opening', { token })).toMatchObject({
        status: 404,
        body: { code: 'invitation_invalid' },
      });
  });

  test('of two that accept at once, one succeeds', async () => {
    nextQuarter();
    const { token } = await invite();
    const { body } = await post<{ secondFactor: { secret: string } }>('/v1/invitations/opening', { token });
    const code = codeOf(body.secondFactor.secret);
    const both = await Promise.all(
      ['een lange zin van de eerste', 'een lange zin van de tweede'].map((password) =>
        post('/v1/invitations/acceptance', { token, password, code }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  test.each([
    ['a weak password', { password: 'wachtwoord2026' }, 'password_unfit'],
    ['a wrong code', { code: '000000' }, 'sign_in_failed'],
  ])('refuses %s and stays valid', async (_what, change, code) => {
    nextQuarter();
    const { token } = await invite();
    expect(
      (await post('/v1/invitations/acceptance', { token, password: PASSWORD, code: '1', ...change })).body.code,
    ).toBe(code);
    expect((await accept(token)).status).toBe(200);
  });

  test('of somebody who was blocked meanwhile is not valid', async () => {
    nextQuarter();
    const { token, person } = await invite();
    const { name, roles } = person;
    await server.client.changePerson({ id: person.id, body: { name, organisationId, roles, blocked: true } });
    expect((await post('/v1/invitations/opening', { token })).status).toBe(404);
  });
});

describe('signing in', () => {
  test('asks for password and code', async () => {
    nextQuarter();
    const { email, secret } = await colleague();
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({
      status: 401,
      body: { code: 'second_factor_needed' },
    });
    const done = await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD, code: codeOf(secret) });
    expect(done).toMatchObject({ status: 200, body: { role: 'person' } });
  });

  test('answers the same to a wrong password, a wrong code and an address that is not there', async () => {
    nextQuarter();
    const { email, secret } = await colleague();
    const code = codeOf(secret);
    const answers = await Promise.all([
      signIn({ email, password: 'een heel ander wachtwoord', code }),
      signIn({ email, password: PASSWORD, code: '000000' }),
      signIn({ email: 'niemand@welzijn.example', password: PASSWORD, code }),
    ]);
    const facts = answers.map(({ status, cookies, body }) => [status, cookies, body.code, body.detail]);
    expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(1);
    expect(facts[0]?.slice(0, 3)).toEqual([401, [], 'sign_in_failed']);
  });

  test('takes a code once, also the code of the invitation', async () => {
    nextQuarter();
    const { email, secret } = await colleague();
    const code = codeOf(secret);
    expect((await signIn({ email, password: PASSWORD, code: codeOf(secret, clock.now() - 30 * SECOND) })).status).toBe(
      401,
    );
    expect((await signIn({ email, password: PASSWORD, code })).status).toBe(200);
    expect((await signIn({ email, password: PASSWORD, code })).status).toBe(401);
  });

  test('takes a recovery code once, however it is typed', async () => {
    nextQuarter();
    const { email, recoveryCodes } = await colleague();
    const code = (recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ' ');
    expect((await signIn({ email, password: PASSWORD, code })).status).toBe(200);
    expect((await signIn({ email, password: PASSWORD, code })).status).toBe(401);
  });

  test('is refused to who was blocked, and open sessions end at once', async () => {
    nextQuarter();
    const { id, email, secret, cookie } = await colleague();
    await server.client.changePerson({ id, body: { name: 'Noor', organisationId, roles: [], blocked: true } });
    expect((await signIn({ email, password: PASSWORD, code: codeOf(secret) })).status).toBe(401);
    const me = await fetch(`${server.url}/v1/session`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ role: 'visitor' });
  });

  test('a stranger who guesses is slowed down; the known browser still gets in; later everybody does', async () => {
    nextQuarter();
    const { email, secret, device } = await colleague();
    const guesses: number[] = [];
    for (let at = 0; at < 12; at++)
      guesses.push((await signIn({ email, password: `geraden zin nummer ${at}` })).status);
    expect(guesses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await signIn({ email, password: PASSWORD, code: codeOf(secret) })).status).toBe(429);
    const own = await signIn({ email, password: PASSWORD, code: codeOf(secret) }, { cookie: device });
    expect(own.status).toBe(200);
    nextQuarter();
    expect((await signIn({ email, password: PASSWORD, code: codeOf(secret) })).status).toBe(200);
  });

  test('asking without a code between does not give more guesses at the code', async () => {
    nextQuarter();
    const { email } = await colleague();
    const answers: number[] = [];
    for (let at = 0; at < 8; at++) {
      answers.push((await signIn({ email, password: PASSWORD })).status);
      answers.push((await signIn({ email, password: PASSWORD, code: '000000' })).status);
    }
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
  });
});

describe('my account', () => {
  const sessionsOf = async (cookie: string) => {
    const answer = await fetch(`${server.url}/v1/account/sessions`, { headers: { cookie } });
    return ((await answer.json()) as { items: { id: number; current: boolean }[] }).items;
  };

  test('lists my sessions and ends one of them, and none of anybody else', async () => {
    nextQuarter();
    const [mine, other] = [await colleague(), await colleague()];
    const second = await signIn({ email: mine.email, password: PASSWORD, code: codeOf(mine.secret) });
    const items = await sessionsOf(mine.cookie);
    expect(items.map(({ current }) => current)).toEqual([false, true]);
    const remove = (id: number | undefined) =>
      post(`/v1/account/sessions/${id}`, undefined, { cookie: mine.cookie, 'content-type': 'text/plain' }, 'DELETE');
    const theirs = (await sessionsOf(other.cookie))[0]?.id;
    expect((await remove(theirs)).status).toBe(404);
    expect(await sessionsOf(other.cookie)).toHaveLength(1);
    expect((await remove(items[0]?.id)).status).toBe(200);
    expect(
      await (await fetch(`${server.url}/v1/session`, { headers: { cookie: second.cookies.join('; ') } })).json(),
    ).toMatchObject({ role: 'visitor' });
  });

  test('a new password asks for the old one and ends my other sessions', async () => {
    nextQuarter();
    const { email, secret, cookie } = await colleague();
    await signIn({ email, password: PASSWORD, code: codeOf(secret) });
    const change = (current: string, password: string) =>
      post('/v1/account/password', { current, password }, { cookie }, 'PUT');
    expect((await change('niet mijn wachtwoord', 'vier nieuwe woorden samen')).status).toBe(401);
    expect((await change(PASSWORD, 'medewerker123')).body.code).toBe('password_unfit');
    expect((await change(PASSWORD, 'vier nieuwe woorden samen')).status).toBe(200);
    expect(await sessionsOf(cookie)).toMatchObject([{ current: true }]);
    clock.set(clock.now() + 30 * SECOND);
    expect((await signIn({ email, password: 'vier nieuwe woorden samen', code: codeOf(secret) })).status).toBe(200);
  });

  test('another second factor counts from its confirmation, and brings new recovery codes', async () => {
    nextQuarter();
    const { email, secret, cookie, recoveryCodes } = await colleague();
    const early = await post('/v1/account/second-factor', { code: '123456' }, { cookie }, 'PUT');
    expect(early).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const begun = await post<{ secret: string }>('/v1/account/second-factor', { password: PASSWORD }, { cookie });
    expect((await signIn({ email, password: PASSWORD, code: codeOf(secret) })).status).toBe(200);
    const next = begun.body.secret;
    const done = await post<{ recoveryCodes: string[] }>(
      '/v1/account/second-factor',
      { code: codeOf(next) },
      { cookie },
      'PUT',
    );
    expect(done.body.recoveryCodes).not.toEqual(recoveryCodes);
    clock.set(clock.now() + 30 * SECOND);
    for (const [code, status] of [
      [codeOf(secret), 401],
      [recoveryCodes[0] ?? '', 401],
      [codeOf(next), 200],
    ] as const)
      expect((await signIn({ email, password: PASSWORD, code })).status).toBe(status);
  });

  test('a change needs a page of ours', async () => {
    nextQuarter();
    const { cookie } = await colleague();
    const body = { current: PASSWORD, password: 'vier nieuwe woorden samen' };
    for (const origin of ['https://elders.example', 'null'])
      expect((await post('/v1/account/password', body, { cookie, origin }, 'PUT')).status).toBe(403);
  });
});

describe('managing people', () => {
  test('refuses a place or organisation that is not there, and an address or name that is taken', async () => {
    const person = { name: 'Sam', email: 'sam@welzijn.example', organisationId, roles: [] };
    const status = (body: object) => server.send('POST', '/v1/people', body).then((answer) => answer.status);
    expect(await status({ ...person, roles: [{ role: 'analyst', placeId: 999_999 }] })).toBe(400);
    expect(await status({ ...person, organisationId: 999_999 })).toBe(400);
    expect(await status({ ...person, roles: [{ role: 'mayor', placeId: null }] })).toBe(400);
    expect(await status(person)).toBe(201);
    expect(await status({ ...person, email: 'SAM@welzijn.example' })).toBe(409);
    expect((await server.send('POST', '/v1/organisations', { kind: 'police', name: 'welzijn demodam' })).status).toBe(
      409,
    );
  });

  test('a closed organisation takes everything from its people at once, and a reopened one gives it back', async () => {
    nextQuarter();
    const { id } = await server.client.createOrganisation({ body: { kind: 'research', name: 'Lectoraat' } });
    const person = await colleague();
    await server.client.changePerson({
      id: person.id,
      body: { name: 'Noor', organisationId: id, roles: [], blocked: false },
    });
    const role = async () =>
      (
        (await (await fetch(`${server.url}/v1/session`, { headers: { cookie: person.cookie } })).json()) as {
          role: string;
        }
      ).role;
    const close = (closed: boolean) =>
      server.client.changeOrganisation({ id, body: { kind: 'research', name: 'Lectoraat', closed } });
    expect(await role()).toBe('person');
    await close(true);
    expect(await role()).toBe('visitor');
    await close(false);
    expect(await role()).toBe('person');
  });

  test('a removed person leaves no name or address, and what they did keeps their number', async () => {
    nextQuarter();
    const { id, email, cookie } = await colleague();
    await server.client.deletePerson({ id });
    const { items } = await server.client.listPeople();
    expect(JSON.stringify(items)).not.toContain(email);
    expect(await (await fetch(`${server.url}/v1/session`, { headers: { cookie } })).json()).toMatchObject({
      role: 'visitor',
    });
    const { rows } = await sql<{
      kind: string;
    }>`select kind from log_entry where subject = ${`person:${id}`} order by position`.execute(server.context.db);
    expect(rows.map(({ kind }) => kind)).toEqual(['person.invited', 'account.opened', 'person.removed']);
  });

  test('the log of all this holds numbers and roles, and verifies', async () => {
    const { rows } = await sql<{ line: string }>`select actor || subject || detail as line from log_entry`.execute(
      server.context.db,
    );
    const told = rows.map(({ line }) => line).join('\n');
    expect(rows.length).toBeGreaterThan(20);
    expect(told).not.toMatch(/@|Noor|Sam|Welzijn|Lectoraat/);
    expect(await server.client.verifyLog({ body: {} })).toMatchObject({ ok: true });
  });

  test('no secret lies open in the store', async () => {
    nextQuarter();
    const { secret, recoveryCodes } = await colleague();
    const { rows } = await sql<{ line: string }>`
      select encode(secret, 'escape') as line from second_factor
      union all select hash from password union all select encode(hash, 'escape') from recovery_code
      union all select encode(token_hash, 'escape') from session`.execute(server.context.db);
    const kept = rows.map(({ line }) => line).join('\n');
    for (const hidden of [secret, PASSWORD, ...recoveryCodes]) expect(kept).not.toContain(hidden);
  });
});

test('cookies are for scripts not to read, and for TLS alone where there is TLS', async () => {
  const answer = await fetch(`${server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: server.adminKey }),
  });
  expect(answer.headers.get('set-cookie')).toMatch(
    new RegExp(`; Path=/; HttpOnly; SameSite=Strict; Max-Age=${(12 * HOUR) / SECOND}$`),
  );
});
