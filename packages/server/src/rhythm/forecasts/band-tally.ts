import { DAY, HOUR } from '@wijkritme/contract';
import { QUANTILES, quantiles } from '@wijkritme/engine';
import type { Series } from '../series.ts';
import type { BandSums } from '../sql/forecast-scores.ts';

/** Readings of one datastream that are looked at lie this far apart at least: neighbours say much the same. */
const LOOK_EVERY = HOUR;
const [LOW_80, HIGH_80] = [QUANTILES.indexOf(0.1), QUANTILES.indexOf(0.9)];
const [LOW_95, HIGH_95] = [QUANTILES.indexOf(0.025), QUANTILES.indexOf(0.975)];

/**
 * Counts how often readings lie within the 80 % and 95 % bands of their rhythm, by what was known before each reading. Only
 * readings that come in order count; a replay counts nothing twice, and a kill loses the counts of half a minute.
 */
export class BandTally {
  readonly #points = new Float64Array(QUANTILES.length);
  /** By datastream, and by the start of the day. */
  #sums = new Map<number, Map<number, BandSums>>();

  /** To be called before the series takes the reading. @returns whether `count` is to be called after it */
  ask(series: Series, time: number): boolean {
    if (time < series.nextBandLook) return false;
    quantiles(series.state, series.calendar, time, this.#points);
    series.nextBandLook = time + LOOK_EVERY;
    return true;
  }

  count(series: Series, time: number, value: number): void {
    const { status } = series.verdict;
    if (status === 'learning' || status === 'implausible') return;
    const sums = this.#sumsOf(series.id, Math.floor(time / DAY) * DAY);
    sums.count += 1;
    if (this.#isWithin(value, LOW_80, HIGH_80)) sums.inside80 += 1;
    if (this.#isWithin(value, LOW_95, HIGH_95)) sums.inside95 += 1;
  }

  #isWithin(value: number, low: number, high: number): boolean {
    return value >= (this.#points[low] as number) && value <= (this.#points[high] as number);
  }

  /** What was counted since the last time. */
  take(): BandSums[] {
    const taken = [...this.#sums.values()].flatMap((days) => [...days.values()]);
    this.#sums = new Map();
    return taken;
  }

  /** Puts back what could not be stored. */
  putBack(all: readonly BandSums[]): void {
    for (const { datastreamId, day, count, inside80, inside95 } of all) {
      const sums = this.#sumsOf(datastreamId, day);
      sums.count += count;
      sums.inside80 += inside80;
      sums.inside95 += inside95;
    }
  }

  #sumsOf(datastreamId: number, day: number): BandSums {
    const days = this.#sums.get(datastreamId) ?? new Map<number, BandSums>();
    if (days.size === 0) this.#sums.set(datastreamId, days);
    const sums = days.get(day) ?? { datastreamId, day, count: 0, inside80: 0, inside95: 0 };
    if (sums.count === 0) days.set(day, sums);
    return sums;
  }
}
