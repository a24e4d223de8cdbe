import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { createWeekPlace, SUNDAY } from '../time/week-slot.ts';
import { createSpread, learnSpread, predictSpread } from './spread.ts';

const noon = { ...createWeekPlace(), slot: 12 };
const night = { ...createWeekPlace(), slot: 3 };

function learnNormal(outlierEvery = Number.POSITIVE_INFINITY) {
  const noise = createNoise(3);
  const spread = createSpread(24);
  for (let day = 1; day <= 200; day++) {
    for (const [place, sd] of [
      [noon, 4],
      [night, 1],
    ] as const) {
      const expected = predictSpread(spread, place, 24, 0.1);
      const difference = day % outlierEvery === 0 ? 100 : sd * noise.normal();
      learnSpread(spread, place, 24, difference, expected, 1);
    }
  }
  return spread;
}

test('learns the standard deviation of each time of day', () => {
  const spread = learnNormal();
  expect(predictSpread(spread, noon, 24, 0.1)).toBeGreaterThan(3);
  expect(predictSpread(spread, noon, 24, 0.1)).toBeLessThan(5);
  expect(predictSpread(spread, night, 24, 0.1)).toBeLessThan(1.6);
});

test('one outlier in twenty at most doubles it', () => {
  const clean = predictSpread(learnNormal(), noon, 24, 0.1);
  expect(predictSpread(learnNormal(20), noon, 24, 0.1)).toBeLessThan(2 * clean);
});

test('is never below the least', () => {
  expect(predictSpread(createSpread(24), noon, 24, 0.5)).toBe(0.5);
});

test('holidays are wider, at most twice', () => {
  const spread = learnNormal();
  const holiday = { ...noon, holiday: true, dayType: SUNDAY };
  for (let i = 0; i < 1000; i++) learnSpread(spread, holiday, 24, 50, predictSpread(spread, holiday, 24, 0.1), 1);
  expect(spread.holidayFactor).toBeGreaterThan(1.5);
  expect(spread.holidayFactor).toBeLessThanOrEqual(2);
});
