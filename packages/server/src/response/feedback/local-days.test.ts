import { expect, test } from 'vitest';
import { localDays } from './local-days.ts';

const zone = 'Europe/Amsterdam';
const days = (start: string, end: string) => localDays(Date.parse(start), Date.parse(end), zone);

test.each([
  ['within a day', '2026-11-20T21:00Z', '2026-11-20T22:00Z', ['2026-11-20']],
  ['over midnight there, not in UTC', '2026-11-20T22:30Z', '2026-11-20T23:30Z', ['2026-11-20', '2026-11-21']],
  ['the day with 25 hours', '2026-10-24T23:00Z', '2026-10-25T22:59Z', ['2026-10-25']],
  ['the day with 23 hours', '2026-03-28T23:00Z', '2026-03-29T21:59Z', ['2026-03-29']],
  ['an end before the start', '2026-11-20T21:00Z', '2026-11-19T21:00Z', ['2026-11-20']],
])('%s', (_name, start, end, expected) => {
  expect(days(start, end)).toEqual(expected);
});

test('goes on for a week at most', () => {
  expect(days('2026-11-01T12:00Z', '2026-12-01T12:00Z')).toHaveLength(7);
});
