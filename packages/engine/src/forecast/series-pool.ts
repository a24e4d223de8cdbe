import type { SeriesKind } from '../kinds/series-spec.ts';
import type { DayCalendar } from './day-calendar.ts';

/**
 * Per slot what is planned, known ahead: 0 nothing, 1 what should bring more, −1 what should bring less, 2 something else. A
 * stretch of equal numbers is one event.
 */
export type PlannedSlots = Int8Array;

/** One series on the civil clock of the pool; NaN where nothing is known. */
export interface PoolSeries {
  readonly name: string;
  readonly kind: SeriesKind;
  /** The lowest and highest value that can be, in the unit of the series. */
  readonly min: number;
  readonly max: number;
  /** `days × perDay` values in order of time. */
  readonly values: Float64Array;
  /** What is planned around it, as long as `values`; absent where nothing ever was. */
  readonly planned?: PlannedSlots;
}

/** Something known ahead for the whole place, such as a weather forecast; on the clock of the pool. */
export interface Covariate {
  readonly name: string;
  readonly values: Float64Array;
}

/**
 * Series that are forecast together. Slot `i` is the civil day `firstDay + ⌊i / perDay⌋` and the part `i mod perDay` of it:
 * a rhythm lives on the wall clock, so every day has `perDay` slots. The missing hour of spring stays NaN.
 */
export interface SeriesPool {
  /** Slots per civil day: 24 for hours, 96 for quarters. */
  readonly perDay: number;
  /** Civil days since 1970-01-01. */
  readonly firstDay: number;
  readonly days: number;
  readonly series: readonly PoolSeries[];
  readonly calendar: DayCalendar;
  readonly covariates: readonly Covariate[];
}

/** Throws, naming the series, when lengths do not agree. */
export function assertPool(pool: SeriesPool): void {
  if (!Number.isInteger(pool.perDay) || pool.perDay < 1) throw new RangeError(`invalid perDay: ${pool.perDay}`);
  const slots = pool.days * pool.perDay;
  for (const { name, values } of [...pool.series, ...pool.covariates]) {
    if (values.length !== slots) throw new RangeError(`${name} has ${values.length} slots instead of ${slots}`);
  }
  for (const { name, planned } of pool.series) {
    if (planned && planned.length !== slots)
      throw new RangeError(`${name} has plans for ${planned.length} slots instead of ${slots}`);
  }
}
