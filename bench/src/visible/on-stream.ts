import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { withUsage } from '../harness/usage.ts';
import { intakeBars } from '../intake/bars.ts';
import type { Town } from '../load/town.ts';
import { openLiveStream } from './live-client.ts';
import { sendPaced } from './paced-sender.ts';
import { Pending } from './pending.ts';

export const PER_SECOND = 1_000;
const SECONDS = 20;

/** From the acknowledgement of a reading until it is in the hands of an open page: every reading counts. */
export async function measureOnStream(server: Server, town: Town, scale: number): Promise<Result> {
  const pending = new Pending();
  const close = await openLiveStream(server, ({ datastreamId, time }) => {
    const now = performance.now();
    for (const [i, id] of datastreamId.entries()) pending.seen(id, time[i] ?? 0, now);
  });
  const seconds = Math.ceil(SECONDS * scale);
  const { result: acked, usage } = await withUsage(server, () =>
    sendPaced(server, {
      datastreams: town.datastreams,
      perSecond: PER_SECOND,
      seconds,
      valueOf: ({ order }) => 50 + (order % 10),
      onAcked: ({ datastream, time }) => pending.acked(datastream, time, performance.now()),
    }),
  );
  await sleep(1_000);
  close();
  const { p50, p95, p99, max } = spreadOf(pending.took);
  const verified = acked === PER_SECOND * seconds && pending.left === 0;
  say(`visible on a stream: p95 ${figure(p95)} ms; ${pending.left} never seen`);
  return {
    what: 'acknowledged → on the live stream, 1,000 readings/s',
    value: p95,
    unit: 'ms',
    bar: intakeBars.visible,
    verified,
    strangers: usage.strangers,
    note: `p95 of ${figure(pending.took.length)}; p50 ${figure(p50)}, p99 ${figure(p99)}, max ${figure(max)} ms; ${usage.text}`,
  };
}
