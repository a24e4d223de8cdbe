import { DAY } from '@wijkritme/contract';
import type { DayCalendar, PlannedSlots, SeriesKind, SeriesPool } from '@wijkritme/engine';

/** Datastreams that are forecast together, as they go to another process: no functions. */
export interface PoolMessage {
  readonly perDay: number;
  readonly firstDay: number;
  readonly days: number;
  readonly series: readonly {
    readonly name: string;
    readonly kind: SeriesKind;
    readonly min: number;
    readonly max: number;
    readonly values: Float64Array;
    readonly planned?: PlannedSlots;
  }[];
  /** Public holidays by civil day, in and around the pool. */
  readonly holidays: ReadonlyMap<number, string>;
  /** Civil days of school breaks; undefined where nobody knows. */
  readonly schoolBreaks: ReadonlySet<number> | undefined;
}

/** A holiday looks for its namesake of about a year before: so much more is asked of the calendar. */
const DAYS_BEFORE = 410;
const DAYS_AFTER = 2;

/** @param nameOf a date such as 2026-12-25 */
export function gatherHolidays(
  { firstDay, days }: { firstDay: number; days: number },
  nameOf: (date: string) => string | undefined,
): Map<number, string> {
  const holidays = new Map<number, string>();
  for (let day = firstDay - DAYS_BEFORE; day < firstDay + days + DAYS_AFTER; day++) {
    const name = nameOf(new Date(day * DAY).toISOString().slice(0, 10));
    // A day that stands in for a holiday bears its name, so that it is learned with it.
    if (name !== undefined) holidays.set(day, name.replace(/ \(.*\)$/, ''));
  }
  return holidays;
}

export function toSeriesPool({ holidays, schoolBreaks, ...pool }: PoolMessage): SeriesPool {
  const calendar: DayCalendar = {
    holidayOn: (day) => holidays.get(day),
    isSchoolBreak: (day) => schoolBreaks?.has(day),
  };
  return { ...pool, covariates: [], calendar };
}
