import { SHOWN_FROM } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outwardCounts, type ShownCounts } from './outward-counts.ts';
import type { Tally } from './tally.ts';

const columns = ['useful', 'falseAlarms', 'expected', 'unconfirmed'] as const;
const tally = (useful: number, falseAlarms: number, expected: number, unconfirmed: number): Tally => ({
  ...{ useful, falseAlarms, expected, unconfirmed },
  signals: useful + falseAlarms + expected + unconfirmed,
  detectMs: [],
  reactMs: [],
});
const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }));
const tallies = fc.array(
  fc.tuple(count, count, count, count).map((four) => tally(...four)),
  { maxLength: 8 },
);
const isHidden = (row: ShownCounts) => row.useful === null;

describe('what outsiders see of feedback', () => {
  test('a row with one small count is hidden as a whole: its sum is public', () => {
    const { rows } = outwardCounts([tally(5, 0, 6, 9), tally(20, 1, 6, 9)]);
    expect(rows.map(isHidden)).toEqual([false, true]);
  });

  test('one hidden row takes the total with it, two that are large enough together do not', () => {
    expect(outwardCounts([tally(9, 9, 9, 9), tally(9, 4, 9, 9)]).total.useful).toBeNull();
    const { total } = outwardCounts([tally(9, 9, 9, 9), tally(9, 4, 9, 9), tally(9, 3, 9, 9)]);
    expect(total).toEqual({ useful: 27, falseAlarms: 16, expected: 27, unconfirmed: 27 });
  });

  test('no small count is shown, nor left when shown rows are taken off a shown total', () => {
    fc.assert(
      fc.property(tallies, (all) => {
        const { rows, total } = outwardCounts(all);
        for (const row of [...rows, total])
          for (const column of columns) if (row[column]) expect(row[column]).toBeGreaterThanOrEqual(SHOWN_FROM);
        if (isHidden(total)) return;
        expect(rows.filter(isHidden)).not.toHaveLength(1);
        for (const column of columns) {
          const left = rows.reduce((sum, row) => sum - (row[column] ?? 0), total[column] ?? 0);
          if (left > 0) expect(left).toBeGreaterThanOrEqual(SHOWN_FROM);
        }
      }),
    );
  });

  test('what is shown is true', () => {
    fc.assert(
      fc.property(tallies, (all) => {
        for (const [i, row] of outwardCounts(all).rows.entries())
          for (const column of columns) expect([null, all[i]?.[column]]).toContain(row[column]);
      }),
    );
  });
});
