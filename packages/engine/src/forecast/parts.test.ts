import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBin, toBinned, toCuts } from './bins.ts';
import { fitBoostedTrees, predictBoostedTrees } from './boosted-trees.ts';
import { solveCholesky } from './cholesky.ts';
import { ConformalSide } from './conformal-side.ts';
import { NEAR, toDayTable } from './day-table.ts';
import { ExpertMix } from './expert-mix.ts';
import { listBlocks, listOrigins } from './forecast-plan.ts';
import { GroupedRidge } from './grouped-ridge.ts';
import { huberLoss, pinballLoss } from './loss.ts';
import { seeded } from './seeded.ts';
import { writeSimpleForecasts } from './simple-forecasts.ts';
import { fromValueScale, toValueScale } from './value-scale.ts';
import { weightedQuantile } from './weighted-quantile.ts';

test('the weighted quantile is that of the sorted values', () => {
  const rows = fc.array(fc.record({ value: fc.integer({ min: -5, max: 5 }), weight: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom(0.1, 0.5, 0.9), (given, alpha) => {
      const sorted = [...given].sort((a, b) => a.value - b.value);
      const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
      let reached = 0;
      const expected = sorted.find(({ weight }) => {
        reached += weight;
        return reached >= alpha * total - 1e-9;
      })?.value;
      const values = Float64Array.from(given, ({ value }) => value);
      const weights = Float64Array.from(given, ({ weight }) => weight);
      expect(weightedQuantile(values, weights, given.length, alpha)).toBe(expected);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('bins hold what lies between two cuts; 0 holds what is missing', () => {
  const cuts = toCuts(Float64Array.from({ length: 1000 }, (_, i) => i % 4));
  expect([...cuts]).toEqual([1, 2, 3]);
  expect([Number.NaN, -9, 0, 1, 2.5, 99].map((value) => toBin(cuts, value))).toEqual([0, 1, 1, 2, 3, 4]);
});

test('Cholesky solves a small system', () => {
  // [4 2; 2 3] x = [2; 5] has the answer (−0.5, 2).
  const b = Float64Array.of(2, 5);
  solveCholesky(Float64Array.of(4, 2, 3), b);
  expect(b[0]).toBeCloseTo(-0.5, 12);
  expect(b[1]).toBeCloseTo(2, 12);
});

describe('boosted trees', () => {
  const rows = 2000;
  const random = seeded(1);
  const matrix = Float32Array.from({ length: rows * 2 }, () => random());
  const step = (row: number) => ((matrix[2 * row] as number) > 0.5 ? 3 : 1);
  const target = Float64Array.from({ length: rows }, (_, row) => step(row) + (random() < 0.1 ? 50 : random() - 0.5));
  const weight = new Float64Array(rows).fill(1);
  const cuts = [0, 1].map((feature) =>
    toCuts(Float64Array.from({ length: rows }, (_, row) => matrix[2 * row + feature] as number)),
  );
  const data = toBinned(matrix, cuts);
  const shape = { leaves: 7, leastWeight: 20, ridge: 1, trees: 60, rate: 0.2, rowShare: 0.7, featureShare: 1, seed: 4 };

  test.each([
    ['median', pinballLoss(0.5)],
    ['Huber', huberLoss(0.5)],
  ])('find a step through wild outliers (%s)', (_, loss) => {
    const model = fitBoostedTrees({ data, rows, target, weight }, { ...shape, loss });
    const errors = predictBoostedTrees(model, data).map((value, row) => Math.abs(value - step(row)));
    expect(errors.reduce((sum, error) => sum + error, 0) / rows).toBeLessThan(0.2);
  });

  test('are the same for the same seed, and learn from the first rows only', () => {
    const fit = (of: Float64Array) =>
      fitBoostedTrees({ data, rows: 1000, target: of, weight }, { ...shape, loss: huberLoss(1) });
    const other = target.map((value, row) => (row < 1000 ? value : -value));
    expect(fit(other)).toEqual(fit(target));
  });
});

describe('ridge in groups', () => {
  const learn = (rows: number) => {
    const ridge = new GroupedRidge({ size: 2, groups: 1, series: 2 });
    const random = seeded(2);
    for (let i = 0; i < rows; i++) {
      const x = random() * 2 - 1;
      ridge.add({ group: 0, series: 0 }, Float64Array.of(1, x), { target: 5 + 3 * x, weight: 1 });
      ridge.add({ group: 0, series: 1 }, Float64Array.of(1, x), { target: 5 - 3 * x, weight: 1 });
    }
    ridge.solve();
    return (series: number) => ridge.predict(0, series, Float64Array.of(1, 1));
  };

  test('series keep a slope of their own', () => {
    const predict = learn(2000);
    expect(predict(0)).toBeGreaterThan(5.5);
    expect(predict(1)).toBeLessThan(4.5);
  });

  test('nothing learned says nothing', () => {
    expect(learn(0)(0)).toBe(0);
  });
});

describe('mix of experts', () => {
  test('moves to the expert that is right, and skips who is silent', () => {
    const mix = new ExpertMix([1, 1, 1]);
    const experts = Float64Array.of(10, 20, Number.NaN);
    expect(mix.mean(experts, 0)).toBe(15);
    for (let i = 0; i < 400; i++) mix.learn(experts, 0, { actual: 20, share: 1 / 24, scale: 0.1 });
    expect(mix.mean(experts, 0)).toBeGreaterThan(19);
    expect(mix.mean(Float64Array.of(Number.NaN, Number.NaN, Number.NaN), 0)).toBeNaN();
  });
});

describe('one side of a band', () => {
  test('reaches as far as errors do, and follows when they grow', () => {
    const side = new ConformalSide(0.1);
    const random = seeded(5);
    let missed = 0;
    for (let i = 0; i < 4000; i++) {
      const error = (i < 2000 ? 1 : 3) * (2 * random() - 1);
      side.refresh();
      if (i > 200 && error > side.reach()) missed++;
      side.learn(error, 1 / 24);
      if (i === 1999) expect(side.reach()).toBeCloseTo(0.8, 1);
    }
    expect(missed / 3800).toBeGreaterThan(0.07);
    expect(missed / 3800).toBeLessThan(0.14);
  });
});

describe('calendar of days', () => {
  const first = Date.UTC(2023, 11, 1) / 86_400_000;
  const holidays = new Map([
    [Date.UTC(2023, 11, 25) / 86_400_000, 'Christmas Day'],
    [Date.UTC(2024, 2, 29) / 86_400_000, 'Good Friday'],
    [Date.UTC(2024, 4, 9) / 86_400_000, 'Ascension'],
    [Date.UTC(2025, 3, 18) / 86_400_000, 'Good Friday'],
  ]);
  const days = toDayTable({ holidayOn: (day) => holidays.get(day) }, first, 600);
  const at = (text: string) => Date.parse(text) / 86_400_000 - first;

  test('knows holidays, eves and bridges', () => {
    expect(days.type[at('2023-12-25')]).toBe(3);
    expect(days.near[at('2023-12-24')]).toBe(NEAR.eve);
    expect(days.near[at('2023-12-26')]).toBe(NEAR.after);
    expect(days.near[at('2024-05-10')]).toBe(NEAR.bridge);
    expect(days.near[at('2024-05-14')]).toBe(NEAR.none);
    expect(days.christmas[at('2024-01-01')]).toBe(7);
    expect(days.christmas[at('2024-06-01')]).toBeNaN();
    expect(days.weekday[at('2024-05-10')]).toBe(4);
  });

  test('a holiday answers to its namesake, another day to its date', () => {
    expect(days.sameDate[at('2025-04-18')]).toBe(at('2024-03-29'));
    expect(days.sameDate[at('2025-06-03')]).toBe(at('2024-06-03'));
    expect(days.sameDate[at('2023-12-25')]).toBe(-1);
  });
});

test('values come back from the scale', () => {
  const count = { kind: 'count', min: 0, max: Number.POSITIVE_INFINITY } as const;
  for (const value of [0, 1, 17, 12_345]) {
    expect(fromValueScale(count, toValueScale(count, value))).toBeCloseTo(value, 6);
  }
  expect(fromValueScale(count, -50)).toBe(0);
  expect(fromValueScale({ kind: 'proportion', min: 0, max: 1 }, 1.2)).toBe(1);
});

test('simple forecasts, by hand', () => {
  const values = Float64Array.from({ length: 80 }, (_, slot) => slot);
  const out = new Float64Array(5);
  writeSimpleForecasts({ values, perDay: 1, origin: 60, slot: 62 }, out, 0);
  // Three days ahead: the newest known "same slot" is slot 59; last week 55; weeks 55, 48, 41, 34; median of eight; newest 59.
  expect([...out]).toEqual([59, 55, 44.5, 30.5, 59]);
});

test('blocks are short while history is, and cover every origin once', () => {
  const plan = { firstOrigin: 40 * 24, endOrigin: 60 * 24, every: 24, horizon: 24 };
  const blocks = listBlocks(plan, { perDay: 24 } as never);
  expect(blocks.map(({ start, end }) => [start / 24, end / 24])).toEqual([
    [15, 22],
    [22, 29],
    [29, 38],
    [38, 40],
    [40, 53],
    [53, 60],
  ]);
  expect(listOrigins(plan, 15 * 24, 17 * 24)).toEqual([15 * 24, 16 * 24]);
});
