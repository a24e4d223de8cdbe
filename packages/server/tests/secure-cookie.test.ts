import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

/** The cookie of a session travels over TLS alone where this installation is reached over TLS. */

const PROXY = '10.0.0.5';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUSTED_PROXIES: PROXY } });
});
afterAll(() => server?.stop());

async function cookieOf(remoteAddress: string, protocol: string | undefined): Promise<string> {
  const answer = await server.context.http.app.inject({
    method: 'POST',
    url: '/v1/session',
    remoteAddress,
    headers: { host: 'wijk.voorbeeld.nl', ...(protocol ? { 'x-forwarded-proto': protocol } : {}) },
    payload: { key: server.adminKey },
  });
  expect(answer.statusCode).toBe(200);
  return [answer.headers['set-cookie']].flat().join('\n');
}

test.each<[string, string, string | undefined, boolean]>([
  ['over TLS, says the trusted proxy', PROXY, 'https', true],
  ['plain, says the trusted proxy', PROXY, 'http', false],
  ['over TLS, says somebody who is no proxy of ours', '10.9.9.9', 'https', false],
  ['nobody says anything', '127.0.0.1', undefined, false],
])('%s', async (_, from, protocol, isSecure) => {
  const cookie = await cookieOf(from, protocol);
  expect(cookie).toMatch(/^wijkritme_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict/);
  expect(/; Secure(;|$)/m.test(cookie)).toBe(isSecure);
});

test('with an https address of its own, always, and once', async () => {
  const other = await startTestServer({ env: { PUBLIC_URL: 'https://wijk.voorbeeld.nl' } });
  try {
    const answer = await other.context.http.app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { key: other.adminKey },
    });
    expect(String(answer.headers['set-cookie']).match(/; Secure/g)).toHaveLength(1);
  } finally {
    await other.stop();
  }
});
