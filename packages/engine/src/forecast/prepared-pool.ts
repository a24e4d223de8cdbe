import { type DayTable, toDayTable } from './day-table.ts';
import { PlannedEffects } from './planned-effects.ts';
import { type RunningSum, toRunningSum } from './running-sum.ts';
import { assertPool, type SeriesPool } from './series-pool.ts';
import { toUsualSeries, type UsualSeries } from './usual.ts';

/** Normalised residuals beyond this are an event, not a size. */
const FAR = 20;

/** A pool with what the features need, worked out once. */
export interface PreparedPool {
  readonly pool: SeriesPool;
  readonly days: DayTable;
  readonly series: readonly PreparedSeries[];
  /** Mean over the series of residual / size, per slot: what the whole city did. */
  readonly citySum: RunningSum;
  readonly covariates: readonly PreparedCovariate[];
  /** Absent where nothing is or was planned. */
  readonly planned: PlannedEffects | undefined;
}

export interface PreparedSeries extends UsualSeries {
  readonly residualSum: RunningSum;
}

export interface PreparedCovariate {
  readonly values: Float64Array;
  readonly sum: RunningSum;
}

export function preparePool(pool: SeriesPool): PreparedPool {
  assertPool(pool);
  const days = toDayTable(pool.calendar, pool.firstDay, pool.days);
  const series = pool.series.map((of) => {
    const usual = toUsualSeries(pool, days, of);
    return { ...usual, residualSum: toRunningSum(usual.residual) };
  });
  const covariates = pool.covariates.map(({ values }) => ({ values, sum: toRunningSum(values) }));
  const planned = pool.series.some(({ planned }) => planned) ? new PlannedEffects(series, pool.perDay) : undefined;
  return { pool, days, series, citySum: toRunningSum(cityOf(pool, series)), covariates, planned };
}

/** A residual in sizes of its series, kept within sight. */
export function toSizes(residual: number, size: number): number {
  const sizes = residual / size;
  return sizes > FAR ? FAR : sizes < -FAR ? -FAR : sizes;
}

function cityOf({ perDay, days }: SeriesPool, series: readonly UsualSeries[]): Float64Array {
  return new Float64Array(days * perDay).map((_, slot) => {
    const day = Math.floor(slot / perDay);
    let sum = 0;
    let count = 0;
    for (const { residual, size } of series) {
      const sizes = toSizes(residual[slot] as number, size[day] as number);
      if (Number.isNaN(sizes)) continue;
      sum += sizes;
      count++;
    }
    return count > 0 ? sum / count : Number.NaN;
  });
}
