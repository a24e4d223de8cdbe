import { simplexWeights } from './simplex-weights.ts';

/** How the comparison is made of its series. */
export type EffectMethod = 'difference-in-differences' | 'synthetic-control';

export const EFFECT_METHODS: readonly EffectMethod[] = ['difference-in-differences', 'synthetic-control'];

/**
 * Pull towards equal weights, as a share of the mean variance of the donors. Without it, few weeks of noise decide the weights
 * (Doudchenko & Imbens 2016, §4; Arkhangelsky et al. 2021, eq. 4). Chosen on the first half of the recordings, see decision 61.
 */
const RIDGE = 0.2;

/**
 * Weights of donors that together follow the target: equal for difference-in-differences; of zero and more, adding up to one, for
 * synthetic control. All series have their own mean taken out, so levels need not match (Ferman & Pinto 2021, eq. 3).
 * @param target differences per week, mean zero; NaN for a gap or a week that must not count
 * @param donors the same for each donor
 */
export function comparisonWeights(
  method: EffectMethod,
  target: ArrayLike<number>,
  donors: readonly ArrayLike<number>[],
): Float64Array {
  const size = donors.length;
  if (method === 'difference-in-differences') return new Float64Array(size).fill(1 / size);
  const matrix = donors.map((one) => Float64Array.from(donors, (other) => meanProduct(one, other)));
  const vector = Float64Array.from(donors, (one) => meanProduct(one, target));
  const pull = (RIDGE * matrix.reduce((sum, row, i) => sum + (row[i] as number), 0)) / size;
  for (let i = 0; i < size; i++) {
    const row = matrix[i] as Float64Array;
    row[i] = (row[i] as number) + pull;
    vector[i] = (vector[i] as number) + pull / size;
  }
  return simplexWeights({ matrix, vector });
}

/** Mean of the products over weeks that both have. */
function meanProduct(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  for (let week = 0; week < one.length; week++) {
    const product = (one[week] as number) * (other[week] as number);
    if (Number.isNaN(product)) continue;
    sum += product;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
