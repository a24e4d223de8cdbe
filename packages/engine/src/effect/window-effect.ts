import { comparisonWeights, type EffectMethod } from './comparison-weights.ts';
import { robustMean, robustSpread } from './robust-mean.ts';

/** A stretch of weeks in which a series is held against donors, as if something had begun there. */
export interface Trial {
  /** Differences per week; NaN for a gap. */
  readonly target: Float64Array;
  readonly donors: readonly Float64Array[];
  readonly method: EffectMethod;
  /** First week of the stretch, and how many. */
  readonly from: number;
  readonly length: number;
  /** Weeks before this one, the stretch left out, are what the weights are learned from. */
  readonly known: number;
}

export interface WindowEffect {
  /** How much the gap of the stretch, its first weeks most, differs from the gap just before it; NaN when too little was measured. */
  readonly effect: number;
  /** That gap before it; NaN as the effect. */
  readonly before: number;
  /** Per week, target less comparison; NaN where either is missing. */
  readonly gaps: Float64Array;
  readonly weights: Float64Array;
}

/** Weeks after which a week before the stretch counts half: places drift apart, and the latest weeks tell where they stand. Decision 61. */
const HALF_LIFE_WEEKS = 4;
/** The same after its start, as a share of the stretch: what comes later is less and less of its making. Decision 146. */
const HALF_LIFE_WITHIN = 0.5;
/** Weeks that must be known before a stretch. */
const LEAST_BEFORE = 4;
const LEAST_MEASURED = 0.5;

/** Difference of the gap within a stretch and before it: difference-in-differences with weighted donors and weighted weeks
 * (Arkhangelsky et al. 2021, Synthetic difference-in-differences, eq. 1). */
export function windowEffect(trial: Trial): WindowEffect {
  const { from, length, known, method } = trial;
  const isKnown = (week: number) => week < known && (week < from || week >= from + length);
  const target = centred(trial.target, isKnown);
  const donors = trial.donors.map((donor) => centred(donor, isKnown));
  const knownOf = (values: Float64Array) => values.map((value, week) => (isKnown(week) ? value : Number.NaN));
  const weights = comparisonWeights(method, knownOf(target), donors.map(knownOf));
  const gaps = target.map((value, week) => value - combined(donors, weights, week));
  const spread = robustSpread([...knownOf(gaps)].filter((gap) => !Number.isNaN(gap)));
  const within = gaps.subarray(from, from + length);
  const earlier = gaps.subarray(0, from);
  const enough = countKnown(within) >= LEAST_MEASURED * length && countKnown(earlier) >= LEAST_BEFORE;
  const recent = earlier.map((_, week) => 0.5 ** ((from - 1 - week) / HALF_LIFE_WEEKS));
  const early = within.map((_, week) => 0.5 ** (week / (HALF_LIFE_WITHIN * length)));
  const before = enough ? robustMean(earlier, recent, spread) : Number.NaN;
  return { effect: robustMean(within, early, spread) - before, before, gaps, weights };
}

function centred(values: Float64Array, isKnown: (week: number) => boolean): Float64Array {
  let [sum, count] = [0, 0];
  values.forEach((value, week) => {
    if (!isKnown(week) || Number.isNaN(value)) return;
    sum += value;
    count++;
  });
  return values.map((value) => value - sum / count);
}

/** The weighted donors of a week; those with a gap leave their weight to the others, unless they hold half of it. */
function combined(donors: readonly Float64Array[], weights: Float64Array, week: number): number {
  let [sum, total] = [0, 0];
  donors.forEach((donor, i) => {
    const value = donor[week] as number;
    if (Number.isNaN(value)) return;
    sum += (weights[i] as number) * value;
    total += weights[i] as number;
  });
  return total > LEAST_MEASURED ? sum / total : Number.NaN;
}

function countKnown(values: Float64Array): number {
  return values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
}
