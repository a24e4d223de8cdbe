import { judgeCheck } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { privacyCheck } from './privacy-check.ts';
import { situations } from './situations.test-kit.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Without any key. */
const ask = async (body: unknown) => {
  const response = await fetch(`${server.url}/v1/privacy-check/outcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

describe('the privacy check over HTTP', () => {
  it('gives questions and rules to anybody', async () => {
    const response = await fetch(`${server.url}/v1/privacy-check`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(privacyCheck);
  });

  it('answers every described situation as the rules do', async () => {
    for (const { answers, verdict } of situations) {
      const answer = await ask({ answers });
      expect([answer.status, answer.body]).toEqual([200, judgeCheck(privacyCheck, answers)]);
      expect(answer.body.verdict).toBe(verdict);
    }
  });

  it('never says allowed without answers', async () => {
    expect((await ask({ answers: {} })).body).toMatchObject({ verdict: 'unknown', findings: [] });
  });

  it('refuses answers that do not fit, and does not repeat what was typed', async () => {
    const name = 'Jan Jansen, Kerkstraat 1';
    const { status, body } = await ask({ answers: { device: name, sideline: 'x' } });
    expect(status).toBe(400);
    expect(body.code).toBe('invalid_input');
    expect(body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/answers/device',
      '/answers/sideline',
    ]);
    expect(JSON.stringify(body)).not.toContain(name);
  });

  it.each([
    ['no answers', {}],
    ['more than answers', { answers: {}, name: 'x' }],
    ['an answer that is an object', { answers: { device: { a: 1 } } }],
    ['a text without end', { answers: { question: 'x'.repeat(2_001) } }],
    ['too many questions', { answers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, 'x'])) }],
  ])('refuses %s', async (_, body) => {
    expect((await ask(body)).status).toBe(400);
  });
});
