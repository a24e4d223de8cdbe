/** How fast something grows, with the interval in which the truth lies at the given sureness. */
export interface Slope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 90 % of the normal distribution. */
const Z90 = 1.645;

/**
 * Median of the slopes between all pairs of points (Theil 1950), with the 90 % interval of Sen (1968, JASA 63:1379–1389, section 3),
 * which counts how often pairs rise. A third of the points may be anything without moving it. With so few points that the interval
 * has no end, the end is infinite. The interval takes the points as independent of each other.
 * @param x strictly rising
 * @returns undefined with fewer than two points
 * @example robustSlope([0, 1, 2, 3], [5, 7, 9, 11])?.slope // 2
 */
export function robustSlope(x: readonly number[], y: readonly number[]): Slope | undefined {
  const n = x.length;
  if (n < 2 || y.length !== n) return undefined;
  const slopes: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      slopes.push(((y[j] as number) - (y[i] as number)) / ((x[j] as number) - (x[i] as number)));
  slopes.sort((a, b) => a - b);
  const half = slopes.length / 2;
  const reach = (Z90 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)) / 2;
  return {
    slope: ((slopes[Math.ceil(half) - 1] as number) + (slopes[Math.floor(half)] as number)) / 2,
    low: slopes[Math.floor(half - reach) - 1] ?? Number.NEGATIVE_INFINITY,
    high: slopes[Math.ceil(half + reach)] ?? Number.POSITIVE_INFINITY,
  };
}
