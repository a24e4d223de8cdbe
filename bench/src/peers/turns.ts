import type { Bar, Result } from '../harness/bars.ts';
import { medianOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { closedLoop } from '../load/closed-loop.ts';

const TURNS = 3;
const WARM_UP_MS = 2_000;
/** Requests of a connection in the warm-up: an upper bound, its time ends it. */
const WARM_UP_REQUESTS = 4_000;
/** More work than the warm-up promises, because a store gets warmer; the time of a turn ends it. */
const SPARE = 1.6;

/** Ahead on each; the aim is ten times. */
const bar: Bar = { must: 1, aim: 10, unit: 'times' };

/** One side of a comparison: where to send, and how to make the next request of a connection. */
export interface Side {
  readonly port: number;
  readonly next: () => Buffer;
  /** Status of a good answer. */
  readonly good: number;
}

export interface Race {
  readonly what: string;
  readonly connections: number;
  /** What one request counts for. */
  readonly rowsEach: number;
  readonly unit: string;
  readonly turnMs: number;
}

export interface Turns {
  readonly result: Result;
  /** Good answers of each side, warm-up included. */
  readonly answered: readonly [number, number];
}

/** Ours and theirs by turns, the first of a pair changing; the ratio is the middle of those of the pairs. */
export async function race(sides: readonly [Side, Side], { what, connections, ...run }: Race): Promise<Turns> {
  const answered: [number, number] = [0, 0];
  let wrong = 0;
  const rates: number[][] = [];
  const turn = async (at: 0 | 1, requests: number, limitMs: number) => {
    const { port, next, good } = sides[at];
    const work = Array.from({ length: connections }, () => Array.from({ length: requests }, next));
    const { seconds, statuses, requests: sent } = await closedLoop({ port, work, limitMs });
    const right = statuses.get(good) ?? 0;
    answered[at] += right;
    wrong += sent - right;
    return right / seconds;
  };
  const warm = [0, 0];
  for (const at of [0, 1] as const) {
    const first = await turn(at, 2, WARM_UP_MS);
    const more = Math.ceil(Math.min(WARM_UP_REQUESTS, (first * WARM_UP_MS) / 1_000 / connections + 1));
    warm[at] = await turn(at, more, WARM_UP_MS);
  }
  for (let i = 0; i < TURNS; i++) {
    const pair = [0, 0];
    for (const at of i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const fastest = Math.max(warm[at] ?? 0, ...rates.map((earlier) => earlier[at] ?? 0));
      const requests = Math.ceil((SPARE * fastest * run.turnMs) / 1_000 / connections) + 1;
      pair[at] = await turn(at, requests, run.turnMs);
    }
    rates.push(pair);
  }
  return { answered, result: toResult({ what, wrong, rates, ...run }) };
}

function toResult({
  what,
  wrong,
  rates,
  rowsEach,
  unit,
}: Pick<Race, 'what' | 'rowsEach' | 'unit'> & { wrong: number; rates: readonly number[][] }): Result {
  const value = medianOf(rates.map(([ours = 0, theirs = 0]) => ours / theirs));
  const each = [0, 1].map((at) => rates.map((pair) => figure((pair[at] ?? 0) * rowsEach)).join(', '));
  say(`${what}: ${figure(value)} times; ${each[0]} against ${each[1]} ${unit}`);
  const note = `${each[0]} against ${each[1]} ${unit} in ${rates.length} turns each${wrong > 0 ? `; ${wrong} answers were wrong` : ''}`;
  return { what, value, unit: 'times', bar, verified: wrong === 0, note };
}
