import { QUANTILES } from '@wijkritme/engine';

/** Sums over readings of how they lie beside the quantiles told before them. */
export interface BandScore {
  count: number;
  /** Readings within the band between a quantile and its mirror image, edges included; for the lower half of `QUANTILES`. */
  readonly inside: number[];
  /** Readings below each quantile; one that equals it counts half. */
  readonly below: number[];
  /** Mean pinball loss over the quantiles (Koenker & Bassett 1978), summed over readings, in the unit of the series. */
  pinball: number;
  width80: number;
  /** Distance from the median. */
  absolute: number;
}

const MIDDLE = (QUANTILES.length - 1) / 2;
const TENTH = QUANTILES.indexOf(0.1);

export function createBandScore(): BandScore {
  return {
    count: 0,
    inside: new Array(MIDDLE).fill(0),
    below: new Array(QUANTILES.length).fill(0),
    pinball: 0,
    width80: 0,
    absolute: 0,
  };
}

/** @param told a value for each of `QUANTILES`, never falling */
export function addReading(score: BandScore, value: number, told: Float64Array): void {
  const last = QUANTILES.length - 1;
  score.count++;
  let pinball = 0;
  for (let i = 0; i <= last; i++) {
    const [share, point] = [QUANTILES[i] as number, told[i] as number];
    const over = value - point;
    pinball += over >= 0 ? share * over : (share - 1) * over;
    if (over <= 0) score.below[i] = (score.below[i] as number) + (over < 0 ? 1 : 0.5);
    if (i < MIDDLE && over >= 0 && value <= (told[last - i] as number))
      score.inside[i] = (score.inside[i] as number) + 1;
  }
  score.pinball += pinball / QUANTILES.length;
  score.width80 += (told[last - TENTH] as number) - (told[TENTH] as number);
  score.absolute += Math.abs(value - (told[MIDDLE] as number));
}

export function mergeScores(scores: readonly BandScore[]): BandScore {
  const all = createBandScore();
  for (const score of scores) {
    all.count += score.count;
    all.pinball += score.pinball;
    all.width80 += score.width80;
    all.absolute += score.absolute;
    for (const name of ['inside', 'below'] as const) {
      for (let i = 0; i < all[name].length; i++) all[name][i] = (all[name][i] as number) + (score[name][i] as number);
    }
  }
  return all;
}
