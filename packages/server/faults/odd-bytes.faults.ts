import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { seeded } from '../tests/kit/seeded.ts';
import { FaultBench } from './fault-bench.ts';
import { SEED, storesOf } from './homes.ts';
import { httpRequests, mqttPackets, spoil } from './odd-bytes.ts';

const MINUTES = Number(process.env.FAULT_MINUTES ?? 10);
const AT_ONCE = 30;
/** So long one waits for an answer before the line is cut. */
const PATIENCE_MS = 120;

let bench: FaultBench | undefined;
afterEach(() => bench?.remove());

test.each(storesOf('embedded'))(
  'malformed MQTT and HTTP from all sides, %s',
  { timeout: (MINUTES + 5) * 60_000 },
  async (store) => {
    bench = await FaultBench.start(store);
    const { url, mqttPort } = bench;
    const httpPort = Number(new URL(url).port);
    const mqtt = mqttPackets(bench);
    const http = httpRequests(bench);
    const random = seeded(SEED);
    const pick = (from: readonly Buffer[]) => from[Math.floor(random() * from.length)] as Buffer;
    const answers = new Map<string, number>();
    let connections = 0;
    /** What was answered as a fault of ours. */
    const broken: string[] = [];

    /** One connection with a handful of spoiled messages. */
    const trouble = async (): Promise<void> => {
      connections += 1;
      const isMqtt = random() < 0.5;
      const start = random() < 0.7 ? mqtt.connect : spoil(mqtt.connect, random);
      const parts = isMqtt
        ? [start, ...Array.from({ length: 4 }, () => spoil(pick(mqtt.others), random))]
        : Array.from({ length: random() < 0.25 ? 2 : 1 }, () => spoil(pick(http), random));
      const socket = connect(isMqtt ? mqttPort : httpPort, '127.0.0.1').on('error', () => {});
      if (!isMqtt)
        socket.once('data', (data) => {
          const status = /^HTTP\/1\.1 (\d{3})/.exec(data.toString('latin1'))?.[1] ?? 'other';
          answers.set(status, (answers.get(status) ?? 0) + 1);
          if (status === '500') broken.push(Buffer.concat(parts).toString('latin1'));
        });
      for (const part of parts) socket.write(part);
      await Promise.race([once(socket, 'close').catch(() => {}), pause(PATIENCE_MS)]);
      socket.destroy();
    };
    const end = Date.now() + MINUTES * 60_000;
    const one = bench;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (Date.now() < end) {
          await trouble();
          if (connections % 500 === 0) one.look();
        }
      }),
    );
    const live = await fetch(`${url}/health/live`);
    expect(live.status).toBe(200);
    console.log(
      `odd bytes: ${connections} connections in ${MINUTES} minutes; answers ${JSON.stringify([...answers].sort())}`,
    );
    expect(broken).toEqual([]);
    expect([...bench.senders.refusals]).toEqual([]);
    console.log(`odd bytes: ${await bench.stopAndCheck()}`);
  },
);
