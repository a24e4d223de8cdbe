/** Values further than so many spreads from the mean count as if they lay there. */
const HUBER = 2;
const ROUNDS = 20;

/**
 * Weighted mean in which no single week decides: Huber's M-estimator (Huber 1964, Robust estimation of a location parameter, eq. 2.2)
 * by reweighting. NaN values are left out; NaN when none is left.
 * @param spread of one value, in the unit of the values; 0 gives the plain mean
 */
export function robustMean(values: ArrayLike<number>, weights: ArrayLike<number>, spread: number): number {
  let mean = reweighted(values, weights, () => 1);
  if (!(spread > 0)) return mean;
  for (let round = 0; round < ROUNDS; round++) {
    const from = mean;
    mean = reweighted(values, weights, (value) => Math.min(1, (HUBER * spread) / Math.abs(value - from)));
    if (Math.abs(mean - from) < 1e-12 * spread) break;
  }
  return mean;
}

function reweighted(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  factorOf: (value: number) => number,
): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const weight = (weights[i] as number) * factorOf(value);
    sum += weight * value;
    total += weight;
  }
  return total > 0 ? sum / total : Number.NaN;
}

/** The middle value; NaN values are left out, NaN when none is left. */
export function median(values: Iterable<number>): number {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

/** 1.4826 × the median distance from the median: the standard deviation, where values are normal (Hampel 1974). */
export function robustSpread(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
}
