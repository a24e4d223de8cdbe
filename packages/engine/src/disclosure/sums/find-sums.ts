import type { SumOfSeries } from './plan-sums.ts';

/** Counts of one series at moments that all of them share; NaN where it has none. */
export interface SumColumn {
  readonly series: number;
  readonly counts: ArrayLike<number>;
}

export interface FoundSum extends SumOfSeries {
  /** At how many moments it was so. */
  readonly moments: number;
}

/** So many moments at which at least two parts counted something make chance no explanation. */
const ENOUGH = 100;
/** Each part has to have counted something so often; one that never does could be left out or put in at will. */
const SPOKEN = 20;

/**
 * Series that are the exact sum of others, wherever all of them were counted. Of two ways to say the same (a total of totals, or of
 * their parts) the shorter one. At most twelve series: all choices of parts are tried.
 *
 * @throws RangeError with more than twelve series
 */
export function findSums(columns: readonly SumColumn[]): FoundSum[] {
  if (columns.length > 12) throw new RangeError(`too many series: ${columns.length}`);
  return columns.flatMap((total) =>
    sumsOf(
      total,
      columns.filter((column) => column !== total),
    ),
  );
}

function sumsOf(total: SumColumn, others: readonly SumColumn[]): FoundSum[] {
  const choices = Array.from({ length: 1 << others.length }, (_, bits) => others.filter((_one, i) => (bits >> i) & 1));
  const found: FoundSum[] = [];
  for (const parts of choices.filter(({ length }) => length >= 2).sort((a, b) => a.length - b.length)) {
    const moments = momentsOf(total, parts);
    if (moments < ENOUGH) continue;
    const series = parts.map((part) => part.series).sort((a, b) => a - b);
    if (found.length < 4) found.push({ total: total.series, parts: series, moments });
  }
  return found;
}

/** Moments at which the total is the sum and two parts at least counted something; 0 as soon as it is not the sum. */
function momentsOf(total: SumColumn, parts: readonly SumColumn[]): number {
  const spoken = parts.map(() => 0);
  let moments = 0;
  for (let i = 0; i < total.counts.length; i++) {
    let sum = 0;
    let positive = 0;
    for (const [at, { counts }] of parts.entries()) {
      const count = counts[i] as number;
      sum += count;
      if (!(count > 0)) continue;
      positive += 1;
      spoken[at] = (spoken[at] as number) + 1;
    }
    const whole = total.counts[i] as number;
    if (Number.isNaN(sum) || Number.isNaN(whole)) continue;
    if (Math.abs(sum - whole) > 1e-6 * Math.max(1, whole)) return 0;
    if (positive >= 2) moments += 1;
  }
  return spoken.every((times) => times >= SPOKEN) ? moments : 0;
}
