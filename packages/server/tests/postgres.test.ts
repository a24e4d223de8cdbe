import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { learned, replay, settled, storedReadings } from './kit/replay.ts';
import { until } from './kit/until.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** The head of the PostgreSQL of a folder; only one that is welcome to connections. */
function postmasterOf(dataDir: string): number | undefined {
  try {
    const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    return lines[7]?.trim() === 'ready' ? Number(lines[0]) : undefined;
  } catch {
    return undefined;
  }
}

const STEP_MS = 10_000;
const START = Date.UTC(2026, 5, 1);

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number;
}

/** One device: sends each reading again until it is acknowledged, and only then the next. */
class Device {
  readonly acknowledged: { time: number; value: number }[] = [];
  readonly refusals: Refusal[] = [];
  readonly #server: LoggedServer;
  readonly #datastream: number;

  constructor(server: LoggedServer, datastream: number) {
    this.#server = server;
    this.#datastream = datastream;
  }

  async send(time: number, value: number): Promise<void> {
    for (;;) {
      const { status, headers, body } = await this.#server.send<{ code: string }>(
        'POST',
        `/v1.1/Datastreams(${this.#datastream})/Observations`,
        { phenomenonTime: new Date(time).toISOString(), result: value },
      );
      if (status === 201) {
        this.acknowledged.push({ time, value });
        return;
      }
      this.refusals.push({ status, code: body.code, retryAfter: Number(headers.get('retry-after')) });
    }
  }
}

test('PostgreSQL dies alone: 503 meanwhile, up again by itself, nothing acknowledged lost, told once', async () => {
  // It stands still but for the readings, so that nothing is silent and a replay has seen as much as the server.
  const clock = new FakeClock(START);
  const server = await startLoggedServer({ clock, store: 'embedded' });
  opened.push(() => server.stop());
  const { datastreams } = await buildThing(server, { datastreams: 4 });
  const devices = datastreams.map((id) => new Device(server, id));
  const measuring = new AbortController();
  const measured = (async () => {
    for (let index = 0; !measuring.signal.aborted; index++) {
      const time = START + index * STEP_MS;
      clock.set(time);
      await Promise.all(devices.map((device, at) => device.send(time, (index * (at + 1)) % 60)));
    }
  })();
  // When something fails below, it stops before its server does.
  opened.push(() => {
    measuring.abort();
    return measured.catch(() => undefined);
  });
  const sent = () => devices[0]!.acknowledged.length;
  await until('readings come in', () => sent() > 50, 60_000);

  const first = postmasterOf(server.dataDir)!;
  process.kill(first, 'SIGKILL');
  const page = await until('a page is told so', async () => {
    const answer = await server.send<{ code: string }>('GET', '/v1/deviations');
    return answer.status === 503 && answer;
  });
  expect(page.body.code).toBe('unavailable');
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  await until('it answers again', async () => (await server.send('GET', '/v1/deviations')).status === 200, 60_000);
  expect(postmasterOf(server.dataDir)).not.toBe(first);
  const before = sent();
  await until('readings come in again', () => sent() > before + 50, 60_000);
  measuring.abort();
  await measured;

  const all = await storedReadings(server);
  for (const [at, { acknowledged, refusals }] of devices.entries()) {
    const kept = all.filter(({ datastream }) => datastream === datastreams[at]);
    expect(kept.map(({ time, value }) => ({ time, value }))).toEqual(acknowledged);
    expect(refusals.filter(({ status, code }) => status !== 503 || code !== 'unavailable')).toEqual([]);
    expect(refusals.filter(({ retryAfter }) => !(retryAfter > 0))).toEqual([]);
  }
  // One whose request was under way all the time may not have noticed; all of them cannot.
  expect(devices.flatMap(({ refusals }) => refusals).length).toBeGreaterThan(0);
  const lines = server.logs.map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(lines.filter(({ level }) => level >= 40).map(({ msg }) => msg)).toEqual([
    'PostgreSQL ended by itself; it is being started again',
    'PostgreSQL runs again; nothing acknowledged is lost',
  ]);

  await settled(server);
  for (const id of datastreams) {
    const own = all.filter(({ datastream }) => datastream === id);
    const { state, ...told } = await learned(server, id);
    const { state: stateAgain, ...toldAgain } = replay(server, id, own);
    expect(told).toEqual(toldAgain);
    // Not printed: it has thousands of characters.
    expect(state === stateAgain, 'a clean replay learns the same').toBe(true);
  }
});

test('a PostgreSQL that does not stay up: the server says so in one line and ends', async () => {
  const dataDir = newDataDir();
  opened.push(() => removeDataDir(dataDir));
  const server = serve(dataDir, { LOG_LEVEL: 'silent' });
  opened.push(() => server.kill());
  await server.ready();
  for (let round = 0, killed = 0; round < 6; round++) {
    const pid = await until('it runs', () => {
      const found = postmasterOf(dataDir);
      return found !== undefined && found !== killed && found;
    });
    killed = pid;
    process.kill(pid, 'SIGKILL');
  }
  const { code, err } = await server.ended;
  expect(code).toBe(1);
  // The reason depends on whether the last one had just begun or was already up.
  expect(err).toMatch(/^De database antwoordt niet\. In het Engels: 5 restarts in 10 minutes did not help: .+\n$/);
  const again = serve(dataDir);
  opened.push(() => again.kill());
  const { url } = await again.ready();
  expect((await fetch(`${url}/v1/health`)).status).toBe(200);
});
