/** @example meanOf([1, 2, 6]) // 3 */
export function meanOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard deviation of a sample (divides by n − 1); NaN below two values. @example deviationOf([2, 4, 6]) // 2 */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1));
}

/** Pearson's correlation, from -1 to 1; NaN where one of the two does not vary. @example correlationOf([1, 2, 3], [2, 4, 6]) // 1 */
export function correlationOf(a: readonly number[], b: readonly number[]): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const da = (a[i] as number) - meanA;
    const db = (b[i] as number) - meanB;
    both += da * db;
    squaresA += da * da;
    squaresB += db * db;
  }
  const scale = Math.sqrt(squaresA * squaresB);
  return scale > 0 ? Math.min(1, Math.max(-1, both / scale)) : Number.NaN;
}

/**
 * How many independent values a series is worth whose neighbours resemble each other: n (1 − r) / (1 + r), with r the
 * correlation of neighbours (Bayley and Hammersley 1946, J. R. Stat. Soc. Suppl. 8, 184–197). Never more than n, nor below 2.
 */
export function effectiveCount(values: readonly number[]): number {
  const n = values.length;
  if (n < 3) return n;
  const r = correlationOf(values.slice(0, -1), values.slice(1));
  if (!(r > 0)) return n;
  return Math.max(2, (n * (1 - r)) / (1 + r));
}
