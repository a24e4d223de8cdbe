import { connect, type Socket } from 'node:net';
import { setInterval as every } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { FaultBench } from './fault-bench.ts';
import { storesOf } from './homes.ts';
import { mqttPackets } from './odd-bytes.ts';

const CONNECTIONS = 1_000;
/** A head and a greeting have a minute, a body two (decision 160). */
const SECONDS = 150;

let bench: FaultBench | undefined;
afterEach(() => bench?.remove());

/** What comes at once, and what drips after it. */
const kinds = {
  head: () => ['', `GET /v1/things HTTP/1.1\r\nHost: x\r\nX-Slow: ${'a'.repeat(SECONDS)}`],
  body: ({ key, datastream }) => [
    `POST /v1.1/Datastreams(${datastream})/Observations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
    ' '.repeat(SECONDS),
  ],
  greeting: (bench) => ['', mqttPackets(bench).connect.toString('latin1')],
} satisfies Record<string, (bench: FaultBench) => [string, string]>;
type Kind = keyof typeof kinds;

const cases = storesOf('embedded').flatMap((store) => (Object.keys(kinds) as Kind[]).map((kind) => ({ store, kind })));

test.each(cases)(
  'a thousand connections that send a byte a second of their $kind, $store',
  { timeout: 600_000 },
  async ({ store, kind }) => {
    bench = await FaultBench.start(store);
    const [atOnce, drops] = kinds[kind](bench);
    const port = kind === 'greeting' ? bench.mqttPort : Number(new URL(bench.url).port);
    const open = new Set<Socket>();
    for (let i = 0; i < CONNECTIONS; i++) {
      const socket = connect(port, '127.0.0.1')
        .on('error', () => {})
        .resume();
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      if (atOnce) socket.write(atOnce);
    }
    let slowestMs = 0;
    let second = 0;
    let closedBy: number | undefined;
    for await (const _ of every(1_000)) {
      for (const socket of open) socket.write(drops[second] ?? ' ');
      const asked = performance.now();
      const answer = await fetch(`${bench.url}/v1/places`, { signal: AbortSignal.timeout(20_000) });
      expect(answer.status, 'others are served').toBe(200);
      await answer.arrayBuffer();
      slowestMs = Math.max(slowestMs, performance.now() - asked);
      bench.look();
      if (open.size === 0) closedBy ??= second;
      if (++second >= SECONDS || open.size === 0) break;
    }
    const left = open.size;
    for (const socket of open) socket.destroy();
    console.log(
      `dripping ${kind}: ${closedBy === undefined ? `${left} still open` : `all closed by second ${closedBy}`}; others waited ${Math.round(slowestMs)} ms at most`,
    );
    expect(left).toBe(0);
    expect([...bench.senders.refusals]).toEqual([]);
    console.log(`dripping ${kind}: ${await bench.stopAndCheck()}`);
  },
);
