import { DAY, WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayOf, parseWeek } from './week.ts';

const day = (text: string) => Date.parse(text) / DAY;

describe('ISO weeks', () => {
  it.each([
    ['2026-W01', '2025-12-29'],
    ['2026-W47', '2026-11-16'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
    ['2020-W53', '2020-12-28'],
  ])('%s begins on %s', (week, monday) => {
    expect(parseWeek(week)).toBe(day(monday));
  });

  it('refuses a week that does not exist', () => {
    for (const week of ['2025-W53', '2026-W00', '2026-W54']) expect(() => parseWeek(week)).toThrow(WijkritmeError);
  });

  it('gives a Monday at most six days back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const monday = mondayOf(day);
        expect(new Date(monday * DAY).getUTCDay()).toBe(1);
        expect(day - monday).toBeGreaterThanOrEqual(0);
        expect(day - monday).toBeLessThan(7);
      }),
    );
  });
});
