import { type OperationDeclaration, type OperationId, operations } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let deviceKey: string;
let stream: number;
beforeAll(async () => {
  server = await startTestServer();
  const { thingId, datastreams } = await buildThing(server);
  stream = datastreams[0] ?? 0;
  deviceKey = (await server.client.createDeviceKey({ id: thingId })).key;
});
afterAll(() => server?.stop());

const all = Object.entries(operations) as [OperationId, OperationDeclaration][];
const guarded = all.filter(([, { access }]) => access !== 'everyone');
const pathOf = ({ path }: OperationDeclaration) => path.replace(':id', '1').replace(':kind', 'water');

function ask({ method, path }: { method: string; path: string }, headers: Record<string, string>) {
  const body = method === 'POST' || method === 'PUT' ? '{}' : null;
  const type: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' };
  return fetch(server.url + path, { method, body, headers: { ...type, ...headers } });
}

async function expectProblem(answer: Response, status: number, code: string): Promise<void> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('api-version')).toBe('1.0.0');
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status, body: { status, code } });
}

test('every operation of the contract is mounted', () => {
  expect([...server.context.http.mounted()].sort()).toEqual(all.map(([id]) => id).sort());
});

describe.each(guarded)('%s', (_id, declared) => {
  const request = { method: declared.method, path: pathOf(declared) };

  test('a visitor is asked to sign in', async () => {
    const answer = await ask(request, {});
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    await expectProblem(answer, 401, 'unauthorized');
  });

  test('an unknown key is refused', async () => {
    await expectProblem(await ask(request, { authorization: 'Bearer wra_unknown' }), 401, 'key_invalid');
    await expectProblem(await ask(request, { 'x-api-key': 'wrd_unknown' }), 401, 'key_invalid');
  });

  test('a device may not', async () => {
    await expectProblem(await ask(request, { authorization: `Bearer ${deviceKey}` }), 403, 'forbidden');
  });
});

test('an empty key is nobody, also before anybody has signed in', async () => {
  const fresh = await startTestServer();
  try {
    const request = { method: 'DELETE', path: '/v1/datastreams/1/passport' };
    const answer = await fetch(fresh.url + request.path, { method: request.method, headers: { 'x-api-key': '' } });
    await expectProblem(answer, 401, 'key_invalid');
  } finally {
    await fresh.stop();
  }
});

describe('entities', () => {
  const writes = [
    ...['Things', 'Locations', 'Sensors', 'ObservedProperties', 'Datastreams', 'FeaturesOfInterest'].map((set) => ({
      method: 'POST',
      path: `/v1.1/${set}`,
    })),
    { method: 'DELETE', path: '/v1.1/Things(1)' },
    { method: 'DELETE', path: '/v1.1/Datastreams(1)' },
  ];

  test.each(writes)('$method $path is for the administrator alone', async (request) => {
    await expectProblem(await ask(request, {}), 401, 'unauthorized');
    await expectProblem(await ask(request, { authorization: `Bearer ${deviceKey}` }), 403, 'forbidden');
  });
});

describe('a session', () => {
  async function signIn(): Promise<string> {
    const answer = await fetch(`${server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: server.adminKey }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(server.adminKey);
    return cookie.split(';')[0] ?? '';
  }
  const change = () => ({ method: 'DELETE', path: `/v1/datastreams/${stream}/passport` });

  test('may change things from a page of ours only', async () => {
    const cookie = await signIn();
    await expectProblem(await ask(change(), { cookie }), 403, 'forbidden');
    await expectProblem(await ask(change(), { cookie, origin: 'https://elsewhere.example' }), 403, 'forbidden');
    await expectProblem(await ask(change(), { cookie, origin: 'null' }), 403, 'forbidden');
    await expectProblem(await ask({ method: 'POST', path: '/v1.1/Things' }, { cookie }), 403, 'forbidden');
    const own = await ask(change(), { cookie, origin: server.url });
    expect(own.status).toBe(200);
  });

  test('reads without an origin, and is over when it was changed or closed', async () => {
    const cookie = await signIn();
    const roleOf = async (sent: string) =>
      ((await (await ask({ method: 'GET', path: '/v1/session' }, { cookie: sent })).json()) as { role: string }).role;
    expect(await roleOf(cookie)).toBe('administrator');
    expect(await roleOf(cookie.slice(0, -1))).toBe('visitor');
    expect(await roleOf(`${cookie}x`)).toBe('visitor');
    const signOut = await ask({ method: 'DELETE', path: '/v1/session' }, { cookie, origin: server.url });
    expect(signOut.headers.get('set-cookie')).toMatch(/^wijkritme_session=; .*Max-Age=0/);
    expect(await roleOf(cookie)).toBe('visitor');
  });

  test('ten wrong keys a minute, then it takes a minute', async () => {
    const wrong = () => server.send('POST', '/v1/session', { key: 'wra_wrong_wrong' }, { authorization: '' });
    const answers: number[] = [];
    for (let i = 0; i < 11; i++) answers.push((await wrong()).status);
    expect(answers).toEqual([...Array(10).fill(401), 429]);
    const last = await wrong();
    expect(last.headers.get('retry-after')).toBe('60');
  });
});
