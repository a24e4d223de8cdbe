import { HOUR } from '@wijkritme/contract';
import {
  type CountRule,
  localDayOf,
  standInFor,
  startOfLocalDay,
  type Verdict,
  type ZoneRules,
} from '@wijkritme/engine';
import { DayHours, MOST_HOURS } from './day-hours.ts';
import type { DayRow } from './day-row.ts';

const COLUMNS = 10;
/** Columns that sheets of earlier versions have: before what outsiders see was kept, and before smallest and largest were. */
const WITHOUT_SHOWN = 7;
const WITHOUT_EXTREMES = 8;
const HEAD_BYTES = 16;

/** Where a sheet is spread out before it becomes a row. */
const scratch = new DayHours();

/**
 * Gathers the readings of the current local day by hour, with the range each was judged against, so that a year's chart
 * needs 365 rows and shows the band as it was at the time.
 */
export class DaySheet {
  start = Number.NaN;
  end = Number.NaN;
  /**
   * Per hour: readings, sums of value, low, mid, high, then readings with a difference and the sum of those, then
   * the sum of what outsiders see, then the smallest and the largest value.
   */
  readonly #sums = new Float64Array(MOST_HOURS * COLUMNS);

  holds(time: number): boolean {
    return time >= this.start && time < this.end;
  }

  open(zone: ZoneRules, time: number): void {
    const day = localDayOf(zone, time);
    this.start = startOfLocalDay(zone, day);
    this.end = startOfLocalDay(zone, day + 1);
    this.#sums.fill(0);
  }

  /** @param difference from the rhythm in sd; NaN where it says nothing */
  add(time: number, value: number, verdict: Verdict, difference: number): void {
    const at = Math.min(MOST_HOURS - 1, Math.floor((time - this.start) / HOUR)) * COLUMNS;
    const sums = this.#sums;
    const isFirst = sums[at] === 0;
    if (isFirst || value < (sums[at + 8] as number)) sums[at + 8] = value;
    if (isFirst || value > (sums[at + 9] as number)) sums[at + 9] = value;
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + value;
    // NaN marks the hours of which too little was known: a range guessed from a few readings is no normal range.
    sums[at + 2] = verdict.learning ? Number.NaN : (sums[at + 2] as number) + verdict.low;
    sums[at + 3] = verdict.learning ? Number.NaN : (sums[at + 3] as number) + verdict.mid;
    sums[at + 4] = verdict.learning ? Number.NaN : (sums[at + 4] as number) + verdict.high;
    if (Number.isNaN(difference)) return;
    sums[at + 5] = (sums[at + 5] as number) + 1;
    sums[at + 6] = (sums[at + 6] as number) + difference;
  }

  /** What outsiders see of the reading that was just added. */
  addShown(time: number, value: number, rule: CountRule): void {
    const at = Math.min(MOST_HOURS - 1, Math.floor((time - this.start) / HOUR)) * COLUMNS;
    this.#sums[at + 7] = (this.#sums[at + 7] as number) + standInFor(value, rule);
  }

  /** Hours of before this instant (UTC ms) that hold a single reading are emptied; others lose their smallest and largest. */
  forgetReadings(before: number): void {
    for (let hour = 0; this.start + hour * HOUR < before && hour < MOST_HOURS; hour++) {
      const at = hour * COLUMNS;
      if (this.#sums[at] === 1) this.#sums.fill(0, at, at + COLUMNS);
      else if (this.#sums[at] !== 0) this.#sums.fill(Number.NaN, at + 8, at + 10);
    }
  }

  /** @param rule how outsiders see it; null: as it was measured */
  toRow(rule: CountRule | null = null): DayRow | undefined {
    if (Number.isNaN(this.start)) return undefined;
    const { start, size, hasExtremes, columns } = this.show(scratch, rule);
    const readings: number[] = [];
    for (let hour = 0; hour < size; hour++) readings.push(columns.readings[hour] as number);
    const row: DayRow = {
      start,
      readings,
      measured: toList(columns.measured, size),
      low: toList(columns.low, size),
      mid: toList(columns.mid, size),
      high: toList(columns.high, size),
      difference: toList(columns.difference, size),
    };
    const { total, lowest, highest, shown } = columns;
    const extremes = hasExtremes && {
      extremes: { total: toList(total, size), lowest: toList(lowest, size), highest: toList(highest, size) },
    };
    if (rule === null) return extremes ? { ...row, ...extremes } : row;
    return { ...row, ...extremes, shown: toList(shown, size) };
  }

  /** The same without lists. @returns `into`, as it is until the next day is put there */
  show(into: DayHours, rule: CountRule | null): DayHours {
    const { readings, measured, low, mid, high, difference, shown, total, lowest, highest } = into.columns;
    into.start = this.start;
    into.size = Math.round((this.end - this.start) / HOUR);
    into.coarse = false;
    into.hasExtremes = false;
    for (let hour = 0; hour < into.size; hour++) {
      const at = hour * COLUMNS;
      const n = this.#sums[at] as number;
      const withDifference = this.#sums[at + 5] as number;
      if (n > 1) into.hasExtremes = true;
      readings[hour] = n;
      // Nothing divided by nothing is NaN: no value.
      measured[hour] = (this.#sums[at + 1] as number) / n;
      low[hour] = (this.#sums[at + 2] as number) / n;
      mid[hour] = (this.#sums[at + 3] as number) / n;
      high[hour] = (this.#sums[at + 4] as number) / n;
      // Rounded as the store rounds it, so that a day read back says the same.
      difference[hour] = Math.fround((this.#sums[at + 6] as number) / withDifference);
      shown[hour] = rule ? (this.#sums[at + 7] as number) / n : Number.NaN;
      total[hour] = n === 0 ? Number.NaN : (this.#sums[at + 1] as number);
      lowest[hour] = n === 0 ? Number.NaN : Math.fround(this.#sums[at + 8] as number);
      highest[hour] = n === 0 ? Number.NaN : Math.fround(this.#sums[at + 9] as number);
    }
    return into;
  }

  encode(): Buffer {
    const bytes = Buffer.alloc(HEAD_BYTES + this.#sums.length * 8);
    bytes.writeDoubleLE(this.start, 0);
    bytes.writeDoubleLE(this.end, 8);
    for (let i = 0; i < this.#sums.length; i++) bytes.writeDoubleLE(this.#sums[i] as number, HEAD_BYTES + i * 8);
    return bytes;
  }

  decode(bytes: Buffer): void {
    this.start = bytes.readDoubleLE(0);
    this.end = bytes.readDoubleLE(8);
    const columns = (bytes.length - HEAD_BYTES) / (MOST_HOURS * 8);
    this.#sums.fill(0);
    for (let hour = 0; hour < MOST_HOURS; hour++) {
      const at = hour * COLUMNS;
      for (let column = 0; column < columns; column++)
        this.#sums[at + column] = bytes.readDoubleLE(HEAD_BYTES + (hour * columns + column) * 8);
      // Nobody knows what of these readings was small: none of them is shown.
      if (columns <= WITHOUT_SHOWN) this.#sums[at + 7] = Number.NaN;
      if (columns <= WITHOUT_EXTREMES && this.#sums[at] !== 0) this.#sums.fill(Number.NaN, at + 8, at + 10);
    }
  }
}

/** By hand: a day ends for every datastream of a file that is imported, and what the language offers takes three times as long. */
function toList(column: Float64Array, size: number): (number | null)[] {
  const list: (number | null)[] = [];
  for (let i = 0; i < size; i++) {
    const value = column[i] as number;
    list.push(Number.isNaN(value) ? null : value);
  }
  return list;
}
