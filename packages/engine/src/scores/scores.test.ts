import { describe, expect, test } from 'vitest';
import { AbsoluteError, seasonalChange } from './absolute-error.ts';
import { BandCoverage, pitHistogram, pitOfQuantiles } from './calibration.ts';
import { scoreEvents } from './event-score.ts';
import { scoreForecasts } from './forecast-score.ts';
import { crpsOfQuantiles, pinball } from './pinball.ts';

describe('absolute error', () => {
  test('is the mean distance; what is unknown does not count', () => {
    const error = new AbsoluteError();
    for (const [actual, forecast] of [
      [10, 8],
      [3, 7],
      [Number.NaN, 1],
    ] as const) {
      error.add(actual, forecast);
    }
    expect(error.mean).toBe(3);
    expect(error.count).toBe(2);
    expect(new AbsoluteError().mean).toBeNaN();
  });

  test('seasonal change skips gaps', () => {
    expect(seasonalChange(Float64Array.of(1, 5, 2, 9), 2)).toBe(2.5);
    expect(seasonalChange(Float64Array.of(1, Number.NaN, 4), 1)).toBeNaN();
  });
});

describe('pinball and CRPS', () => {
  test.each([
    [10, 8, 0.9, 1.8],
    [8, 10, 0.9, 0.2],
    [8, 10, 0.5, 1],
    [5, 5, 0.1, 0],
  ])('value %d, quantile %d at %d costs %d', (actual, quantile, alpha, loss) => {
    expect(pinball(actual, quantile, alpha)).toBeCloseTo(loss, 12);
  });

  test('CRPS of one median is the absolute error', () => {
    expect(crpsOfQuantiles(7, [4], [0.5])).toBe(3);
  });

  test('CRPS over three quantiles', () => {
    // pinball: 0.1·1 + 0.5·0 … value 5, quantiles 4, 5, 8: 0.1, 0, 0.3 → 2 · 0.4 / 3
    expect(crpsOfQuantiles(5, [4, 5, 8], [0.1, 0.5, 0.9])).toBeCloseTo(0.8 / 3, 12);
    expect(() => crpsOfQuantiles(5, [4], [0.1, 0.9])).toThrow(RangeError);
  });
});

describe('calibration', () => {
  test('bounds belong to the band', () => {
    const coverage = new BandCoverage();
    for (const value of [1, 2, 3, 4, Number.NaN]) coverage.add(value, 2, 3);
    expect(coverage.share).toBe(0.5);
    expect(coverage.count).toBe(4);
  });

  test.each([
    [5, 0.5],
    [2.5, 0.3],
    [-1, 0.05],
    [99, 0.95],
    [10, 0.9],
  ])('place of %d', (actual, place) => {
    expect(pitOfQuantiles(actual, [0, 10], [0.1, 0.9])).toBeCloseTo(place, 12);
  });

  test('histogram of places', () => {
    expect(pitHistogram([0, 0.1, 0.6, 1, Number.NaN], 2)).toEqual([0.5, 0.5]);
  });
});

describe('events', () => {
  const WEEK = 7 * 86_400_000;
  const events = [
    { start: 100, end: 200 },
    { start: 500, end: 600 },
  ];

  test('counts what was found, missed and cried wolf', () => {
    const alarms = [
      { start: 150, end: 160 },
      { start: 120, end: 130 },
      { start: 300, end: 310 },
    ];
    expect(scoreEvents(events, alarms, 2 * WEEK)).toEqual({
      found: 1,
      missed: 1,
      falseAlarms: 1,
      precision: 2 / 3,
      recall: 0.5,
      timeToDetectMs: 20,
      falseAlarmsPerWeek: 0.5,
    });
  });

  test('an alarm that was on already counts from the start of the event', () => {
    expect(scoreEvents(events, [{ start: 0, end: 550 }], WEEK)).toMatchObject({ found: 2, timeToDetectMs: 0 });
  });

  test('nothing happened and nobody cried', () => {
    const score = scoreEvents([], [], WEEK);
    expect(score.precision).toBeNaN();
    expect(score.recall).toBeNaN();
    expect(score.falseAlarmsPerWeek).toBe(0);
  });
});

test('forecasts beside simple forecasts', () => {
  // Two slots a day for ten weeks; every day is (0, 10), but the last is (4, 10).
  const values = Float64Array.from({ length: 140 }, (_, slot) => (slot % 2 === 0 ? 0 : 10));
  values[138] = 4;
  const forecasts = [
    { origin: 138, slot: 138, p10: 0, p50: 1, p90: 3 },
    { origin: 138, slot: 139, p10: 9, p50: 10, p90: 11 },
  ];
  const score = scoreForecasts(values, 2, forecasts);
  expect(score.count).toBe(2);
  expect(score.mae).toBe(1.5);
  expect(score.simple['last-week']).toBe(2);
  expect(score.simple['last-value']).toBe(3);
  expect(score.coverage).toBe(0.5);
  // (0.1·4 + 0.5·3 + 0.9·1 + 0.1·1 + 0 + 0.1·1) / 6
  expect(score.pinball).toBeCloseTo(3 / 6, 12);
  // |4 − 0| once among the 138 changes over a day
  expect(score.mase24).toBeCloseTo(1.5 / (4 / 138), 9);
  expect(score.pit).toEqual([0, 0, 0.5, 0.5]);
});
