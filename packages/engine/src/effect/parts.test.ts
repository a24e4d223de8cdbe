import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../time/units.ts';
import { comparisonWeights } from './comparison-weights.ts';
import { toDaySlots } from './day-slots.ts';
import { toEffectSize } from './effect-size.ts';
import { halfWidth, spreadNow, spreadOf } from './effect-spread.ts';
import { placeboChance } from './placebo-chance.ts';
import { median, robustMean, robustSpread } from './robust-mean.ts';
import { simplexWeights } from './simplex-weights.ts';
import { calendar, FIRST, street } from './street.test-kit.ts';
import { studentQuantile, studentTails } from './student.ts';
import { usualWeek } from './usual-week.ts';
import { toWeekBlocks } from './week-blocks.ts';
import { windowEffect } from './window-effect.ts';

const FIRST_DAY = Math.floor((FIRST + HOUR) / (24 * HOUR));

describe('Student', () => {
  test.each([
    [0.975, 1, 12.7062],
    [0.975, 4, 2.7764],
    [0.975, 10, 2.2281],
    [0.8, 5, 0.9195],
    [0.995, 30, 2.75],
    [0.975, 1e6, 1.96],
  ])('quantile %d of %d degrees is %d (tables)', (share, freedom, wanted) => {
    expect(studentQuantile(share, freedom)).toBeCloseTo(wanted, 3);
  });

  test('with one degree the tails are those of Cauchy', () => {
    expect(studentTails(3, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(3), 10);
  });
});

describe('weights on the simplex', () => {
  test('by hand: (w − 0.7)² over two', () => {
    // Target 0.7 a + 0.3 b with a, b orthogonal and of length one.
    const form = { matrix: [Float64Array.of(1, 0), Float64Array.of(0, 1)], vector: Float64Array.of(0.7, 0.3) };
    const [a, b] = simplexWeights(form);
    expect(a).toBeCloseTo(0.7, 8);
    expect(b).toBeCloseTo(0.3, 8);
  });

  test('by hand: a donor that goes the other way gets nothing', () => {
    const form = { matrix: [Float64Array.of(1, -1), Float64Array.of(-1, 1)], vector: Float64Array.of(1, -1) };
    expect([...simplexWeights(form)]).toEqual([1, 0]);
  });

  test('no other weights are better, and they lie on the simplex', () => {
    const vectors = fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        vectors,
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (rows, raw) => {
          const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
          const aim = [1, -1, 0.5, 2];
          const matrix = rows.map((row, i) =>
            Float64Array.from(rows, (other, j) => dot(row, other) + (i === j ? 0.1 : 0)),
          );
          const vector = Float64Array.from(rows, (row) => dot(row, aim));
          const cost = (w: ArrayLike<number>) =>
            rows.reduce(
              (sum, _, i) =>
                sum +
                (w[i] ?? 0) *
                  (0.5 * rows.reduce((s, __, j) => s + (matrix[i]?.[j] ?? 0) * (w[j] ?? 0), 0) - (vector[i] ?? 0)),
              0,
            );
          const best = simplexWeights({ matrix, vector });
          expect(best.every((weight) => weight >= 0)).toBe(true);
          expect(best.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          const total = raw.slice(0, rows.length).reduce((a, b) => a + b, 0);
          expect(cost(best)).toBeLessThanOrEqual(cost(raw.slice(0, rows.length).map((x) => x / total)) + 1e-6);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  test('difference-in-differences weighs all alike', () => {
    expect([
      ...comparisonWeights(
        'difference-in-differences',
        [1, 2],
        [
          [1, 2],
          [5, 1],
        ],
      ),
    ]).toEqual([0.5, 0.5]);
  });
});

describe('robust mean', () => {
  test('is the plain mean without a spread, and leaves gaps out', () => {
    expect(robustMean([1, Number.NaN, 3], [1, 1, 1], 0)).toBe(2);
    expect(robustMean([Number.NaN], [1], 1)).toBeNaN();
  });

  test('by hand: one value far out counts as if it lay two spreads away', () => {
    // The mean m solves (0 − m)·3 + 2 = 0.
    expect(robustMean([0, 0, 0, 100], [1, 1, 1, 1], 1)).toBeCloseTo(2 / 3, 6);
  });

  test('median and spread by hand', () => {
    expect(median([5, Number.NaN, 1, 3])).toBe(3);
    expect(median([])).toBeNaN();
    expect(robustSpread([1, 2, 3, 4, 100])).toBeCloseTo(1.4826, 6);
  });
});

describe('weeks', () => {
  const slotsOf = (series: ReturnType<typeof street>, weeks: number) =>
    toDaySlots(series, calendar, { fromDay: FIRST_DAY, toDay: FIRST_DAY + 7 * weeks });

  test('a street that repeats itself lies nowhere from its usual week', () => {
    const slots = slotsOf(street({ id: 'a', weeks: 3, scatter: 0 }), 3);
    expect([...toWeekBlocks(slots, usualWeek(slots), 'count').differences]).toEqual([0, 0, 0]);
  });

  test('a gap is never zero: what is left of the week is held against the same hours', () => {
    const full = street({ id: 'a', weeks: 3, scatter: 0 });
    // The busy hours of three days are missing: 17 of 24, three times.
    const values = Array.from(full.values, (value, i) => (i >= 168 && i < 240 && i % 24 >= 7 ? Number.NaN : value));
    const slots = slotsOf({ ...full, values }, 3);
    const { differences } = toWeekBlocks(slots, usualWeek(slots), 'count');
    expect(differences[1]).toBeCloseTo(0, 12);
  });

  test('a week of which half is missing is a gap', () => {
    const full = street({ id: 'a', weeks: 3, scatter: 0 });
    const times = Array.from(full.times).filter((_, i) => i < 168 || i >= 168 + 96);
    const values = Array.from(full.values).slice(0, times.length);
    const slots = slotsOf({ ...full, times, values }, 3);
    const { differences, means } = toWeekBlocks(slots, usualWeek(slots), 'count');
    expect([differences[1], means[1]]).toEqual([Number.NaN, Number.NaN]);
  });

  test('a week of true zeros is no gap', () => {
    const full = street({ id: 'a', weeks: 3, scatter: 0 });
    const values = Array.from(full.values, (value, i) => (i >= 168 && i < 336 ? 0 : value));
    const slots = slotsOf({ ...full, values }, 3);
    expect(toWeekBlocks(slots, usualWeek(slots), 'count').differences[1]).toBeLessThan(-5);
  });

  test('levels differ in their own unit', () => {
    const full = street({ id: 'a', weeks: 2, scatter: 0 });
    const values = Array.from(full.values, (_, i) => (i < 168 ? 50 : 53));
    const slots = slotsOf({ ...full, values }, 2);
    expect([...toWeekBlocks(slots, usualWeek(slots), 'level').differences]).toEqual([-1.5, 1.5]);
  });
});

describe('effect of a window', () => {
  const donor = Float64Array.from([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);

  test('by hand: a drop of two beside a donor that it follows', () => {
    const target = donor.map((value, week) => value + (week >= 8 ? -2 : 0));
    const { effect, weights } = windowEffect({
      target,
      donors: [donor],
      method: 'synthetic-control',
      from: 8,
      length: 4,
      known: 8,
    });
    expect(effect).toBeCloseTo(-2, 12);
    expect([...weights]).toEqual([1]);
  });

  test('by hand: the weeks just before count most', () => {
    // Gap 0 for eight weeks, then 1 for four: weights halve each four weeks, so the gap before is (1−½)/(1−⅛) = 4/7.
    const flat = new Float64Array(16);
    const target = flat.map((_, week) => (week >= 8 && week < 12 ? 1 : 0));
    const { effect } = windowEffect({
      target,
      donors: [flat],
      method: 'difference-in-differences',
      from: 12,
      length: 4,
      known: 12,
    });
    expect(effect).toBeCloseTo(-4 / 7, 10);
  });

  test('by hand: the first weeks of the window count most', () => {
    // One in the first two of four weeks: weights halve each two weeks, so it is (1 + √½) / (1 + √½ + ½ + √⅛) = ⅔.
    const flat = new Float64Array(12);
    const { effect, before } = windowEffect({
      target: flat.map((_, week) => (week >= 8 && week < 10 ? 1 : 0)),
      donors: [flat],
      method: 'difference-in-differences',
      from: 8,
      length: 4,
      known: 8,
    });
    expect(effect).toBeCloseTo(2 / 3, 10);
    expect(before).toBe(0);
  });

  test('is unknown when half of the window is a gap', () => {
    const target = donor.map((value, week) => (week >= 9 ? Number.NaN : value));
    const { effect } = windowEffect({
      target,
      donors: [donor],
      method: 'synthetic-control',
      from: 8,
      length: 4,
      known: 8,
    });
    expect(effect).toBeNaN();
  });
});

test('spread by hand: own stretches and what is borrowed', () => {
  // Own variance 4 over three stretches, middle variance 1 counted twice: (3·4 + 2·1) / 5.
  const { sd, freedom } = spreadOf({
    effects: [
      [2, -2, 2],
      [1, 1],
      [0.1, 0.1],
    ],
    apart: 3,
    overlapping: 1,
  });
  expect(sd).toBeCloseTo(Math.sqrt(14 / 5), 12);
  expect(freedom).toBe(3);
  expect(halfWidth({ sd: 2, freedom: 10 }, 0.95)).toBeCloseTo(2 * 2.2281, 3);
});

describe('spread in the weeks of the measure', () => {
  const placebos = {
    effects: [
      [2, -2, 2],
      [1, 1],
      [0.1, 0.1],
    ],
    apart: 3,
    overlapping: 1,
  };

  test('by hand: the comparison that can be told strays twice as far as before', () => {
    // Its own variance 1 over two stretches, with the middle one of 1 borrowed: 1. So (3 + 4 / 2) / (3 + 1 / 2) of what was known before, 14 / 5.
    const { sd, freedom } = spreadNow(placebos, [2, Number.NaN]);
    expect(sd).toBeCloseTo(Math.sqrt((14 / 5) * (5 / 3.5)), 12);
    expect(freedom).toBe(3.5);
  });

  test('as before where no comparison can be told', () => {
    expect(spreadNow(placebos, [Number.NaN, Number.NaN])).toEqual(spreadOf(placebos));
    expect(spreadNow(placebos, [])).toEqual(spreadOf(placebos));
  });

  test('the farther the comparisons stray, the wider, up to what is no chance any more', () => {
    const sds = [0, 0.5, 1, 2, 3, 30].map((factor) => spreadNow(placebos, [factor, -factor]).sd);
    expect(sds).toEqual([...sds].sort((a, b) => a - b));
    expect(new Set(sds).size).toBe(5);
    expect(sds[4]).toBe(sds[5]);
  });
});

test('chance by hand: the effect counts as one of the placebos', () => {
  // Middle variance 1.5. Of the first series each lies 1/√((1·1 + 2·1.5)/3) = 0.87 spreads out, of the second √2/√((2 + 3)/3) = 1.10.
  const placebos = {
    effects: [
      [1, 1],
      [Math.SQRT2, -Math.SQRT2],
    ],
    apart: 2,
    overlapping: 1,
  };
  expect(placeboChance(placebos, { sd: 1, freedom: 2 }, 2)).toBeCloseTo(1 / 5, 12);
  expect(placeboChance(placebos, { sd: 1, freedom: 2 }, 0.5)).toBe(1);
  expect(placeboChance(placebos, { sd: 1, freedom: 2 }, 1)).toBeCloseTo(3 / 5, 12);
});

describe('size of an effect', () => {
  const base = { id: 'a', times: [], values: [] };

  test('of counts, per day and in percent', () => {
    const series = { ...base, spec: { kind: 'count' as const, intervalMs: HOUR, min: 0, max: 1e6 } };
    const { inUnit, percent } = toEffectSize(series, Math.log(0.8), 80);
    expect(percent).toBeCloseTo(-20, 10);
    expect(inUnit).toBeCloseTo(-20 * 24, 8);
  });

  test('of levels, decibels and shares', () => {
    const level = { ...base, spec: { kind: 'level' as const, intervalMs: HOUR, min: 0, max: 140 } };
    const share = { ...base, spec: { kind: 'proportion' as const, intervalMs: HOUR, min: 0, max: 1 } };
    expect(toEffectSize(level, -2, 60)).toEqual({ onScale: -2, inUnit: -2, percent: undefined });
    expect(toEffectSize({ ...level, decibel: true }, -3, 60).percent).toBeCloseTo(-49.88, 2);
    expect(toEffectSize(share, -0.1, 0.4).percent).toBeCloseTo(-20, 10);
  });
});
