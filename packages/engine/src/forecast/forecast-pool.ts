import { assertPlan, type ForecastPlan, listBlocks } from './forecast-plan.ts';
import { ForecastRun } from './forecast-run.ts';
import type { Method } from './series-forecaster.ts';
import type { SeriesPool } from './series-pool.ts';

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

/**
 * Forecasts of all series of a pool at all origins of a plan. Each row uses only slots before its origin: what is learned
 * comes from earlier blocks, what is compared and calibrated from slots that were known at the origin.
 * Yields progress; hands rows to `take` in order of origin, series and slot.
 */
export function* forecastPool(
  pool: SeriesPool,
  plan: ForecastPlan,
  take: (row: ForecastRow) => void,
): Generator<ForecastProgress, void> {
  assertPlan(plan, pool);
  const run = new ForecastRun(pool, plan, take);
  yield* run.work(listBlocks(plan, pool));
}
