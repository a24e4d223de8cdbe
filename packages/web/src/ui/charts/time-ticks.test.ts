import { expect, it } from 'vitest';
import { localTicks, tickLabels } from './time-ticks.ts';

const zone = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const labels = (from: number, hours: number, count: number) =>
  tickLabels(localTicks(from, from + hours * HOUR, zone, count), 'nl', zone);

it('marks hours of a day at whole local times', () => {
  expect(labels(Date.UTC(2026, 10, 19, 23), 24, 4)).toEqual([
    '00:00\nvr 20-11-2026',
    '06:00',
    '12:00',
    '18:00',
    '00:00\nza 21-11-2026',
  ]);
});

it('draws the day of 25 hours in true time: two o clock comes twice', () => {
  const from = Date.UTC(2026, 9, 24, 22);
  const { at } = localTicks(from, from + 4 * HOUR, zone, 5);
  expect(tickLabels({ at, stepMinutes: 60 }, 'nl', zone)).toEqual([
    '00:00\nzo 25-10-2026',
    '01:00',
    '02:00',
    '02:00',
    '03:00',
  ]);
  const day = localTicks(from, from + 25 * HOUR, zone, 2);
  expect(day.at).toEqual([from, from + 25 * HOUR]);
});

it('marks the day of 23 hours without an hour that was not there', () => {
  const from = Date.UTC(2026, 2, 28, 23);
  expect(labels(from, 3, 5).map((label) => label.slice(0, 5))).toEqual(['00:00', '01:00', '03:00', '04:00']);
});

it('marks a week by day and a year by month', () => {
  expect(labels(Date.UTC(2026, 10, 15, 23), 167, 8).slice(0, 2)).toEqual(['ma\n16-11-2026', 'di\n17-11-2026']);
  expect(labels(Date.UTC(2025, 11, 31, 23), 364 * 24, 5)).toEqual([
    '01-01-2026',
    '01-04-2026',
    '01-07-2026',
    '01-10-2026',
  ]);
});

it('dates only the first where room is short', () => {
  const ticks = localTicks(Date.UTC(2026, 10, 15, 23), Date.UTC(2026, 10, 18, 22), zone, 4);
  expect(tickLabels(ticks, 'nl', zone, false)).toEqual(['ma\n16-11-2026', 'di', 'wo']);
});
