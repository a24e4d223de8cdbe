import { DAY } from '@wijkritme/contract';
import { localDayOf, offsetAt, type ZoneRules } from '@wijkritme/engine';
import type { Pace } from './pace.ts';

/** The wall clock of datastreams that are forecast together: every day has as many slots. */
export class CivilClock {
  readonly #zone: ZoneRules;
  readonly #pace: Pace;
  readonly firstDay: number;
  readonly days: number;

  /** From the first day of the history before an origin (UTC ms) to the end of what is forecast from there. */
  constructor(zone: ZoneRules, pace: Pace, origin: number) {
    this.#zone = zone;
    this.#pace = pace;
    const today = localDayOf(zone, origin);
    this.firstDay = today - pace.historyDays;
    this.days = pace.historyDays + 2 + Math.ceil((pace.horizon * pace.stepMs) / DAY);
  }

  get slots(): number {
    return this.days * this.#pace.perDay;
  }

  /** UTC ms before which nothing is read. */
  get from(): number {
    return this.firstDay * DAY - DAY;
  }

  /** UTC ms up to which anything is told at most. */
  get until(): number {
    return (this.firstDay + this.days) * DAY + DAY;
  }

  /** The slot of an instant; may lie outside the clock. */
  slotOf(time: number): number {
    const local = time + offsetAt(this.#zone, time);
    return Math.floor(((local - this.firstDay * DAY) * this.#pace.perDay) / DAY);
  }

  /**
   * Steps on their slots; NaN where nothing is known. A slot that the wall clock shows twice has the mean of both.
   * @param origin steps that end after it are left out
   */
  place(steps: Iterable<readonly [start: number, value: number]>, origin: number): Float64Array {
    const sums = new Float64Array(this.slots);
    const counts = new Uint8Array(this.slots);
    for (const [start, value] of steps) {
      const slot = this.slotOf(start);
      if (start + this.#pace.stepMs > origin || slot < 0 || slot >= this.slots || Number.isNaN(value)) continue;
      sums[slot] = (sums[slot] as number) + value;
      counts[slot] = (counts[slot] as number) + 1;
    }
    return sums.map((sum, slot) => (counts[slot] ? sum / (counts[slot] as number) : Number.NaN));
  }
}
