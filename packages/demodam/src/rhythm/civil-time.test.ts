import { DAY, HOUR } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { nextMoment, SERIES } from '../sensors/series.ts';
import { civilMoment, instantOf, offsetMs, weekdayOf } from './civil-time.ts';

test('the rule agrees with the time zone database', () => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' });
  const hourOf = (t: number) => Number(format.format(t));
  for (const year of [2024, 2026, 2031]) {
    for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t += 7 * HOUR) {
      expect(Math.floor(civilMoment(t).minute / 60)).toBe(hourOf(t));
    }
  }
  expect(offsetMs(Date.UTC(2026, 2, 29, 1) - 1)).toBe(HOUR);
  expect(offsetMs(Date.UTC(2026, 2, 29, 1))).toBe(2 * HOUR);
});

test('an instant is found back from the wall clock', () => {
  for (let t = Date.UTC(2026, 0, 1); t < Date.UTC(2027, 0, 1); t += 13 * HOUR) {
    const { day, minute } = civilMoment(t);
    expect(instantOf(day, minute)).toBe(t);
  }
  expect(weekdayOf(Date.UTC(2026, 10, 22) / DAY)).toBe(6);
});

test.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2026-11-22', 24],
])('readings of %s keep their true step over %i hours', (date, hours) => {
  const day = Date.parse(date) / DAY;
  const [from, to] = [instantOf(day, 0), instantOf(day + 1, 0)];
  expect(to - from).toBe(hours * HOUR);
  for (const series of SERIES) {
    const moments: number[] = [];
    for (let t = nextMoment(series, from - 1); t < to; t = nextMoment(series, t)) moments.push(t);
    expect(moments).toHaveLength((hours * 3600) / series.intervalSeconds);
    expect(moments.every((t, i) => i === 0 || t - (moments[i - 1] ?? 0) === series.intervalSeconds * 1000)).toBe(true);
  }
});
