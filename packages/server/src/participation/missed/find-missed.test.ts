import { HOUR, MINUTE, MISSED_REPORTS } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMissed, happeningsOf, MISSED_MARGIN_MS, MISSED_SPAN_MS, type ToldAt } from './find-missed.ts';

const START = Date.parse('2026-11-20T21:00:00Z');
const told = (minutes: number, change: Partial<ToldAt> = {}): ToldAt => ({
  ...{ placeId: 1, categoryId: 1, from: START + minutes * MINUTE, until: START + minutes * MINUTE + HOUR },
  ...change,
});
const three = [told(0), told(30), told(120)];
const known = { couldBeHeard: () => true, signalsAround: () => [] };
const signal = (from: number, until: number) => ({ ...known, signalsAround: () => [{ from, until }] });

describe('what belongs together', () => {
  test.each([
    ['three within two hours', three, 1],
    ['two', three.slice(1), 0],
    ['the third a minute later', [told(0), told(30), told(121)], 0],
    ['of two categories', [told(0), told(30), told(120, { categoryId: 2 })], 0],
    ['of two places', [told(0), told(30), told(120, { placeId: 2 })], 0],
    ['six over four hours', [...three, told(130), told(150), told(240)], 2],
  ])('%s', (_name, reports, groups) => {
    expect(happeningsOf(reports)).toHaveLength(groups);
  });

  test('the order does not matter, and no report counts twice', () => {
    const one = fc.record({ minutes: fc.nat(600), place: fc.nat(2), category: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (all) => {
        const reports = all.map(({ minutes, place, category }) =>
          told(minutes, { placeId: place, categoryId: category }),
        );
        const groups = happeningsOf(reports);
        expect(happeningsOf([...reports].reverse())).toEqual(groups);
        expect(groups.reduce((sum, { reports: n }) => sum + n, 0)).toBeLessThanOrEqual(reports.length);
        for (const { reports: n } of groups) expect(n).toBeGreaterThanOrEqual(MISSED_REPORTS);
      }),
    );
  });
});

describe('missed', () => {
  test('is what a sensor could have noticed and no signal told of', () => {
    expect(findMissed(three, known)).toEqual([
      { placeId: 1, categoryId: 1, from: START, until: START + MISSED_SPAN_MS + HOUR, reports: 3 },
    ]);
    expect(findMissed(three, { ...known, couldBeHeard: () => false })).toEqual([]);
  });

  test.each([
    ['during it', START + HOUR, START + HOUR + MINUTE, 0],
    ['an hour before', START - 2 * HOUR, START - MISSED_MARGIN_MS, 0],
    ['more than an hour before', START - 2 * HOUR, START - MISSED_MARGIN_MS - 1, 1],
    ['an hour after', START + 4 * HOUR, START + 5 * HOUR, 0],
    ['more than an hour after', START + 4 * HOUR + 1, START + 5 * HOUR, 1],
  ])('a signal %s', (_name, from, until, missed) => {
    expect(findMissed(three, signal(from, until))).toHaveLength(missed);
  });
});
