import { MOST_STATES, type SeriesKind } from './series-spec.ts';

/** Why values look like a kind. */
export type KindReason =
  | 'whole-and-not-negative'
  | 'only-0-and-1-that-last'
  | 'between-0-and-1'
  | 'fractions'
  | 'below-zero'
  | 'all-equal-fraction'
  | 'nothing-seen';

/** So many values, and such a share of them equal to the one before, before zeros and ones are taken for states. */
const FEWEST = 24;
const LASTING = 0.8;

export interface InferredKind {
  readonly kind: SeriesKind;
  readonly reason: KindReason;
}

/**
 * The kind that values look like. Nothing but zeros and ones, both met and mostly equal to the one before, are states; other whole
 * numbers of 0 and more are counts; fractions between 0 and 1 are shares; all else is
 * a level, which asks least of the values. One value that does not fit is enough to see that a series is of another kind.
 * @example inferKind([0, 3, 12]) // { kind: 'count', reason: 'whole-and-not-negative' }
 */
export function inferKind(values: Iterable<number>): InferredKind {
  let seen = 0;
  let allWhole = true;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let last = Number.NaN;
  let repeats = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    seen += 1;
    allWhole &&= Number.isInteger(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (value === last) repeats += 1;
    last = value;
  }
  if (seen === 0) return { kind: 'level', reason: 'nothing-seen' };
  if (low < 0) return { kind: 'level', reason: 'below-zero' };
  const lasts = seen >= FEWEST && repeats >= LASTING * (seen - 1);
  if (allWhole && low === 0 && high === 1 && lasts) return { kind: 'state', reason: 'only-0-and-1-that-last' };
  if (allWhole) return { kind: 'count', reason: 'whole-and-not-negative' };
  if (high > 1) return { kind: 'level', reason: 'fractions' };
  // One fraction repeated shows no share that changes.
  if (low === high) return { kind: 'level', reason: 'all-equal-fraction' };
  return { kind: 'proportion', reason: 'between-0-and-1' };
}

/** Whether a value can belong to a series of this kind; a share is taken as one of 1. */
export function fitsKind(kind: SeriesKind, value: number): boolean {
  switch (kind) {
    case 'count':
      return value >= 0 && Number.isInteger(value);
    case 'proportion':
      return value >= 0 && value <= 1;
    case 'level':
      return Number.isFinite(value);
    case 'state':
      return value >= 0 && value < MOST_STATES && Number.isInteger(value);
    default:
      return kind satisfies never;
  }
}
