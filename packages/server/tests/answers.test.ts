import { connect } from 'node:net';
import { type OperationDeclaration, operations } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const always: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cache-control': /./,
  'api-version': /^\d+\.\d+\.\d+$/,
};

function expectHeaders(headers: Headers): void {
  for (const [name, form] of Object.entries(always)) expect(headers.get(name), name).toMatch(form);
  expect(headers.get('x-powered-by')).toBeNull();
}

/** Bytes as they are, for what no client would send. */
function raw(text: string): Promise<{ status: number; headers: Headers; body: string }> {
  return new Promise((resolve, reject) => {
    let got = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = got.split('\r\n\r\n');
      const [status = '', ...lines] = head.split('\r\n');
      const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
      resolve({ status: Number(status.split(' ')[1]), headers: new Headers(headers as [string, string][]), body });
    });
  });
}

const withId = (Object.entries(operations) as [string, OperationDeclaration][]).filter(([, { path }]) =>
  path.includes(':id'),
);
const bodyOf = ({ method }: OperationDeclaration) => (method === 'POST' || method === 'PUT' ? {} : undefined);

describe('every answer has the security headers and the version of the API', () => {
  test.each([
    '/v1/health',
    '/v1/places',
    '/v1/datastreams',
    '/v1/beats',
    '/v1.1',
    '/v1.0/Datastreams',
    '/metrics',
    '/health/live',
    '/health/ready',
  ])('%s', async (path) => {
    const answer = await server.send('GET', path);
    expect(answer.status).toBe(200);
    expectHeaders(answer.headers);
  });
});

describe('every error is a problem (RFC 9457)', () => {
  test.each([
    ['GET', '/nowhere', undefined, 404],
    ['GET', '/v1/nowhere', undefined, 404],
    ['POST', '/v1/health', {}, 404],
    ['GET', '/v1/places/abc', undefined, 400],
    ['GET', '/v1/places/0', undefined, 400],
    ['GET', '/v1/deviations?limit=5000', undefined, 400],
    ['GET', '/v1/deviations?from=gisteren', undefined, 400],
    ['GET', '/v1/deviations?after=x', undefined, 400],
    ['POST', '/v1/session', '{"key": ', 400],
    ['POST', '/v1/session', '{"__proto__": {"x": 1}, "key": "aaaaaaaaaa"}', 400],
    ['POST', '/v1/session', { key: 7 }, 400],
    ['POST', '/v1/session', '', 400],
    ['PUT', '/v1/datastreams/1/passport', { owner: 1 }, 400],
    ['GET', '/v1.1/Nothings', undefined, 404],
    ['GET', '/v1.1/Things(99)', undefined, 404],
    ['GET', '/v1.1/Things?$filter=', undefined, 400],
    ['PATCH', '/v1.1/Things(99)', {}, 404],
  ])('%s %s', async (method, path, body, status) => {
    const answer = await server.send(method, path, body, body === '' ? { 'content-type': 'application/json' } : {});
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expectHeaders(answer.headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: expect.stringMatching(/^urn:wijkritme:error:/), status });
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(['type', 'title', 'status', 'detail', 'code']));
  });

  test.each([
    ['something else than HTTP', 'GARBAGE\r\n\r\n', 400],
    ['no host', 'GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an address with half a code', 'GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['headers without end', `GET /v1/health HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 413],
    [
      'two lengths',
      'POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    [
      'a part that is too long',
      `GET /v1/places/${'1'.repeat(300)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      404,
    ],
    ['a strange method', 'PROPFIND / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    [
      'an expectation',
      'POST /v1/session HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nConnection: close\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}',
      400,
    ],
  ])('%s', async (_name, text, status) => {
    const answer = await raw(text);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expectHeaders(answer.headers);
    expect(JSON.parse(answer.body)).toMatchObject({ status, code: expect.any(String) });
  });

  test.each(withId)('%s with an id that no row can have', async (_name, declared) => {
    const path = declared.path.replace(':id', '99999999999').replace(/:\w+/g, '1');
    const answer = await server.send(declared.method, path, bodyOf(declared));
    expect(answer).toMatchObject({
      status: 400,
      body: { fields: [{ pointer: '/id', message: 'is te groot; kies 2147483647 of minder' }] },
    });
  });

  test.each(['deviations?datastream', 'deviations?place', 'datastreams?place', 'signals?place'])(
    '%s=99999999999',
    async (question) => {
      const answer = await server.send('GET', `/v1/${question}=99999999999`);
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'invalid_query', detail: expect.stringContaining('2147483647') },
      });
    },
  );
});
