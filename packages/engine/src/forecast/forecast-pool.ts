import { assertPlan, type ForecastPlan, listBlocks } from './forecast-plan.ts';
import type { ForecastProgress, ForecastRow } from './forecast-row.ts';
import { ForecastRun } from './forecast-run.ts';
import type { SeriesPool } from './series-pool.ts';

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
