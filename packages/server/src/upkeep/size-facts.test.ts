import { DAY } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { diskForecastOf, growthOf } from './size-facts.ts';

const START = Date.UTC(2026, 0, 1);
/** Made-up days: the store takes a gigabyte a day of what is free. */
const samples = (days: number, free: number | null = 100e9) =>
  Array.from({ length: days }, (_, i) => ({
    day: new Date(START + i * DAY).toISOString().slice(0, 10),
    storeBytes: 10e9 + i * 1e9,
    freeBytes: free === null ? null : free - i * 1e9,
  }));

describe('size facts', () => {
  test('a steady pace gives a day, counted from the newest sample', () => {
    expect(diskForecastOf(samples(11), false)).toEqual({
      kind: 'full',
      day: '2026-04-11',
      earliest: '2026-04-11',
      latest: '2026-04-11',
    });
    expect(growthOf(samples(11))).toEqual({ perDay: 1e9, low: 1e9, high: 1e9 });
  });

  test.each([0, 1, 6])('nothing is said from %i samples', (days) => {
    expect(diskForecastOf(samples(days), false)).toEqual({
      kind: 'unknown',
      reason: 'few-samples',
      have: days,
      need: 7,
    });
    expect(growthOf(samples(days))).toBeNull();
  });

  test('of a disk elsewhere nothing is known, whatever was sampled before', () => {
    expect(diskForecastOf(samples(30), true)).toEqual({ kind: 'unknown', reason: 'elsewhere' });
    // Moved here from elsewhere: days without a disk are not counted.
    expect(diskForecastOf([...samples(30, null), ...samples(0)], false)).toMatchObject({
      reason: 'few-samples',
      have: 0,
    });
  });
});
