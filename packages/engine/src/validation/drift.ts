import { effectiveCount, meanOf } from './moments.ts';

export interface Drift {
  /** How much the difference grows in thirty days, in the unit of the series. */
  readonly per30Days: number;
  /** The drift lies within ± this of the one found, with 95 % confidence. */
  readonly margin: number;
}

const THIRTY_DAYS = 30 * 86_400_000;

/**
 * Does the difference with the reference grow? Least squares of difference on time; the standard error counts only as many
 * residuals as are independent (`effectiveCount`).
 * @param time UTC ms
 * @returns undefined with fewer than three moments
 */
export function driftOf(time: readonly number[], differences: readonly number[]): Drift | undefined {
  const n = time.length;
  if (n < 3) return undefined;
  const centre = meanOf(time);
  const mean = meanOf(differences);
  let both = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = ((time[i] as number) - centre) / THIRTY_DAYS;
    both += x * ((differences[i] as number) - mean);
    squares += x * x;
  }
  if (!(squares > 0)) return undefined;
  const slope = both / squares;
  const residuals = differences.map((one, i) => one - mean - (slope * ((time[i] as number) - centre)) / THIRTY_DAYS);
  let left = 0;
  for (const residual of residuals) left += residual * residual;
  const inflation = n / effectiveCount(residuals);
  return { per30Days: slope, margin: 1.96 * Math.sqrt((left / (n - 2) / squares) * inflation) };
}
