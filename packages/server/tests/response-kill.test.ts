import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { caseSteps } from './kit/case-steps.ts';
import { newDataDir, removeDataDir } from './kit/child-server.ts';
import { killWhilePeopleWork, type Sent } from './kit/killed-stream.ts';
import { measureSteps } from './kit/measure-steps.ts';
import { roundSteps } from './kit/round-steps.ts';
import { signalSteps } from './kit/signal-steps.ts';

const EACH = 5;
const steps = { ...signalSteps, ...caseSteps, ...measureSteps, ...roundSteps };

const dataDir = newDataDir();
let sent: Sent[];
let computed: Sent;
let server: TestServer;

beforeAll(async () => {
  ({ sent, computed } = await killWhilePeopleWork(dataDir, steps, EACH));
  server = await startTestServer({ store: 'embedded', dataDir });
}, 240_000);
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

describe('killed while people work', () => {
  test('some was acknowledged and some was cut off; nothing was refused', () => {
    expect(sent.filter(({ status }) => status === undefined).length).toBeGreaterThan(0);
    const refused = sent.filter(({ status }) => status !== undefined && status >= 300);
    expect(refused.map(({ step, status }) => [step, status])).toEqual([]);
  });

  test.each(Object.keys(steps))('%s: what was acknowledged is there once, the rest once or not', async (step) => {
    const ofStep = sent.filter((one) => one.step === step);
    expect(ofStep.some(({ status }) => status !== undefined)).toBe(true);
    for (const { status, path, times } of ofStep) {
      const there = await times(server);
      if (status === undefined) expect([0, 1], path).toContain(there);
      else expect(there, `${path} was acknowledged`).toBe(1);
    }
  });

  test('an effect that was about to be kept is computed again, and is there once', async () => {
    expect(await computed.times(server)).toBe(1);
  });
});
