import { HOUR } from '@wijkritme/contract';
import { type CountRule, showRange } from '@wijkritme/engine';
import type { SummaryColumns } from '../../observations/index.ts';
import type { DayHours } from '../day-hours.ts';
import { shownValue } from '../outward.ts';
import type { NumberColumns } from './number-columns.ts';

/**
 * What is gathered of each interval. `count`, `sum`, `min`, `max`: NaN is "not known", and without readings only `count` counts; for
 * outsiders of what they see of the readings. `low`, `mid`, `high`: sums over the hours that have a range, `ranges` how many those are.
 * `difference`: sum of differences, `compared` the readings that have one. `told`: 1 where a judged day says something of the interval,
 * be it that nothing came.
 */
const names = ['count', 'sum', 'min', 'max', 'low', 'mid', 'high', 'ranges', 'difference', 'compared', 'told'] as const;
const [COUNT, SUM, MIN, MAX, LOW, MID, HIGH, RANGES, DIFFERENCE, COMPARED, TOLD] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What is known of each interval of one datastream, while it is being gathered. */
export class SummaryCells {
  /** Numbers that an interval takes. */
  static readonly width = names.length;
  readonly bounds: readonly number[];
  /** How the reader sees counts; null: as measured. */
  readonly rule: CountRule | null;
  readonly size: number;
  /** By interval; nothing where none were asked for. */
  readonly quantiles: (readonly number[] | undefined)[] = [];
  /** One column behind the other: eleven arrays of a thousand datastreams are work for the garbage collector. */
  readonly #cells: Float64Array;

  constructor(bounds: readonly number[], rule: CountRule | null, columns: NumberColumns) {
    this.bounds = bounds;
    this.rule = rule;
    this.size = bounds.length - 1;
    this.#cells = columns.take(this.size * names.length);
    this.#cells.fill(Number.POSITIVE_INFINITY, MIN * this.size, (MIN + 1) * this.size);
    this.#cells.fill(Number.NEGATIVE_INFINITY, MAX * this.size, (MAX + 1) * this.size);
  }

  column(name: (typeof names)[number]): Float64Array {
    const start = names.indexOf(name) * this.size;
    return this.#cells.subarray(start, start + this.size);
  }

  /** What the term removed is not known any more, in intervals of which no judged day says anything. @param removed UTC ms */
  forgetUntold(until: number, removed: number): void {
    for (let at = 0; at < until && (this.bounds[at] as number) < removed; at++)
      if (this.#cells[TOLD * this.size + at] === 0) this.#forget(at);
  }

  #forget(at: number): void {
    for (const column of [COUNT, SUM, MIN, MAX]) this.#cells[column * this.size + at] = Number.NaN;
  }

  /** Single readings, as `selectSummaries` worked them out, for intervals from this one on. */
  addReadings(columns: SummaryColumns, first: number): void {
    const { size } = this;
    for (const [i, at] of columns.at.entries()) {
      if (at < first) continue;
      this.#cells[COUNT * size + at] = columns.count[i] as number;
      this.#cells[SUM * size + at] = columns.sum[i] as number;
      this.#cells[MIN * size + at] = columns.min[i] as number;
      this.#cells[MAX * size + at] = columns.max[i] as number;
      this.quantiles[at] = columns.quantiles?.[i];
    }
  }

  /**
   * One judged day.
   * @param until intervals before this one take their readings from the day; all take what was normal from it
   */
  addDay(day: DayHours, until: number): void {
    if (day.coarse) {
      this.#addCoarse(day, until);
      return;
    }
    const first = this.bounds[0] as number;
    const end = this.bounds[this.size] as number;
    let at = this.#firstOf(day.start);
    for (let hour = 0; hour < day.size; hour++) {
      const time = day.start + hour * HOUR;
      while (at + 1 < this.size && time >= (this.bounds[at + 1] as number)) at++;
      if (time < first || time >= end) continue;
      this.#addRange(day, hour, at);
      if (at >= until) continue;
      this.#cells[TOLD * this.size + at] = 1;
      this.#addHour(day, hour, at);
    }
  }

  /** Ranges of hours within intervals that are shorter: those of the hour hold in each part. */
  addDayToParts(day: DayHours): void {
    if (day.coarse) return;
    const end = day.start + day.size * HOUR;
    for (let at = this.#firstOf(day.start); at < this.size && (this.bounds[at] as number) < end; at++)
      this.#addRange(day, Math.floor(((this.bounds[at] as number) - day.start) / HOUR), at);
  }

  /** A day of which one value is left: it fits intervals that hold the whole day. */
  #addCoarse(day: DayHours, until: number): void {
    const end = day.start + day.size * HOUR;
    const n = day.columns.readings[0] as number;
    for (let at = this.#firstOf(day.start); at < this.size && (this.bounds[at] as number) < end; at++) {
      const isWhole = (this.bounds[at] as number) <= day.start && (this.bounds[at + 1] as number) >= end;
      if (isWhole) for (let hour = 0; hour < day.size; hour++) this.#addRange(day, hour, at);
      if (at >= until) continue;
      this.#cells[TOLD * this.size + at] = 1;
      // A day without a value had a single reading, which is gone.
      if (!isWhole || n === 0) this.#forget(at);
      else this.#add(at, n, this.#meanOf(day, 0) * n, Number.NaN, Number.NaN);
    }
  }

  #meanOf({ columns }: DayHours, hour: number): number {
    return (this.rule ? columns.shown : columns.measured)[hour] as number;
  }

  #addHour(day: DayHours, hour: number, at: number): void {
    const { readings, total, lowest, highest } = day.columns;
    const count = readings[hour] as number;
    if (count === 0) return;
    const mean = this.#meanOf(day, hour);
    const sum = day.hasExtremes && !this.rule ? (total[hour] as number) : mean * count;
    const min = day.hasExtremes ? this.#single(lowest[hour] as number) : mean;
    const max = day.hasExtremes ? this.#single(highest[hour] as number) : mean;
    this.#add(at, count, sum, min, max);
  }

  /** A smallest or largest reading as the reader sees it. What stands in for a hidden one is half the minimum. */
  #single(value: number): number {
    if (this.rule === null || Number.isNaN(value)) return value;
    return shownValue(value, this.rule) ?? this.rule.minimum / 2;
  }

  #add(at: number, count: number, sum: number, min: number, max: number): void {
    const { size } = this;
    const cells = this.#cells;
    this.#increase(COUNT, at, count);
    this.#increase(SUM, at, sum);
    cells[MIN * size + at] = Math.min(cells[MIN * size + at] as number, min);
    cells[MAX * size + at] = Math.max(cells[MAX * size + at] as number, max);
  }

  #increase(column: number, at: number, by: number): void {
    const cell = column * this.size + at;
    this.#cells[cell] = (this.#cells[cell] as number) + by;
  }

  #addRange({ columns }: DayHours, hour: number, at: number): void {
    const low = columns.low[hour] as number;
    const mid = columns.mid[hour] as number;
    const high = columns.high[hour] as number;
    // One of them that is NaN makes the sum NaN.
    if (!Number.isNaN(low + mid + high)) {
      const range = this.rule ? showRange({ low, mid, high }, this.rule) : { low, mid, high };
      this.#increase(LOW, at, range.low);
      this.#increase(MID, at, range.mid);
      this.#increase(HIGH, at, range.high);
      this.#increase(RANGES, at, 1);
    }
    const difference = columns.difference[hour] as number;
    // A difference in many digits would lead back to a hidden count.
    if (Number.isNaN(difference) || this.rule) return;
    const n = columns.readings[hour] as number;
    this.#increase(DIFFERENCE, at, difference * n);
    this.#increase(COMPARED, at, n);
  }

  /** The interval that holds this instant, or the first one where it lies before it. */
  #firstOf(time: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.bounds[middle] as number) <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
