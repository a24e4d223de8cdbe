import { SHOWN_FROM } from '@wijkritme/contract';
import type { Tally } from './tally.ts';

/** Counts of one row as outsiders see them; null is hidden. */
export interface ShownCounts {
  readonly useful: number | null;
  readonly falseAlarms: number | null;
  readonly expected: number | null;
  readonly unconfirmed: number | null;
}

const columns = ['useful', 'falseAlarms', 'expected', 'unconfirmed'] as const;
const hidden: ShownCounts = { useful: null, falseAlarms: null, expected: null, unconfirmed: null };

/**
 * What people said of signals, place by place, for outsiders (decision 83). The number of signals of a place is public, so a
 * row with one small count is hidden as a whole. The total is shown where it is not small itself, and where taking off
 * what is shown leaves at least two rows and no small count. Always made of the whole table, whatever is asked for.
 *
 * @returns a row for each tally, and one for all together
 */
export function outwardCounts(tallies: readonly Tally[]): { rows: ShownCounts[]; total: ShownCounts } {
  const isOpen = tallies.map(hasNoSmallCount);
  const rest = tallies.filter((_, row) => !isOpen[row]);
  const total = sumOf(tallies);
  const isTotalOpen =
    hasNoSmallCount(total) && (rest.length === 0 || (rest.length > 1 && hasNoSmallCount(sumOf(rest))));
  return {
    rows: tallies.map((tally, row) => (isOpen[row] ? pick(tally) : hidden)),
    total: isTotalOpen ? total : hidden,
  };
}

type Counts = Pick<Tally, (typeof columns)[number]>;

function hasNoSmallCount(counts: Counts): boolean {
  return columns.every((column) => counts[column] === 0 || counts[column] >= SHOWN_FROM);
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (column: keyof Counts) => all.reduce((before, counts) => before + counts[column], 0);
  return {
    useful: sum('useful'),
    falseAlarms: sum('falseAlarms'),
    expected: sum('expected'),
    unconfirmed: sum('unconfirmed'),
  };
}

const pick = ({ useful, falseAlarms, expected, unconfirmed }: Counts): ShownCounts => ({
  useful,
  falseAlarms,
  expected,
  unconfirmed,
});
