import type { PlacebosInTime } from './placebos.ts';
import { median } from './robust-mean.ts';
import { studentQuantile } from './student.ts';

/** How far the method strays where nothing was done, for the target. */
export interface EffectSpread {
  /** Standard deviation of an effect, on the scale on which effects add up. */
  readonly sd: number;
  readonly freedom: number;
}

/** The placebos of the other series count as much as so many stretches of the target (a scaled inverse χ² prior, Gelman et al. 2013, §2.6). */
const PRIOR_STRETCHES = 2;
/** A comparison in the weeks of the measure tells as much as half a stretch before it: they are compared with one another. */
const COMPARISON_COUNTS = 0.5;
/** In spreads of its own: a comparison that strays farther changed for a reason, of which the others tell nothing. */
const FARTHEST = 3;
/** Nothing is known more exactly than this. */
const LEAST_SD = 1e-9;

/**
 * Spread of the effects in time of the target, drawn towards the middle one of all series, since the target has few stretches. The middle
 * is taken because a place with a life of its own would else widen the interval of all others. Only stretches of the target count as
 * degrees of freedom; how that was chosen stands in decision 61.
 */
export function spreadOf(placebos: PlacebosInTime): EffectSpread {
  const { own, shared } = variancesOf(placebos);
  const variance = withPrior(own, placebos.apart, shared);
  return { sd: Math.max(LEAST_SD, Math.sqrt(variance)), freedom: placebos.apart };
}

/**
 * The spread in the weeks of the measure, of which the comparisons tell by how far they stray in them: placebos in space. Each counts as much as half a
 * stretch of the target, by the square of its share of its own spread before. Decision 178.
 * @param inSpace effects on the comparisons, in their order; NaN where it cannot be told
 */
export function spreadNow(placebos: PlacebosInTime, inSpace: readonly number[]): EffectSpread {
  const { sd, freedom } = spreadOf(placebos);
  const squares = squaresNow(placebos, inSpace);
  const known = freedom + COMPARISON_COUNTS * squares.length;
  const larger = (freedom + COMPARISON_COUNTS * squares.reduce((sum, square) => sum + square, 0)) / known;
  return { sd: sd * Math.sqrt(larger), freedom: known };
}

/** Squares of how far the comparisons stray now, in spreads of their own before. */
function squaresNow({ effects, overlapping }: PlacebosInTime, inSpace: readonly number[]): number[] {
  const { shared } = variancesOf({ effects });
  return inSpace.flatMap((value, i) => {
    const before = effects[i + 1] ?? [];
    const own = before.length > 0 ? meanSquare(before) : 0;
    const variance = withPrior(own, before.length / overlapping, shared);
    return Number.isNaN(value) || !(variance > 0) ? [] : [Math.min(FARTHEST ** 2, value ** 2 / variance)];
  });
}

/** The spread as it would be known without the stretch just before the start, and without those that overlap it. */
export function spreadWithoutLatest({ effects, apart, overlapping }: PlacebosInTime): EffectSpread {
  const [own = [], ...others] = effects;
  return spreadOf({ effects: [own.slice(Math.ceil(overlapping)), ...others], apart: apart - 1, overlapping });
}

/** Mean squares of the effects in time: of the target, and the middle one of all series. */
export function variancesOf({ effects }: Pick<PlacebosInTime, 'effects'>): { own: number; shared: number } {
  const variances = effects.map((one) => (one.length > 0 ? meanSquare(one) : Number.NaN));
  return { own: variances[0] as number, shared: median(variances) };
}

/** @param apart stretches beside one another that `own` was learned from */
export function withPrior(own: number, apart: number, shared: number): number {
  return (apart * own + PRIOR_STRETCHES * shared) / (apart + PRIOR_STRETCHES);
}

/** Half of the width of the interval that holds the effect with chance `share`. */
export function halfWidth({ sd, freedom }: EffectSpread, share: number): number {
  return studentQuantile((1 + share) / 2, freedom) * sd;
}

export function meanSquare(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
