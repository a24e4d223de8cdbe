import { HOUR, WEEK } from '../time/units.ts';
import { SHARE_SURPRISE } from './tail.ts';

/** The spans over which evidence is gathered, and the surprise at which each opens a deviation. */
export interface Spans {
  /** Weight of one reading in each smoothed difference: 1 / span in readings. */
  readonly weights: Float64Array;
  readonly thresholds: Float64Array;
  /** How far evidence of nothing at all is from opening: below 0 by the lowest threshold. */
  readonly leastBeyond: number;
  /** Readings back inside after which a deviation is over. */
  readonly calmReadings: number;
}

/** By these thresholds chance alone opens about one deviation in four weeks, over three spans and two sides. */
const WEEKS_PER_TEST = 24;
/** No span opens below a chance of one in a hundred. */
const LEAST_SURPRISE = 2;

/** Evidence of the least that is beyond the habit of its tail, in powers of ten beyond the threshold of its span. */
export function faintestEvidence(spans: Spans): number {
  return SHARE_SURPRISE - Math.max(...spans.thresholds);
}

/** The spans for a spacing of readings: one reading, an hour (at least 3 readings), six hours (at least 8). */
export function spansFor(intervalMs: number): Spans {
  const lengths = [1, Math.max(3, HOUR / intervalMs), Math.max(8, (6 * HOUR) / intervalMs)];
  const perWeek = WEEK / intervalMs;
  const thresholds = lengths.map((n) => Math.max(LEAST_SURPRISE, Math.log10((perWeek * WEEKS_PER_TEST) / n)));
  return createSpans(lengths, thresholds, Math.max(3, HOUR / intervalMs));
}

/** @param lengths in readings */
export function createSpans(lengths: readonly number[], thresholds: readonly number[], calmReadings: number): Spans {
  return {
    weights: Float64Array.from(lengths, (n) => 1 / n),
    thresholds: Float64Array.from(thresholds),
    leastBeyond: -Math.min(...thresholds),
    calmReadings,
  };
}
