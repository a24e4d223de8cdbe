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
  #sums = new Map<string, BandSums>();

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
    const day = Math.floor(time / DAY) * DAY;
    const key = `${series.id} ${day}`;
    const sums = this.#sums.get(key) ?? { datastreamId: series.id, day, count: 0, inside80: 0, inside95: 0 };
    this.#sums.set(key, sums);
    const isWithin = (low: number, high: number) =>
      value >= (this.#points[low] as number) && value <= (this.#points[high] as number);
    sums.count += 1;
    if (isWithin(LOW_80, HIGH_80)) sums.inside80 += 1;
    if (isWithin(LOW_95, HIGH_95)) sums.inside95 += 1;
  }

  /** What was counted since the last time. */
  take(): BandSums[] {
    const taken = [...this.#sums.values()];
    this.#sums = new Map();
    return taken;
  }

  /** Puts back what could not be stored. */
  putBack(sums: readonly BandSums[]): void {
    for (const one of sums) {
      const key = `${one.datastreamId} ${one.day}`;
      const since = this.#sums.get(key);
      if (since === undefined) this.#sums.set(key, one);
      else {
        since.count += one.count;
        since.inside80 += one.inside80;
        since.inside95 += one.inside95;
      }
    }
  }
}
