import { studentQuantile } from '../effect/student.ts';
import type { AnswerGroup } from './answer-group.ts';

/** A group and how it counts: 1 for after, −1 for before; with comparisons the other way round, in equal parts. */
export interface ContrastTerm {
  readonly weight: number;
  readonly group: AnswerGroup;
}

export interface Contrast {
  readonly difference: number;
  /** Limits of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

const SHARE = 0.95;
const Z = 1.959963984540054;

/**
 * Difference between means of groups of different people, with spreads that need not be alike (Welch 1947, eq. 28 with the degrees
 * of freedom of Satterthwaite 1946, eq. 17). More than two terms make a difference of differences. Where a whole group gave one
 * answer, one of them is taken as a step off: a spread of zero would be a claim of certainty.
 *
 * @example contrastOfMeans([{ weight: 1, group: after }, { weight: -1, group: before }])
 */
export function contrastOfMeans(terms: readonly ContrastTerm[]): Contrast {
  const parts = terms.map(({ weight, group: { n, spread } }) => ({
    variance: (weight ** 2 * Math.max(spread ** 2, 1 / n)) / n,
    freedom: n - 1,
  }));
  const variance = sum(parts.map((part) => part.variance));
  const freedom = variance ** 2 / sum(parts.map((part) => part.variance ** 2 / part.freedom));
  const half = studentQuantile((1 + SHARE) / 2, freedom) * Math.sqrt(variance);
  const difference = differenceOf(terms);
  return { difference, low: difference - half, high: difference + half };
}

/**
 * The same for shares, from the limits of each share (Zou & Donner 2008, eq. 5: MOVER, over the score interval of Wilson 1927).
 * Of two groups this is method 10 of Newcombe 1998, “Interval estimation for the difference between independent proportions”.
 *
 * @example contrastOfShares([{ weight: 1, group: after }, { weight: -1, group: before }])
 */
export function contrastOfShares(terms: readonly ContrastTerm[]): Contrast {
  const difference = differenceOf(terms);
  const reach = (sign: 1 | -1) =>
    Math.sqrt(
      sum(
        terms.map(({ weight, group }) => {
          const { low, high } = shareInterval(group);
          const limit = weight * sign > 0 ? high : low;
          return (weight * (limit - group.mean)) ** 2;
        }),
      ),
    );
  return { difference, low: difference - reach(-1), high: difference + reach(1) };
}

/** Score interval of one share, 95 % (Wilson 1927). @example shareInterval({ n: 10, mean: 0, spread: 0 }) // 0 … 0.278 */
export function shareInterval({ n, mean }: AnswerGroup): { low: number; high: number } {
  const middle = (mean + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((mean * (1 - mean)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const differenceOf = (terms: readonly ContrastTerm[]) => sum(terms.map(({ weight, group }) => weight * group.mean));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
