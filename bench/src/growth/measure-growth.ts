import { DAY, MINUTE } from '@wijkritme/contract';
import type { Bar, Result } from '../harness/bars.ts';
import { medianOf, percentileOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { verify } from '../harness/verify.ts';
import { arraysWork, ROWS } from '../intake/data-arrays.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { Timeline } from '../load/signal.ts';
import { buildTown, type Town } from '../load/town.ts';
import type { Grown } from './lay-history.ts';

/** Rounds by turns: what else the machine does then hits both sides alike. */
const PAIRS = 16;
const REQUESTS = 8;
const INTERVAL_MS = 5 * MINUTE;
/** The new readings fall into months that the history has filled. */
const HISTORY_MS = 250 * DAY;
const LIMIT_MS = 120_000;
const plan = { things: 8, datastreamsPerThing: 25, intervalSeconds: INTERVAL_MS / 1_000 };
const bar: Bar = { must: 80, aim: 95, unit: '%' };

interface Side extends Grown {
  readonly town: Town;
  readonly timeline: Timeline;
}

/** The rate of data arrays into the full store as a share of the rate into the other, pair by pair. */
export async function measureGrowth([few, many]: readonly [Grown, Grown]): Promise<Result> {
  const sides = [await toSide(few), await toSide(many)] as const;
  for (const side of sides) await round(side);
  const pairs: number[][] = [];
  for (let i = 0; i < PAIRS; i++) {
    const rates = [0, 0];
    for (const at of i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) rates[at] = await round(sides[at]);
    pairs.push(rates);
  }
  const verdicts = await Promise.all(sides.map((side) => verify(side.server, expectedOf(side))));
  return toResult(sides, pairs, verdicts);
}

async function toSide(grown: Grown): Promise<Side> {
  const town = await buildTown(grown.server, plan);
  return { ...grown, town, timeline: new Timeline(Date.now() - HISTORY_MS, INTERVAL_MS) };
}

/** @returns readings a second, all of them acknowledged */
async function round({ server, town, timeline }: Side): Promise<number> {
  const headers = { authorization: `Bearer ${server.key}` };
  const work = arraysWork({ datastreams: town.datastreams, timeline, headers, requests: REQUESTS });
  const { seconds, requests, statuses } = await closedLoop({ port: server.httpPort, work, limitMs: LIMIT_MS });
  if (statuses.get(201) !== work.flat().length) throw new Error(`not all stored: ${JSON.stringify([...statuses])}`);
  return (requests * ROWS) / seconds;
}

function expectedOf({ readings, timeline }: Side) {
  const { rows, last } = timeline.taken();
  return { rows: readings + rows, last };
}

function toResult(
  [few, many]: readonly [Side, Side],
  pairs: readonly number[][],
  verdicts: readonly { ok: boolean; text: string }[],
): Result {
  const shares = pairs.map(([a = 0, b = 0]) => (b / a) * 100).sort((a, b) => a - b);
  const value = medianOf(shares);
  const what = `rate of data arrays at ${figure(many.readings / 1e6)} million stored, of the rate at ${figure(few.readings / 1e6)}`;
  say(`${what}: ${figure(value)} %`);
  const rates = [0, 1].map((at) => figure(medianOf(pairs.map((pair) => pair[at] ?? Number.NaN))));
  const half = `half of them ${figure(percentileOf(shares, 25))}–${figure(percentileOf(shares, 75))} %`;
  const note = `median of ${pairs.length} pairs by turns, ${half}; ${rates[1]} and ${rates[0]} readings/s; ${verdicts.map(({ text }) => text).join('; ')}`;
  return { what, value, unit: '%', bar, verified: verdicts.every(({ ok }) => ok), note };
}
