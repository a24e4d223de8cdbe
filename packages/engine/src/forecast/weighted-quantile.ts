/** A share that is reached exactly counts as reached, whatever rounding says. */
const EXACTLY = 1 - 1e-12;

/**
 * The weighted quantile of `values[0..count)`: the smallest value at which the weights up to and with it reach `alpha` of all
 * weight. Reorders both arrays (quickselect with three parts, Hoare 1961), in expected linear time.
 * @param alpha in (0, 1)
 * @example weightedQuantile(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 1), 3, 0.5) // 2
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array, count: number, alpha: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[i] as number;
  let target = alpha * total * EXACTLY;
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high - 1] as number);
    let below = low;
    let above = high;
    let weightBelow = 0;
    let weightEqual = 0;
    for (let i = low; i < above; ) {
      const value = values[i] as number;
      if (value < pivot) {
        weightBelow += weights[i] as number;
        swap(values, weights, i++, below++);
      } else if (value > pivot) swap(values, weights, i, --above);
      else weightEqual += weights[i++] as number;
    }
    if (target <= weightBelow && below > low) high = below;
    else if (target <= weightBelow + weightEqual || above === high) return pivot;
    else {
      target -= weightBelow + weightEqual;
      low = above;
    }
  }
  return count > 0 ? (values[low] as number) : Number.NaN;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function swap(values: Float64Array, weights: Float64Array, i: number, j: number): void {
  const value = values[i] as number;
  const weight = weights[i] as number;
  values[i] = values[j] as number;
  weights[i] = weights[j] as number;
  values[j] = value;
  weights[j] = weight;
}
