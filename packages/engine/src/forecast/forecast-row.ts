import type { Method } from './series-forecaster.ts';

/** A forecast of one slot, made at one origin with what was known before it; in the unit of the series. */
export interface ForecastRow {
  readonly series: number;
  /** First slot that was not known. */
  readonly origin: number;
  readonly slot: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Mean of the distribution: what to add up. */
  readonly mean: number;
  /** Whether the learned mix answered, or a simple forecast that did better so far. */
  readonly method: Method;
}

/** How far the work is, 0 to 1. */
export type ForecastProgress = number;
