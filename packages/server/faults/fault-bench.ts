import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { type ChildServer, serve } from '../tests/kit/child-server.ts';
import { storedReadings } from '../tests/kit/replay.ts';
import { type Home, makeHome, type Store } from './homes.ts';
import { SteadySenders } from './steady-senders.ts';

/** What a server may grow by while strangers trouble it, bytes. */
const MOST_GROWTH = 300 * 2 ** 20;

/** Of what a server wrote that did not stop in order, characters. */
const LAST_WORDS = 4_000;

/** Between what the others send: their readings are there to be counted, not to fill the server. */
const PAUSE_MS = 5_000;

/** The built program with one device of which readings keep coming, to see that others are served meanwhile. */
export class FaultBench {
  readonly url: string;
  readonly mqttPort: number;
  readonly key: string;
  readonly datastream: number;
  readonly senders: SteadySenders;
  readonly #home: Home;
  readonly #child: ChildServer;
  readonly #atFirst: number;
  #most = 0;

  private constructor(parts: {
    home: Home;
    child: ChildServer;
    at: { url: string; mqttPort: number };
    device: { key: string; datastream: number };
  }) {
    this.#home = parts.home;
    this.#child = parts.child;
    this.url = parts.at.url;
    this.mqttPort = parts.at.mqttPort;
    this.key = parts.device.key;
    this.datastream = parts.device.datastream;
    this.senders = new SteadySenders({ url: this.url, ...parts.device, pauseMs: PAUSE_MS });
    this.#atFirst = this.#memory();
  }

  static async start(store: Store): Promise<FaultBench> {
    const home = await makeHome(store);
    const first = await startTestServer({ dataDir: home.dataDir, env: home.env });
    const { thingId, datastreams } = await buildThing(first);
    const { key } = await first.client.createDeviceKey({ id: thingId });
    await first.halt();
    const child = serve(home.dataDir, { ...home.env, LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: 'off' });
    return new FaultBench({ home, child, at: await child.ready(), device: { key, datastream: datastreams[0] ?? 0 } });
  }

  /** Memory that it holds, and how often the senders were answered "yes"; to be told at the end. */
  look(): { readonly megabytes: number; readonly acknowledged: number } {
    const now = this.#memory();
    this.#most = Math.max(this.#most, now);
    return { megabytes: Math.round(now / 2 ** 20), acknowledged: this.senders.acknowledged.size };
  }

  /** It is up, did not grow beyond measure, and kept what it said yes to, each once. @returns what to print */
  async stopAndCheck(): Promise<string> {
    expect(this.#child.child.exitCode, 'the server stays up').toBeNull();
    await this.senders.stop();
    const { code, err } = await this.#child.kill('SIGTERM');
    expect(code, `it stops in order; its last words: ${err.slice(-LAST_WORDS)}`).toBe(0);
    const again = await startTestServer({ dataDir: this.#home.dataDir, env: this.#home.env });
    try {
      const rows = (await storedReadings(again)).filter(({ datastream }) => datastream === this.datastream);
      const stored = new Map(rows.map(({ time, value }) => [time, value]));
      for (const [time, value] of this.senders.acknowledged) expect(stored.get(time)).toBe(value);
      expect(stored.size, 'each once').toBe(rows.length);
    } finally {
      await again.halt();
    }
    expect(this.#most - this.#atFirst).toBeLessThan(MOST_GROWTH);
    const refusals = JSON.stringify([...this.senders.refusals]);
    const memory = `${Math.round(this.#atFirst / 2 ** 20)} MB at first, at most ${Math.round(this.#most / 2 ** 20)}`;
    return `${this.senders.acknowledged.size} readings of others acknowledged, refusals ${refusals}; memory ${memory}`;
  }

  async remove(): Promise<void> {
    await this.#child.kill();
    await this.#home.remove();
  }

  /** Resident, bytes. */
  #memory(): number {
    const status = readFileSync(`/proc/${this.#child.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1_024;
  }
}
