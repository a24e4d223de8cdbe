import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { type ChildServer, serve } from '../tests/kit/child-server.ts';
import { IntakeRun, ROUNDS } from '../tests/kit/intake-run.ts';
import { FakeClock } from '../tests/kit/logged-server.ts';
import type { PostgresEnd } from '../tests/kit/own-postgres.ts';
import { until } from '../tests/kit/until.ts';
import { type Home, makeHome, SEED, storesOf } from './homes.ts';

/** A server gives its embedded PostgreSQL up after five restarts in ten minutes, so it is started anew before. */
const ROUNDS_PER_SERVER = { embedded: 4, postgresql: ROUNDS } as const;
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** The head of an embedded PostgreSQL ends; the server starts it again. */
function endEmbedded(dataDir: string, how: PostgresEnd): void {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), signals[how]);
}

async function askReady(url: string): Promise<{ status: number; reason: string | undefined }> {
  const answer = await fetch(`${url}/health/ready`);
  const { reason } = (await answer.json()) as { reason?: string };
  return { status: answer.status, reason };
}

/** The last words of a server that did not stay up. */
function tellWhenItFails({ ended }: ChildServer): void {
  void ended.then(({ code, err }) => {
    if (code) console.error(err);
  });
}

/** What a page gets, which needs the store. */
async function askPage(url: string): Promise<{ status: number; retryAfter: number }> {
  const answer = await fetch(`${url}/v1/deviations`);
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
}

/** One round: the store ends in the middle of it; without a store 503, with it all goes on. */
async function endOnce(round: number, parts: { home: Home; run: IntakeRun; url: string; mqttPort: number }) {
  const { home, run, url, mqttPort } = parts;
  const how = (['kill', 'fast', 'immediate'] as const)[round % 3] ?? 'kill';
  let ended: Promise<void> | undefined;
  const strike = () => {
    ended ??= home.postgres ? home.postgres.end(how) : Promise.resolve(endEmbedded(home.dataDir, how));
  };
  await run.round(round, { url, mqttPort }, strike);
  await ended;
  if (home.postgres) {
    const page = await until('a page is told so', async () => {
      const found = await askPage(url);
      return found.status === 503 && found;
    });
    expect(page.retryAfter).toBeGreaterThan(0);
    expect(await askReady(url)).toMatchObject({ status: 503, reason: 'store-unreachable' });
    await home.postgres.start();
  }
  await until('the server is ready again', async () => (await askReady(url)).status === 200);
}

describe.each(storesOf('embedded', 'postgresql'))('PostgreSQL ended ten times under intake, %s', (name) => {
  const store = name as keyof typeof ROUNDS_PER_SERVER; // storesOf gives nothing else than it was asked for
  let home: Home;
  let run: IntakeRun;
  let server: TestServer;
  let child: ChildServer | undefined;
  beforeAll(async () => {
    home = await makeHome(store);
    const first = await startTestServer({ dataDir: home.dataDir, env: home.env });
    run = await IntakeRun.prepare(first, SEED);
    await first.halt();
    for (let round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_PER_SERVER[store] === 0) {
        await child?.kill('SIGTERM');
        child = serve(home.dataDir, { ADMIN_KEY: '', ...home.env });
        tellWhenItFails(child);
      }
      const { url, mqttPort } = await (child as ChildServer).ready(); // set in the first round
      await endOnce(round, { home, run, url, mqttPort });
      expect(child?.child.exitCode, `the server stays up in round ${round}`).toBeNull();
    }
    expect((await child?.kill('SIGTERM'))?.code, 'and stops in order').toBe(0);
    server = await startTestServer({ dataDir: home.dataDir, env: home.env, clock: new FakeClock(Date.now()) });
    await run.finish(server);
  }, 900_000);
  afterAll(async () => {
    await child?.kill();
    await server?.halt();
    await home?.remove();
  });

  test('who sends is told 503, or sees an MQTT connection close without an acknowledgement', () => {
    const known = ['status 503', 'connection closed before PUBACK'];
    expect(run.failures.filter((failure) => !known.includes(failure))).toEqual([]);
    expect(run.failures).toContain('status 503');
  });

  test('every acknowledged reading is there, each once', async () => {
    await run.expectEachOnce(server);
    console.log(`${store}: ${run.acknowledged} readings acknowledged, all there once`);
  });

  test('no row of a MultiDatastream is half there', () => run.expectWholeRows(server));

  test('and the rhythm is that of a clean replay', () => run.expectCleanRhythm(server));
});
