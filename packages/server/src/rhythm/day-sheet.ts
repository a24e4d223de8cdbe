import { HOUR } from '@wijkritme/contract';
import {
  type CountRule,
  localDayOf,
  standInFor,
  startOfLocalDay,
  type Verdict,
  type ZoneRules,
} from '@wijkritme/engine';

/** A local day has at most 25 hours (in zones with whole-hour changes; 26 leaves room for the odd one). */
const HOURS = 26;
const COLUMNS = 10;
/** Columns that sheets of earlier versions have: before what outsiders see was kept, and before smallest and largest were. */
const WITHOUT_SHOWN = 7;
const WITHOUT_EXTREMES = 8;
const HEAD_BYTES = 16;

/** One finished local day of one datastream. Hours count from local midnight in elapsed time; null where nothing came. */
export interface DayRow {
  readonly start: number;
  readonly readings: number[];
  readonly measured: (number | null)[];
  readonly low: (number | null)[];
  readonly mid: (number | null)[];
  readonly high: (number | null)[];
  /** Mean difference from the rhythm, in sd as stored (float4); null where it says nothing. */
  readonly difference: (number | null)[];
  /**
   * Mean of each hour made from what outsiders see of its readings (`standInFor`); null where that is not known. Absent
   * where outsiders see everything.
   */
  readonly shown?: (number | null)[];
  /** Sum, smallest and largest reading of each hour; absent where no hour holds more than one, for then it is that one. */
  readonly extremes?: HourExtremes;
  /** Its hours were replaced by one value for the whole day, which stands in each of them. */
  readonly coarse?: true;
}

/** By hour; null where nothing came, or where it is not known (any more). */
export interface HourExtremes {
  readonly total: (number | null)[];
  readonly lowest: (number | null)[];
  readonly highest: (number | null)[];
}

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
  readonly #sums = new Float64Array(HOURS * COLUMNS);

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
    const at = Math.min(HOURS - 1, Math.floor((time - this.start) / HOUR)) * COLUMNS;
    const sums = this.#sums;
    const isFirst = sums[at] === 0;
    if (isFirst || value < (sums[at + 8] as number)) sums[at + 8] = value;
    if (isFirst || value > (sums[at + 9] as number)) sums[at + 9] = value;
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + value;
    // A range exists once the rhythm knows anything at all; NaN marks the hours before that.
    sums[at + 2] = (sums[at + 2] as number) + verdict.low;
    sums[at + 3] = (sums[at + 3] as number) + verdict.mid;
    sums[at + 4] = (sums[at + 4] as number) + verdict.high;
    if (Number.isNaN(difference)) return;
    sums[at + 5] = (sums[at + 5] as number) + 1;
    sums[at + 6] = (sums[at + 6] as number) + difference;
  }

  /** What outsiders see of the reading that was just added. */
  addShown(time: number, value: number, rule: CountRule): void {
    const at = Math.min(HOURS - 1, Math.floor((time - this.start) / HOUR)) * COLUMNS;
    this.#sums[at + 7] = (this.#sums[at + 7] as number) + standInFor(value, rule);
  }

  /** Hours of before this instant (UTC ms) that hold a single reading are emptied; others lose their smallest and largest. */
  forgetReadings(before: number): void {
    for (let hour = 0; this.start + hour * HOUR < before && hour < HOURS; hour++) {
      const at = hour * COLUMNS;
      if (this.#sums[at] === 1) this.#sums.fill(0, at, at + COLUMNS);
      else if (this.#sums[at] !== 0) this.#sums.fill(Number.NaN, at + 8, at + 10);
    }
  }

  /** @param rule how outsiders see it; null: as it was measured */
  toRow(rule: CountRule | null = null): DayRow | undefined {
    if (Number.isNaN(this.start)) return undefined;
    const hours = Math.round((this.end - this.start) / HOUR);
    const row: DayRow = { start: this.start, readings: [], measured: [], low: [], mid: [], high: [], difference: [] };
    for (let hour = 0; hour < hours; hour++) {
      const at = hour * COLUMNS;
      const n = this.#sums[at] as number;
      row.readings.push(n);
      row.measured.push(this.#mean(at + 1, n));
      row.low.push(this.#mean(at + 2, n));
      row.mid.push(this.#mean(at + 3, n));
      row.high.push(this.#mean(at + 4, n));
      row.difference.push(this.#difference(at));
    }
    const extremes = row.readings.some((n) => n > 1) ? { extremes: this.#extremes(row.readings) } : {};
    if (rule === null) return { ...row, ...extremes };
    return { ...row, ...extremes, shown: row.readings.map((n, hour) => this.#mean(hour * COLUMNS + 7, n)) };
  }

  #extremes(readings: readonly number[]): HourExtremes {
    const column = (offset: number, tidy: (value: number) => number) =>
      readings.map((n, hour) => {
        const value = this.#sums[hour * COLUMNS + offset] as number;
        return n === 0 || Number.isNaN(value) ? null : tidy(value);
      });
    return { total: column(1, (value) => value), lowest: column(8, Math.fround), highest: column(9, Math.fround) };
  }

  #mean(at: number, n: number): number | null {
    const sum = this.#sums[at] as number;
    return n === 0 || Number.isNaN(sum) ? null : sum / n;
  }

  /** Rounded as the store rounds it, so that a day read back says the same. */
  #difference(at: number): number | null {
    const n = this.#sums[at + 5] as number;
    return n === 0 ? null : Math.fround((this.#sums[at + 6] as number) / n);
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
    const columns = (bytes.length - HEAD_BYTES) / (HOURS * 8);
    this.#sums.fill(0);
    for (let hour = 0; hour < HOURS; hour++) {
      const at = hour * COLUMNS;
      for (let column = 0; column < columns; column++)
        this.#sums[at + column] = bytes.readDoubleLE(HEAD_BYTES + (hour * columns + column) * 8);
      // Nobody knows what of these readings was small: none of them is shown.
      if (columns <= WITHOUT_SHOWN) this.#sums[at + 7] = Number.NaN;
      if (columns <= WITHOUT_EXTREMES && this.#sums[at] !== 0) this.#sums.fill(Number.NaN, at + 8, at + 10);
    }
  }
}
