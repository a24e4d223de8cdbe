/**
 * How far pieces of evidence go by their own habit: per kind of evidence a running high quantile, and the mean excess
 * beyond it. Beyond the quantile the chance falls exponentially with the excess (peaks over threshold, Pickands 1975,
 * shape 0; streaming as in Siffer et al. 2017, with clipped excesses so that one event does not hide the next).
 * Kept side by side in arrays: this is read at every reading.
 */
export interface Tails {
  readonly quantile: Float64Array;
  readonly excess: Float64Array;
  /** Independent pieces of evidence seen, and those of them beyond the quantile. */
  readonly count: Float64Array;
  readonly beyond: Float64Array;
}

/** Share of moments beyond the quantile. */
const SHARE = 0.02;
/** Surprise of what is just beyond the quantile; nothing is between this and 0. */
export const SHARE_SURPRISE = -Math.log10(SHARE);
const STEP = 0.02;
const EXCESS_MEMORY = 100;
const CLIP = 4;
const LEAST_QUANTILE = 0.2;

/** @param sds of each kind of evidence, as far as known before any */
export function createTails(sds: readonly number[]): Tails {
  return {
    quantile: Float64Array.from(sds, (sd) => 2.05 * sd),
    excess: Float64Array.from(sds, (sd) => 0.6 * sd),
    count: new Float64Array(sds.length),
    beyond: new Float64Array(sds.length),
  };
}

/** @param weight of one reading among those the evidence is smoothed over: neighbours tell the same thing again */
export function learnTail(tails: Tails, i: number, evidence: number, weight: number): void {
  const quantile = tails.quantile[i] as number;
  const count = (tails.count[i] as number) + weight;
  const step = weight * Math.max(STEP, 3 / (count + 30)) * quantile;
  const over = evidence > quantile;
  tails.count[i] = count;
  tails.quantile[i] = Math.max(LEAST_QUANTILE, quantile + step * (over ? 1 - SHARE : -SHARE));
  if (!over) return;
  const beyond = Math.min((tails.beyond[i] as number) + weight, EXCESS_MEMORY);
  const excess = tails.excess[i] as number;
  tails.beyond[i] = beyond;
  // The start counts as ten excesses.
  tails.excess[i] = excess + (weight * (Math.min(evidence - quantile, CLIP * excess) - excess)) / (beyond + 10);
}

/** −log10 of the chance of evidence this strong; 0 within the habit. */
export function tailSurprise(tails: Tails, i: number, evidence: number): number {
  const over = evidence - (tails.quantile[i] as number);
  return over > 0 ? SHARE_SURPRISE + over / ((tails.excess[i] as number) * Math.LN10) : 0;
}
