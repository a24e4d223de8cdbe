/** The usual three of a set of times, and how many there were. All NaN when there were none. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Nearest-rank percentile of ascending numbers; NaN of none.
 * @example percentileOf([1, 2, 3, 4], 50) // 2
 */
export function percentileOf(ascending: ArrayLike<number>, percent: number): number {
  if (ascending.length === 0) return Number.NaN;
  const rank = Math.ceil((percent / 100) * ascending.length);
  return ascending[Math.min(ascending.length, Math.max(1, rank)) - 1] as number;
}

/** @example spreadOf([3, 1, 2]).p50 // 2 */
export function spreadOf(values: Iterable<number>): Spread {
  const ascending = Float64Array.from(values).sort();
  return {
    count: ascending.length,
    p50: percentileOf(ascending, 50),
    p95: percentileOf(ascending, 95),
    p99: percentileOf(ascending, 99),
    max: percentileOf(ascending, 100),
  };
}

/** Middle of a few runs: of an even number the lower of the two in the middle. */
export const medianOf = (values: Iterable<number>): number => spreadOf(values).p50;
