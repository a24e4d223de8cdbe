import { HOUR } from '@wijkritme/contract';
import { localDayOf, startOfLocalDay, type Verdict, type ZoneRules } from '@wijkritme/engine';

/** A local day has at most 25 hours (in zones with whole-hour changes; 26 leaves room for the odd one). */
const HOURS = 26;
const COLUMNS = 5;

/** One finished local day of one datastream. Hours count from local midnight in elapsed time; null where nothing came. */
export interface DayRow {
  readonly start: number;
  readonly readings: number[];
  readonly measured: (number | null)[];
  readonly low: (number | null)[];
  readonly mid: (number | null)[];
  readonly high: (number | null)[];
}

/**
 * Gathers the readings of the current local day by hour, with the range each was judged against, so that a year's chart
 * needs 365 rows and shows the band as it was at the time.
 */
export class DaySheet {
  start = Number.NaN;
  end = Number.NaN;
  /** Per hour: readings, then sums of value, low, mid, high. */
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

  add(time: number, value: number, verdict: Verdict): void {
    const at = Math.min(HOURS - 1, Math.floor((time - this.start) / HOUR)) * COLUMNS;
    const sums = this.#sums;
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + value;
    // A range exists once the rhythm knows anything at all; NaN marks the hours before that.
    sums[at + 2] = (sums[at + 2] as number) + verdict.low;
    sums[at + 3] = (sums[at + 3] as number) + verdict.mid;
    sums[at + 4] = (sums[at + 4] as number) + verdict.high;
  }

  toRow(): DayRow | undefined {
    if (Number.isNaN(this.start)) return undefined;
    const hours = Math.round((this.end - this.start) / HOUR);
    const row: DayRow = { start: this.start, readings: [], measured: [], low: [], mid: [], high: [] };
    for (let hour = 0; hour < hours; hour++) {
      const at = hour * COLUMNS;
      const n = this.#sums[at] as number;
      row.readings.push(n);
      row.measured.push(this.#mean(at + 1, n));
      row.low.push(this.#mean(at + 2, n));
      row.mid.push(this.#mean(at + 3, n));
      row.high.push(this.#mean(at + 4, n));
    }
    return row;
  }

  #mean(at: number, n: number): number | null {
    const sum = this.#sums[at] as number;
    return n === 0 || Number.isNaN(sum) ? null : sum / n;
  }

  encode(): Buffer {
    const bytes = Buffer.alloc(16 + this.#sums.length * 8);
    bytes.writeDoubleLE(this.start, 0);
    bytes.writeDoubleLE(this.end, 8);
    for (let i = 0; i < this.#sums.length; i++) bytes.writeDoubleLE(this.#sums[i] as number, 16 + i * 8);
    return bytes;
  }

  decode(bytes: Buffer): void {
    this.start = bytes.readDoubleLE(0);
    this.end = bytes.readDoubleLE(8);
    for (let i = 0; i < this.#sums.length; i++) this.#sums[i] = bytes.readDoubleLE(16 + i * 8);
  }
}
