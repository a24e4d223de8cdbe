import { HOUR } from '@wijkritme/contract';
import { type CountRule, showRange } from '@wijkritme/engine';
import type { SummaryColumns } from '../../observations/index.ts';
import type { DayRow } from '../day-sheet.ts';
import { shownValue } from '../outward.ts';

/**
 * What is known of each interval of one datastream, while it is being gathered. NaN in `count`, `sum`, `min` or `max` means "not
 * known"; in an interval without readings only `count` counts.
 */
export class SummaryCells {
  readonly bounds: readonly number[];
  /** How the reader sees counts; null: as measured. */
  readonly rule: CountRule | null;
  readonly count: Float64Array;
  /** For outsiders of what they see of the readings. */
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly quantiles: (readonly number[] | undefined)[];
  /** Sums over the hours that have a range, and how many those are. */
  readonly low: Float64Array;
  readonly mid: Float64Array;
  readonly high: Float64Array;
  readonly ranges: Float64Array;
  /** Sum of differences and the readings that have one. */
  readonly difference: Float64Array;
  readonly compared: Float64Array;
  /** 1: a judged day says something of this interval, be it that nothing came. */
  readonly told: Uint8Array;

  constructor(bounds: readonly number[], rule: CountRule | null) {
    this.bounds = bounds;
    this.rule = rule;
    const n = bounds.length - 1;
    const column = () => new Float64Array(n);
    [this.count, this.sum] = [column(), column()];
    [this.min, this.max] = [column().fill(Number.POSITIVE_INFINITY), column().fill(Number.NEGATIVE_INFINITY)];
    this.quantiles = new Array(n);
    [this.low, this.mid, this.high, this.ranges] = [column(), column(), column(), column()];
    [this.difference, this.compared] = [column(), column()];
    this.told = new Uint8Array(n);
  }

  get size(): number {
    return this.count.length;
  }

  /** Nothing is known of what was measured in this interval (any more). */
  forget(at: number): void {
    for (const column of [this.count, this.sum, this.min, this.max]) column[at] = Number.NaN;
  }

  /** Single readings, as `selectSummaries` worked them out, for intervals from this one on. */
  addReadings(columns: SummaryColumns, first: number): void {
    for (const [i, at] of columns.at.entries()) {
      if (at < first) continue;
      this.count[at] = columns.count[i] as number;
      this.sum[at] = columns.sum[i] as number;
      this.min[at] = columns.min[i] as number;
      this.max[at] = columns.max[i] as number;
      this.quantiles[at] = columns.quantiles?.[i];
    }
  }

  /**
   * One judged day.
   * @param until intervals before this one take their readings from the day; all take what was normal from it
   */
  addDay(day: DayRow, until: number): void {
    if (day.coarse) {
      this.#addCoarse(day, until);
      return;
    }
    let at = this.#firstOf(day.start);
    for (let hour = 0; hour < day.readings.length; hour++) {
      const time = day.start + hour * HOUR;
      while (at + 1 < this.size && time >= (this.bounds[at + 1] as number)) at++;
      if (time < (this.bounds[0] as number) || time >= (this.bounds.at(-1) as number)) continue;
      this.#addRange(day, hour, at);
      if (at >= until) continue;
      this.told[at] = 1;
      this.#addHour(day, hour, at);
    }
  }

  /** Ranges of hours within intervals that are shorter: those of the hour hold in each part. */
  addDayToQuarters(day: DayRow): void {
    if (day.coarse) return;
    const end = day.start + day.readings.length * HOUR;
    for (let at = this.#firstOf(day.start); at < this.size && (this.bounds[at] as number) < end; at++)
      this.#addRange(day, Math.floor(((this.bounds[at] as number) - day.start) / HOUR), at);
  }

  /** A day of which one value is left: it fits intervals that hold the whole day. */
  #addCoarse(day: DayRow, until: number): void {
    const end = day.start + day.readings.length * HOUR;
    const n = day.readings[0] ?? 0;
    for (let at = this.#firstOf(day.start); at < this.size && (this.bounds[at] as number) < end; at++) {
      const isWhole = (this.bounds[at] as number) <= day.start && (this.bounds[at + 1] as number) >= end;
      if (isWhole) for (let hour = 0; hour < day.readings.length; hour++) this.#addRange(day, hour, at);
      if (at >= until) continue;
      this.told[at] = 1;
      // A day without a value had a single reading, which is gone.
      if (!isWhole || n === 0) this.forget(at);
      else this.#add(at, { count: n, sum: this.#meanOf(day, 0) * n, min: Number.NaN, max: Number.NaN });
    }
  }

  #meanOf(day: DayRow, hour: number): number {
    return (this.rule ? day.shown?.[hour] : day.measured[hour]) ?? Number.NaN;
  }

  #addHour(day: DayRow, hour: number, at: number): void {
    const count = day.readings[hour] ?? 0;
    if (count === 0) return;
    const { extremes } = day;
    const mean = this.#meanOf(day, hour);
    const sum = extremes && !this.rule ? (extremes.total[hour] ?? Number.NaN) : mean * count;
    const min = extremes ? this.#single(extremes.lowest[hour]) : mean;
    const max = extremes ? this.#single(extremes.highest[hour]) : mean;
    this.#add(at, { count, sum, min, max });
  }

  /** A smallest or largest reading as the reader sees it. What stands in for a hidden one is half the minimum. */
  #single(value: number | null | undefined): number {
    if (!isGiven(value)) return Number.NaN;
    return shownValue(value, this.rule) ?? (this.rule as CountRule).minimum / 2;
  }

  #add(at: number, part: { count: number; sum: number; min: number; max: number }): void {
    this.count[at] = (this.count[at] as number) + part.count;
    this.sum[at] = (this.sum[at] as number) + part.sum;
    this.min[at] = Math.min(this.min[at] as number, part.min);
    this.max[at] = Math.max(this.max[at] as number, part.max);
  }

  #addRange(day: DayRow, hour: number, at: number): void {
    const [low, mid, high] = [day.low[hour], day.mid[hour], day.high[hour]];
    if (isGiven(low) && isGiven(mid) && isGiven(high)) {
      const range = this.rule ? showRange({ low, mid, high }, this.rule) : { low, mid, high };
      this.low[at] = (this.low[at] as number) + range.low;
      this.mid[at] = (this.mid[at] as number) + range.mid;
      this.high[at] = (this.high[at] as number) + range.high;
      this.ranges[at] = (this.ranges[at] as number) + 1;
    }
    const difference = day.difference[hour];
    // A difference in many digits would lead back to a hidden count.
    if (!isGiven(difference) || this.rule) return;
    const n = day.readings[hour] ?? 0;
    this.difference[at] = (this.difference[at] as number) + difference * n;
    this.compared[at] = (this.compared[at] as number) + n;
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

/** A day that waits to be stored says null where a stored one says NaN. */
const isGiven = (value: number | null | undefined): value is number => value != null && !Number.isNaN(value);
