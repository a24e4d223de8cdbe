import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const PER_MINUTE = 12;
const DASHBOARD = 'https://dashboard.gemeente.example';

let server: TestServer;
let manager: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  manager = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
  other = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
});
afterAll(() => server?.stop());

describe('a read answer', () => {
  it('is not sent again to who has it', async () => {
    const first = await server.send('GET', '/v1/places');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const known of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
      const again = await server.send('GET', '/v1/places', undefined, { 'if-none-match': known });
      expect(again).toMatchObject({ status: 304, body: '' });
      expect(again.headers.get('etag')).toBe(tag);
    }
    expect(await server.send('GET', '/v1/places', undefined, { 'if-none-match': '"other"' })).toMatchObject({
      status: 200,
    });
  });

  it('has another tag when it is another', async () => {
    const organisations = () => server.send('GET', '/v1/organisations');
    const before = (await organisations()).headers.get('etag');
    await add(manager, { key: randomUUID(), name: 'Tagdienst' });
    expect((await organisations()).headers.get('etag')).not.toBe(before);
  });

  it('has a tag in SensorThings too', async () => {
    const { headers } = await server.send('GET', '/v1.1/Things');
    const again = await server.send('GET', '/v1.1/Things', undefined, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });
});

describe('a request with a key of its own', () => {
  it('is done once, and answered as before', async () => {
    const asked = { key: randomUUID(), name: 'Eenmaaldienst' };
    const first = await add(manager, asked);
    const again = await add(manager, asked);
    expect(first.status).toBe(201);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await countOf('Eenmaaldienst')).toBe(1);
  });

  it('is done once when it comes many times at once', async () => {
    const asked = { key: randomUUID(), name: 'Tegelijkdienst' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(manager, asked)));
    expect(await countOf('Tegelijkdienst')).toBe(1);
    const codes = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(codes.filter((code) => code !== 'request_unfinished')).toEqual([]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it('may come again when it could not be read', async () => {
    const key = randomUUID();
    const first = await add(manager, { key, name: '' });
    expect(first.status).toBe(400);
    expect((await add(manager, { key, name: 'Nu wel' })).status).toBe(201);
  });

  it('may not be another request', async () => {
    const key = randomUUID();
    await add(manager, { key, name: 'Eerste dienst' });
    const answer = await add(manager, { key, name: 'Tweede dienst' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency_key_reused' } });
    expect(await countOf('Tweede dienst')).toBe(0);
  });

  it('belongs to who sent it', async () => {
    const asked = { key: randomUUID(), name: 'Dienst van twee' };
    await add(manager, asked);
    const answer = await add(other, asked);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
  });

  it.each([
    ['short', 'kort'],
    ['of other characters', 'met een spatie en lang genoeg'],
    ['long', 'x'.repeat(201)],
  ])('has a key that can be guessed by nobody and is not %s', async (_what, key) => {
    const answer = await add(manager, { key, name: 'Sleuteldienst' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await countOf('Sleuteldienst')).toBe(0);
  });

  it('leaves nothing in the store that can be read', async () => {
    const asked = { key: randomUUID(), name: 'Leesbaredienst' };
    await add(manager, asked);
    const { rows } = await sql<{ row: string }>`
      select encode(sealed, 'escape') || encode(key_hash, 'escape') || owner as row from idempotent_request
      where status is not null`.execute(server.context.db);
    expect(rows.length).toBeGreaterThan(0);
    const all = rows.map(({ row }) => row).join(' ');
    expect(all).not.toContain(asked.key);
    expect(all).not.toContain(asked.name);
  });

  it('says so when it was cut off before its answer', async () => {
    const asked = { key: randomUUID(), name: 'Afgebrokendienst' };
    await add(manager, asked);
    await sql`update idempotent_request set status = null, sealed = null`.execute(server.context.db);
    const answer = await add(manager, asked);
    expect(answer).toMatchObject({ status: 409, body: { code: 'request_unfinished' } });
    expect(answer.headers.get('retry-after')).toBe('2');
  });
});

describe('how many requests come in', () => {
  let strict: TestServer;
  beforeAll(async () => {
    strict = await startTestServer({ env: { REQUESTS_PER_MINUTE: String(PER_MINUTE), CORS_ORIGINS: DASHBOARD } });
  });
  afterAll(() => strict?.stop());

  it('is told with every answer, and has an end that says when to come back', async () => {
    const answers = [];
    for (let n = 0; n <= PER_MINUTE; n += 1) answers.push(await fetch(`${strict.url}/v1/places`));
    const left = answers.slice(0, PER_MINUTE).map(({ headers }) => Number(headers.get('ratelimit-remaining')));
    expect(left).toEqual(Array.from({ length: PER_MINUTE }, (_, n) => PER_MINUTE - 1 - n));
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe(String(PER_MINUTE));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await last?.json()).toMatchObject({ code: 'rate_limited' });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is counted for each person apart, and not for devices, pages or the key of the installation', async () => {
    const person = await buildPerson(strict);
    for (let n = 0; n < PER_MINUTE; n += 1)
      expect((await fetch(`${strict.url}/v1/session`, { headers: person.headers })).status).toBe(200);
    expect((await fetch(`${strict.url}/v1/session`, { headers: person.headers })).status).toBe(429);
    const someoneElse = await buildPerson(strict);
    expect((await fetch(`${strict.url}/v1/session`, { headers: someoneElse.headers })).status).toBe(200);
    expect((await strict.send('GET', '/v1/places')).headers.get('ratelimit-limit')).toBeNull();
    expect((await fetch(`${strict.url}/register`)).status).not.toBe(429);
  });

  it('counts a key that nobody knows for its address', async () => {
    const answer = await fetch(`${strict.url}/v1/places`, { headers: { authorization: 'Bearer not-a-key' } });
    expect(answer.status).toBe(429);
  });

  it('lets pages of chosen sites in, without cookies, and of no other', async () => {
    const asked = (origin: string) =>
      fetch(`${strict.url}/v1/places`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const chosen = await asked(DASHBOARD);
    expect(chosen.status).toBe(204);
    expect(chosen.headers.get('access-control-allow-origin')).toBe(DASHBOARD);
    expect(chosen.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await asked('https://elders.example')).headers.get('access-control-allow-origin')).toBeNull();
    const bare = await fetch(`${strict.url}/v1/places`, { method: 'OPTIONS' });
    expect(bare.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect([bare.status, await bare.json()]).toMatchObject([400, { code: 'invalid_input', instance: '/v1/places' }]);
    const shut = await fetch(`${server.url}/v1/places`, { headers: { origin: DASHBOARD } });
    expect(shut.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a type without a body', () => {
  const type = { 'content-type': 'application/json' };

  it('is as good as no type where no body is needed', async () => {
    const body = { name: 'Leeg', description: 'zonder lichaam' };
    const { headers } = await server.send('POST', '/v1.1/Things', body);
    const path = new URL(headers.get('location') ?? '').pathname;
    expect((await server.send('DELETE', path, undefined, type)).status).toBe(200);
    const { thingId } = await buildThing(server);
    const { id } = await server.client.createDeviceKey({ id: thingId });
    expect((await server.send('DELETE', `/v1/keys/${id}`, undefined, type)).status).toBeLessThan(300);
  });

  it('is told where one is needed', async () => {
    for (const path of ['/v1.1/Things', '/v1.1/Observations', '/v1/organisations', '/v1.1/$batch'])
      expect(await server.send('POST', path, undefined, type)).toMatchObject({
        status: 400,
        body: { code: 'invalid_input', detail: expect.stringMatching(/object|\{/) },
      });
  });
});

async function add(person: TestPerson, { key, name }: { key: string; name: string }) {
  const response = await fetch(`${server.url}/v1/organisations`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ kind: 'municipality', name }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function countOf(name: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from organisation where name = ${name}`.execute(
    server.context.db,
  );
  return rows[0]?.n ?? 0;
}
