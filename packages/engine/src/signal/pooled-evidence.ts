import type { Evidence } from '../deviation/evidence.ts';
import { createSpans, type Spans } from '../deviation/spans.ts';
import { createTails, learnTail, type Tails, tailSurprise } from '../deviation/tail.ts';
import { HOUR, WEEK } from '../time/units.ts';

/**
 * How far the voices of a place usually go together: the news of one moment, and exponentially smoothed differences over
 * longer spans (Roberts 1959). Each is weighed by its own habit.
 */
export interface PooledHabit {
  /** Smoothed differences per span, in sd of a sum; the first is the last one itself. */
  readonly means: Float64Array;
  readonly upTails: Tails;
  readonly downTails: Tails;
}

/** Spans of one, three and six moments. */
const LENGTHS = [1, 3, 6];
/** By the nominal thresholds chance alone opens about one deviation in four weeks, over three spans and two sides. */
const WEEKS_PER_TEST = 24;
/** Moments back inside after which a deviation is over. */
const CALM = 3;

/** The spans for hours, and the surprise that each nominally takes; from where one is told follows from the budget. */
export const pooledSpans: Spans = createSpans(
  LENGTHS,
  LENGTHS.map((n) => Math.log10((WEEK / HOUR / n) * WEEKS_PER_TEST)),
  CALM,
);

export function createPooledHabit(): PooledHabit {
  const sds = LENGTHS.map((n) => n ** -0.25);
  return { means: new Float64Array(LENGTHS.length), upTails: createTails(sds), downTails: createTails(sds) };
}

/**
 * Weighs a moment, then makes it part of the habit.
 * @param sum of the differences, in sd of such a sum
 * @param news likewise of the news
 * @param missing moments without enough voices since the last one
 */
export function weighPooled(habit: PooledHabit, moment: { sum: number; news: number; missing: number }, out: Evidence) {
  out.suddenUp = moment.news;
  out.suddenDown = -moment.news;
  out.upSurprise = 0;
  out.downSurprise = 0;
  out.upBeyond = Number.NEGATIVE_INFINITY;
  out.downBeyond = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < LENGTHS.length; i++) {
    const weight = pooledSpans.weights[i] as number;
    const threshold = pooledSpans.thresholds[i] as number;
    let mean = (habit.means[i] as number) * (1 - weight) ** moment.missing;
    mean += weight * (moment.sum - mean);
    habit.means[i] = mean;
    out.means[i] = mean;
    const piece = i === 0 ? moment.news : mean;
    const up = tailSurprise(habit.upTails, i, piece);
    const down = tailSurprise(habit.downTails, i, -piece);
    out.upSurprise = Math.max(out.upSurprise, up);
    out.downSurprise = Math.max(out.downSurprise, down);
    out.upBeyond = Math.max(out.upBeyond, up - threshold);
    out.downBeyond = Math.max(out.downBeyond, down - threshold);
    learnTail(habit.upTails, i, piece, weight);
    learnTail(habit.downTails, i, -piece, weight);
  }
}
