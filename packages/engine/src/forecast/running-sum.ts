/** Sums and counts up to each slot, so that the mean of any stretch costs two look-ups. */
export interface RunningSum {
  readonly sum: Float64Array;
  readonly count: Float64Array;
}

/** @param values NaN does not count */
export function toRunningSum(values: Float64Array): RunningSum {
  const sum = new Float64Array(values.length + 1);
  const count = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const isMissing = Number.isNaN(value);
    sum[i + 1] = (sum[i] as number) + (isMissing ? 0 : value);
    count[i + 1] = (count[i] as number) + (isMissing ? 0 : 1);
  }
  return { sum, count };
}

/** The mean of the slots `from` up to but not with `to`; NaN where none is known. */
export function meanBetween({ sum, count }: RunningSum, from: number, to: number): number {
  const low = Math.max(0, from);
  const high = Math.min(count.length - 1, to);
  if (high <= low) return Number.NaN;
  const known = (count[high] as number) - (count[low] as number);
  return known > 0 ? ((sum[high] as number) - (sum[low] as number)) / known : Number.NaN;
}
