import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDays } from './parse-days.ts';
import { removalText } from './removal-text.ts';
import { termText } from './term-text.ts';
import { keepingNl } from './texts-nl.ts';

describe('days that somebody typed', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['30', 30],
    [' 3650 ', 3_650],
    ['29', undefined],
    ['3651', undefined],
    ['90,5', undefined],
    ['-90', undefined],
    ['1e2', undefined],
    ['een jaar', undefined],
  ])('%j is %j', (typed, days) => {
    expect(parseDays(typed)).toBe(days);
  });

  test('are never anything but nothing, or a number that the server takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (typed) => {
        const days = parseDays(typed);
        expect(days == null || (Number.isInteger(days) && days >= 30 && days <= 3_650)).toBe(true);
      }),
    );
  });
});

test('a term of whole years is told in years', () => {
  expect([365, 730, 90, 366].map((days) => termText(days, keepingNl, String))).toEqual([
    '1 jaar',
    '2 jaar',
    '90 dagen',
    '366 dagen',
  ]);
});

describe('when a closed case goes', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const told = (at: string | null, because: 'measure-running' | null = null) =>
    removalText({ at, because, days: 730 }, keepingNl.removal.short, { now, day: (day) => day.slice(0, 10) });

  test('is a day, tonight, or not as long as something goes on', () => {
    expect(told('2028-11-22T12:00:00Z')).toBe('weg op 2028-11-22');
    expect(told('2026-11-22T11:59:00Z')).toBe('weg komende nacht');
    expect(told(null, 'measure-running')).toBe('blijft: er loopt een maatregel');
  });
});
