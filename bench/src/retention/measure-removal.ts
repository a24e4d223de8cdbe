import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, type Passport } from '@wijkritme/contract';
import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { countObservations, verify } from '../harness/verify.ts';
import { readingAt, Timeline } from '../load/signal.ts';
import { buildTown, type Town } from '../load/town.ts';

const INTERVAL_MS = 5 * MINUTE;
const ROWS = 5_000;
const plan = { things: 8, datastreamsPerThing: 25, intervalSeconds: INTERVAL_MS / 1_000 };
/** Removal may take this long before it counts as stuck; a million readings a night need no more. */
const bar: Bar = { must: 60, aim: 15, less: true, unit: 's' };

/**
 * A million readings of a month lie there; then their passports get a term of one day. Measured is the time from
 * that moment, at which they are all due, until no door finds them. Meanwhile one reading after another comes in.
 * @param shape `months`: the whole partition is due. `rows`: one datastream in each thing is kept, so that it is not.
 */
export async function measureRemoval(server: Server, shape: 'months' | 'rows', scale: number): Promise<Result[]> {
  const town = await buildTown(server, plan);
  const kept = shape === 'rows' ? town.things.flatMap((streams) => streams.slice(0, 1)) : [];
  const due = town.datastreams.filter((id) => !kept.includes(id));
  const each = Math.round((1_000_000 * scale) / due.length);
  // In the month before the last, which is over: what lies there can be dropped whole.
  const today = new Date();
  const timeline = new Timeline(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 2, 2), INTERVAL_MS);
  await fill(server, town, timeline, each);
  await verify(server, timeline.taken());
  const before = await countObservations(server);
  const passports = await passportsOf(server);
  const shorten = (id: number) =>
    server.client.putPassport({ id, body: { ...(passports.get(id) as Passport), retentionDays: 1 } }); // of this town

  const sending = new AbortController();
  const latencies = sendOn(server, kept[0] ?? (due[0] as number), sending.signal);
  for (const id of due.slice(1)) await shorten(id);
  const startedAt = performance.now();
  await shorten(due[0] as number);
  const report = await server.client.runRetention();
  const seconds = (performance.now() - startedAt) / 1_000;
  sending.abort();
  const took = await latencies;
  const after = await countObservations(server);
  const log = await server.client.verifyLog({ body: {} });

  const gone = report.counts.filter(({ level }) => level === 'raw').reduce((sum, { count }) => sum + count, 0);
  const wanted = each * due.length;
  const ok = gone === wanted && after === before - wanted + took.length && log.ok && report.digest !== null;
  const { p50, p99, max } = spreadOf(took);
  const what = `${figure(gone)} readings due until gone, ${shape === 'months' ? 'whole months' : 'row by row'}`;
  say(`${what}: ${figure(seconds)} s; ${report.partitions} months dropped; log ${log.ok ? 'whole' : 'NOT whole'}`);
  const note =
    `${figure(gone / seconds)} readings/s; ${report.partitions} months dropped; ${after} rows left; ` +
    `log of ${log.entries} entries verified; intake meanwhile p50/p99/max ${figure(p50)}/${figure(p99)}/${figure(max)} ms over ${took.length}`;
  return [{ what, value: seconds, unit: 's', bar, note, verified: ok }];
}

async function fill(server: Server, { datastreams }: Town, timeline: Timeline, each: number): Promise<void> {
  for (const id of datastreams) {
    for (let left = each; left > 0; left -= ROWS) {
      const dataArray: [string, number][] = [];
      for (let i = 0; i < Math.min(left, ROWS); i++) {
        const time = timeline.take(id);
        dataArray.push([new Date(time).toISOString(), readingAt(id, time)]);
      }
      const group = { Datastream: { '@iot.id': id }, components: ['phenomenonTime', 'result'], dataArray };
      const response = await post(server, '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
      if (response.status !== 201) throw new Error(`not stored: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  }
}

/** One reading after the other, each with a time of its own within the last hours. @returns ms until acknowledged */
async function sendOn(server: Server, id: number, signal: AbortSignal): Promise<number[]> {
  const took: number[] = [];
  const start = Date.now() - 12 * 60 * MINUTE;
  for (let i = 0; !signal.aborted && i < 140; i++) {
    const startedAt = performance.now();
    const body = { phenomenonTime: new Date(start + i * INTERVAL_MS).toISOString(), result: 50 };
    const response = await post(server, `/v1.1/Datastreams(${id})/Observations`, body);
    await response.arrayBuffer();
    if (response.status !== 201) throw new Error(`not stored: ${response.status}`);
    took.push(performance.now() - startedAt);
    await sleep(50);
  }
  return took;
}

async function passportsOf(server: Server): Promise<Map<number, Passport>> {
  const { items } = await server.client.listThings({ limit: 1_000 });
  const streams = items.flatMap((thing) => thing.datastreams);
  return new Map(streams.flatMap(({ id, passport }) => (passport ? [[id, passport] as const] : [])));
}

function post(server: Server, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
