import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAR_DAYS, type FreeSample, forecastFull, SAMPLES_NEEDED } from './forecast-full.ts';
import { robustSlope } from './robust-slope.ts';

const GB = 1e9;
const line = (days: number, from: number, perDay: number, noise: (day: number) => number = () => 0): FreeSample[] =>
  Array.from({ length: days }, (_, day) => ({ day, freeBytes: from + perDay * day + noise(day) }));

describe('robustSlope', () => {
  test.each([
    [[0], [1], undefined],
    [[0, 1], [1, 2], 1],
    [[0, 1, 2, 3], [5, 7, 9, 11], 2],
    // Slopes 1, 1, 1, 2, 7/3 and 3, worked out by hand.
    [[0, 1, 2, 4], [0, 1, 2, 8], 1.5],
  ])('of %j and %j is %s', (x, y, expected) => {
    expect(robustSlope(x, y)?.slope).toBe(expected);
  });

  test('two points are no sureness at all', () => {
    expect(robustSlope([0, 1], [1, 2])).toEqual({
      slope: 1,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
  });

  test('the interval of Sen for ten points: ranks 13 and 33 of 45', () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const y = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const slopes = x
      .flatMap((_, i) => x.slice(i + 1).map((_, k) => ((y[i + 1 + k] ?? 0) - (y[i] ?? 0)) / (k + 1)))
      .sort((a, b) => a - b);
    // sqrt(10·9·25/18) = 11.18; C = 18.39; M1 = 13.3, M2 = 31.7.
    expect(robustSlope(x, y)).toEqual({ slope: slopes[22], low: slopes[12], high: slopes[32] });
  });

  test('lies in its interval, moves with the line, and scales with it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: -50, max: 50 }),
        (y, tilt) => {
          const x = y.map((_, i) => i);
          const own = robustSlope(x, y);
          const tilted = robustSlope(
            x,
            y.map((value, i) => value + tilt * i),
          );
          expect(own && own.low <= own.slope && own.slope <= own.high).toBe(true);
          expect(tilted?.slope).toBeCloseTo((own?.slope ?? 0) + tilt, 9);
        },
      ),
    );
  });
});

describe('forecastFull', () => {
  test('says nothing from few samples, however clear they look', () => {
    for (let n = 0; n < SAMPLES_NEEDED; n++)
      expect(forecastFull(line(n, 10 * GB, -GB))).toEqual({
        kind: 'unknown',
        reason: 'few-samples',
        have: n,
        need: SAMPLES_NEEDED,
      });
  });

  test('tells the day of a steady decline', () => {
    expect(forecastFull(line(11, 110 * GB, -GB))).toEqual({ kind: 'full', days: 100, earliest: 100, latest: 100 });
  });

  test('a jump of files that were moved away bends it little', () => {
    const moved = line(30, 400 * GB, -GB, (day) => (day >= 27 ? 100 * GB : 0));
    const found = forecastFull(moved);
    const steady = (400 + 100 - 29) / 1;
    expect(found.kind).toBe('full');
    if (found.kind === 'full') expect(Math.abs(found.days - steady) / steady).toBeLessThan(0.1);
  });

  test('does not shrink, or nobody can say, or far away', () => {
    expect(forecastFull(line(20, 100 * GB, GB))).toEqual({ kind: 'unknown', reason: 'not-filling' });
    expect(forecastFull(line(20, 100 * GB, 0))).toEqual({ kind: 'unknown', reason: 'not-filling' });
    const restless = line(8, 100 * GB, -0.1 * GB, (day) => [0, 9, -9, 6, -6, 8, -8, 1][day]! * GB);
    expect(forecastFull(restless)).toEqual({ kind: 'unknown', reason: 'unsure' });
    expect(forecastFull(line(30, 1_000 * GB, -0.1 * GB))).toEqual({ kind: 'far', days: FAR_DAYS });
  });

  test('its range holds the truth in about nine of ten made-up histories', () => {
    let inside = 0;
    const rounds = 300;
    let seed = 7;
    const uniform = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const gauss = () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
    for (let round = 0; round < rounds; round++) {
      const found = forecastFull(line(30, 300 * GB, -GB, () => gauss() * 2 * GB));
      // Counted from the newest sample, whose own noise is not in the range of the pace: a day or two.
      if (found.kind === 'full' && found.earliest - 6 <= 271 && (found.latest ?? Number.POSITIVE_INFINITY) + 6 >= 271)
        inside += 1;
    }
    expect(inside / rounds).toBeGreaterThan(0.85);
  });
});
