import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { NoticedSignal } from '../../rhythm/index.ts';
import { type Votes, verdictOfSignal } from '../feedback/verdict-of-signal.ts';

/** A signal with what came of it. */
export interface ScoredSignal extends NoticedSignal {
  readonly votes: Votes | undefined;
  /** First interpretation, or case that it was put into. */
  readonly reactedAt: Date | undefined;
}

/** Counts and times of some signals. */
export interface Tally {
  readonly signals: number;
  readonly useful: number;
  readonly falseAlarms: number;
  readonly expected: number;
  readonly unconfirmed: number;
  /** From start to noticed, of those found while they went on; ms. */
  readonly detectMs: readonly number[];
  /** From noticed to the first interpretation or case; ms. */
  readonly reactMs: readonly number[];
}

/** A signal that ended longer ago than this when it was noticed came out of history, not out of what happened. */
const NEAR_MS = HOUR;
/** A level that grows is told after whole weeks; what was noticed later still came with imported history. */
const LATEST_MS = 14 * DAY;

export function tallyOf(signals: readonly ScoredSignal[]): Tally {
  const verdicts = signals.map(({ votes }) => votes && verdictOfSignal(votes));
  const count = (verdict: (typeof verdicts)[number]) => verdicts.filter((one) => one === verdict).length;
  return {
    signals: signals.length,
    useful: count('useful'),
    falseAlarms: count('false-alarm'),
    expected: count('expected'),
    unconfirmed: count(undefined),
    detectMs: signals.flatMap((signal) => detectMsOf(signal) ?? []),
    reactMs: signals.flatMap(({ noticedAt, reactedAt }) =>
      noticedAt && reactedAt ? Math.max(0, reactedAt.getTime() - noticedAt.getTime()) : [],
    ),
  };
}

/** undefined: it was not found while it went on, or nobody knows when it was noticed. */
export function detectMsOf({ start, end, noticedAt }: NoticedSignal): number | undefined {
  if (noticedAt === null) return undefined;
  const noticed = noticedAt.getTime();
  const wasOver = end !== null && noticed > end.getTime() + NEAR_MS;
  const waited = noticed - start.getTime();
  return wasOver || waited > LATEST_MS ? undefined : Math.max(0, waited);
}

/** In minutes, to one decimal; null of nothing. */
export function medianMinutes(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
  return Math.round((median / MINUTE) * 10) / 10;
}
