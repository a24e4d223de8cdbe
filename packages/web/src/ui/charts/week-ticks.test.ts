import { expect, test } from 'vitest';
import { weekTicks } from './week-ticks.ts';

const DAY = 86_400_000;
const weeksFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * 7 * DAY).toISOString().slice(0, 10));
const daysOf = (first: string, count: number) => weekTicks(weeksFrom(first, count), 6).map(({ day }) => day);

test('months stand where they begin, also between two weeks', () => {
  expect(weekTicks(weeksFrom('2026-01-05', 10), 6)).toEqual([
    { at: 27 / 7, day: '2026-02-01', isMonth: true },
    { at: 55 / 7, day: '2026-03-01', isMonth: true },
  ]);
});

test('months further apart where there are many, over the end of a year', () => {
  expect(daysOf('2025-10-06', 26)).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01']);
  expect(daysOf('2025-09-01', 40)).toEqual(['2025-09-01', '2025-11-01', '2026-01-01', '2026-03-01', '2026-05-01']);
  expect(daysOf('2020-01-06', 260).length).toBeLessThanOrEqual(6);
});

test('weeks, where there are no two months', () => {
  expect(daysOf('2026-01-05', 5)).toEqual(['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02']);
  expect(daysOf('2026-01-05', 1)).toEqual(['2026-01-05']);
  expect(weekTicks([], 6)).toEqual([]);
});
