import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { createWeekPlace, SUNDAY } from '../time/week-slot.ts';
import { createProfile } from './profile.ts';
import { createSpread, learnSpread, predictSpread } from './spread.ts';

const noon = { ...createWeekPlace(), slot: 12 };
const night = { ...createWeekPlace(), slot: 3 };

function learnNormal(outlierEvery = Number.POSITIVE_INFINITY) {
  const noise = createNoise(3);
  const spread = createSpread();
  const { cells } = createProfile(24);
  for (let day = 1; day <= 200; day++) {
    for (const [place, sd] of [
      [noon, 4],
      [night, 1],
    ] as const) {
      const expected = predictSpread(spread, cells, place, 24, 0.1);
      const difference = day % outlierEvery === 0 ? 100 : sd * noise.normal();
      learnSpread(spread, cells, place, 24, difference, expected, 1);
    }
  }
  return { spread, cells };
}

test('learns the standard deviation of each time of day', () => {
  const { spread, cells } = learnNormal();
  expect(predictSpread(spread, cells, noon, 24, 0.1)).toBeGreaterThan(3);
  expect(predictSpread(spread, cells, noon, 24, 0.1)).toBeLessThan(5);
  expect(predictSpread(spread, cells, night, 24, 0.1)).toBeLessThan(1.6);
});

test('one outlier in twenty at most doubles it', () => {
  const [clean, dirty] = [learnNormal(), learnNormal(20)].map(({ spread, cells }) =>
    predictSpread(spread, cells, noon, 24, 0.1),
  );
  expect(dirty).toBeLessThan(2 * (clean ?? 0));
});

test('is never below the least', () => {
  expect(predictSpread(createSpread(), createProfile(24).cells, noon, 24, 0.5)).toBe(0.5);
});

test('holidays are wider, at most twice', () => {
  const { spread, cells } = learnNormal();
  const holiday = { ...noon, holiday: true, dayType: SUNDAY };
  for (let i = 0; i < 1000; i++)
    learnSpread(spread, cells, holiday, 24, 50, predictSpread(spread, cells, holiday, 24, 0.1), 1);
  expect(spread.holidayFactor).toBeGreaterThan(1.5);
  expect(spread.holidayFactor).toBeLessThanOrEqual(2);
});
