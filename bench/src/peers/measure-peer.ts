import { MINUTE } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { atEnd } from '../harness/clean-up.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { closedLoop, type LoopResult } from '../load/closed-loop.ts';
import { requestBytes } from '../load/raw-http.ts';
import { readingAt, Timeline } from '../load/signal.ts';
import { type Peer, type PeerRequest, PeerUnavailable } from './peer.ts';

const DATASTREAMS = 200;
const SINGLE = { connections: 64, each: 60 };
const ARRAYS = { connections: 8, each: 1, rows: 1_000 };
const LIMIT_MS = 30_000;

/** The same generator, connections and sizes as for ours; fewer requests, because each takes longer. */
export async function measurePeer(peer: Peer, mayInstall: boolean): Promise<Result[]> {
  const forget = atEnd(() => peer.stop());
  try {
    await peer.start({ datastreams: DATASTREAMS, mayInstall });
    const timeline = new Timeline(Date.now() - 400 * 24 * 60 * MINUTE, 5 * MINUTE);
    const results = [await measureSingle(peer, timeline)];
    if (peer.dataArray) results.push(await measureArrays(peer, timeline));
    return results;
  } catch (cause) {
    if (!(cause instanceof PeerUnavailable)) throw cause;
    say(`${peer.name} does not run here: ${cause.message}`);
    return [{ what: peer.name, value: Number.NaN, unit: '', note: `does not run here: ${cause.message}` }];
  } finally {
    await peer.stop();
    forget();
  }
}

function measureSingle(peer: Peer, timeline: Timeline): Promise<Result> {
  const work = Array.from({ length: SINGLE.connections }, (_, i) =>
    Array.from({ length: SINGLE.each }, (_, n) => {
      const datastream = (i + n * SINGLE.connections) % DATASTREAMS;
      const time = timeline.take(datastream);
      return bytesOf(peer.singlePost(datastream, time, readingAt(datastream, time)));
    }),
  );
  return measure(peer, 'HTTP single POSTs, 64 connections', work, 1);
}

function measureArrays(peer: Peer, timeline: Timeline): Promise<Result> {
  const work = Array.from({ length: ARRAYS.connections }, (_, i) =>
    Array.from({ length: ARRAYS.each }, () => {
      const rows = Array.from({ length: ARRAYS.rows }, (_, n) => {
        const datastream = i * 25 + (n % 25);
        const time = timeline.take(datastream);
        return { datastream, time, value: readingAt(datastream, time) };
      });
      // Asked only where the peer has it.
      return bytesOf(peer.dataArray?.(rows) ?? { path: '/', body: '' });
    }),
  );
  return measure(peer, 'HTTP data arrays of 1,000, 8 connections', work, ARRAYS.rows);
}

async function measure(peer: Peer, what: string, work: Buffer[][], rowsEach: number): Promise<Result> {
  const before = await peer.count();
  const start = performance.now();
  try {
    const loop = await closedLoop({ port: peer.port, work, limitMs: LIMIT_MS });
    const stored = (await peer.count()) - before;
    return toResult(peer, what, loop, { stored, rowsEach });
  } catch (cause) {
    const seconds = (performance.now() - start) / 1_000;
    // Still at work on what was sent, it may not answer this either.
    const stored = (await peer.count().catch(() => Number.NaN)) - before;
    const note = `${figure(stored)} stored in ${figure(seconds)} s, then given up: ${(cause as Error).message}; ${peer.conditions()}`;
    say(`${peer.name}, ${what}: ${note}`);
    return { what: `${peer.name}: ${what}`, value: stored / seconds, unit: 'readings/s', verified: false, note };
  }
}

function toResult(
  peer: Peer,
  what: string,
  loop: LoopResult,
  { stored, rowsEach }: { stored: number; rowsEach: number },
): Result {
  const acknowledged = (loop.statuses.get(peer.created) ?? 0) * rowsEach;
  const { p50, p99 } = spreadOf(loop.took);
  const rate = stored / loop.seconds;
  say(`${peer.name}, ${what}: ${figure(rate)} readings/s`);
  return {
    what: `${peer.name}: ${what}`,
    value: rate,
    unit: 'readings/s',
    verified: stored === acknowledged && loop.statuses.size === 1,
    note: `${figure(stored)} stored of ${figure(acknowledged)} acknowledged in ${figure(loop.seconds)} s; p50/p99 ${figure(p50)}/${figure(p99)} ms; ${peer.conditions()}`,
  };
}

const bytesOf = ({ path, body }: PeerRequest): Buffer => requestBytes({ method: 'POST', path, body });
