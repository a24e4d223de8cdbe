import type { DayRow } from './day-row.ts';

/** A local day has at most 25 hours (in zones with whole-hour changes; 26 leaves room for the odd one). */
export const MOST_HOURS = 26;

/** What is kept of the hours of a judged day, by column of the store. */
export const dayColumns = [
  'readings',
  'measured',
  'shown',
  'total',
  'lowest',
  'highest',
  'low',
  'mid',
  'high',
  'difference',
] as const;
export type DayColumn = (typeof dayColumns)[number];

/**
 * The hours of one judged day as columns of numbers, NaN for "no value": the same shape for a day that was stored and for one that was
 * not yet. Filled again for the next day, so that a year of days leaves no garbage: use it while you look at it.
 */
export class DayHours {
  /** UTC ms of local midnight. */
  start = Number.NaN;
  /** 23 to 25. */
  size = 0;
  /** One value for the whole day stands in every hour. */
  coarse = false;
  /** Sums, smallest and largest readings are kept; where not, no hour holds more than one reading, or they are not known any more. */
  hasExtremes = false;
  readonly columns: Readonly<Record<DayColumn, Float64Array>>;

  constructor() {
    const block = new Float64Array(MOST_HOURS * dayColumns.length).fill(Number.NaN);
    const entries = dayColumns.map((name, i) => [name, block.subarray(i * MOST_HOURS, (i + 1) * MOST_HOURS)] as const);
    // Every name of the list is there.
    this.columns = Object.fromEntries(entries) as Record<DayColumn, Float64Array>;
  }

  /** A day that waits to be stored. */
  fill(day: DayRow): this {
    this.start = day.start;
    this.size = Math.min(day.readings.length, MOST_HOURS);
    this.coarse = day.coarse === true;
    this.hasExtremes = day.extremes !== undefined;
    const { readings, measured, shown, low, mid, high, difference, extremes } = day;
    const given = { readings, measured, shown, low, mid, high, difference, ...extremes };
    for (const name of dayColumns) copy(given[name], this.columns[name]);
    return this;
  }
}

function copy(values: readonly (number | null)[] | undefined, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = values?.[i] ?? Number.NaN;
}
