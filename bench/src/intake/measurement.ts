import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import type { Usage } from '../harness/usage.ts';
import { type Expected, verify } from '../harness/verify.ts';
import type { Timeline } from '../load/signal.ts';
import type { Town } from '../load/town.ts';
import type { intakeBars } from './bars.ts';

/** One started server with its town; measurements follow one another on it, each going on in time. */
export interface Bench {
  readonly server: Server;
  readonly town: Town;
  readonly timeline: Timeline;
  /** 1 is the full size; less for a quick look. */
  readonly scale: number;
  readonly bars: typeof intakeBars;
}

export interface Load {
  readonly seconds: number;
  readonly readings: number;
  /** ms from request to acknowledgement. */
  readonly took: Iterable<number>;
  /** Requests that were not answered as they should. */
  readonly wrong: number;
}

export interface Measured {
  readonly what: string;
  readonly bar: Bar;
  readonly load: Load;
  readonly usage: Usage;
  /** What the store and the rhythm must hold by now. */
  readonly expected: Expected;
}

/** A rate with its latencies, checked against what the store and the rhythm hold. */
export async function toResult(server: Server, { what, bar, load, usage, expected }: Measured): Promise<Result> {
  const verdict = await verify(server, expected);
  const { p50, p99 } = spreadOf(load.took);
  const rate = load.readings / load.seconds;
  const wrong = load.wrong > 0 ? `; ${load.wrong} answers were wrong` : '';
  const verified = verdict.ok && load.wrong === 0;
  say(`${what}: ${figure(rate)} ${bar.unit}; ${verdict.text}`);
  const note =
    `${figure(load.readings)} in ${figure(load.seconds)} s; p50/p99 ${figure(p50)}/${figure(p99)} ms; ${usage.text}` +
    `; rhythm settled ${figure(verdict.settledMs)} ms later${wrong}${verified ? '' : `; ${verdict.text}`}`;
  return { what, value: rate, unit: bar.unit, bar, note, verified, strangers: usage.strangers };
}
