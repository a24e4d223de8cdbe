import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { createPeakTail, learnPeak, surpriseOf } from './peak-tail.ts';

const HORIZON = 100_000;

function learned(values: Iterable<number>, horizon = HORIZON) {
  const tail = createPeakTail();
  for (const value of values) learnPeak(tail, value, horizon);
  return tail;
}

describe('what a tail says', () => {
  test('nothing before it has seen twenty readings', () => {
    const tail = learned(Array.from({ length: 19 }, (_, i) => i + 1));
    expect(surpriseOf(tail, 1e6, HORIZON)).toBe(0);
  });

  test('nothing of values that are usual', () => {
    const { uniform } = createNoise(1);
    const tail = learned(Array.from({ length: 5000 }, () => 10 + uniform()));
    expect(surpriseOf(tail, 10.5, HORIZON)).toBe(0);
  });

  test.each([
    ['exponential', (u: number) => -Math.log(1 - u), 1.5],
    ['Pareto with index ½', (u: number) => (1 - u) ** -0.5, 1.5],
    // The prior takes a short tail for a longer one, so that it says less than it might.
    ['uniform', (u: number) => u, 3.5],
  ])('%s: the highest of 5,000 is about as rare as 1 in 5,000', (_what, quantile, carefulBy) => {
    const { uniform } = createNoise(2);
    const tail = learned(Array.from({ length: 5000 }, () => quantile(uniform())));
    const said = surpriseOf(tail, quantile(1 - 1 / 5000), HORIZON);
    expect(said).toBeLessThan(Math.log(5000) + 1.5);
    expect(said).toBeGreaterThan(Math.log(5000) - carefulBy);
  });

  test('the same in any unit', () => {
    const { normal } = createNoise(3);
    const values = Array.from({ length: 2000 }, () => Math.abs(normal()));
    const said = surpriseOf(learned(values), 5, HORIZON);
    const inThousands = surpriseOf(learned(values.map((value) => 1000 * value)), 5000, HORIZON);
    expect(inThousands).toBeCloseTo(said, 4);
  });

  test('less the second time', () => {
    const { normal } = createNoise(4);
    const tail = learned(Array.from({ length: 2000 }, () => Math.abs(normal())));
    const first = surpriseOf(tail, 12, HORIZON);
    learnPeak(tail, 12, HORIZON);
    for (let i = 0; i < 50; i++) learnPeak(tail, 0.5, HORIZON);
    expect(surpriseOf(tail, 12, HORIZON)).toBeLessThan(first);
  });
});

test('values close together are one peak', () => {
  const tail = learned([...Array(100).fill(0), 5, 6, 9, 7, 6, ...Array(100).fill(0)]);
  expect(tail.kept).toBe(1);
  expect(tail.peaks[0]).toBe(9);
});

test('a peak is forgotten behind the horizon', () => {
  const values = function* () {
    yield 1000;
    for (let i = 0; i < 3000; i++) yield i % 20 === 0 ? 1 + (i % 7) : 0;
  };
  expect(learned(values(), 1000).peaks[0]).toBeLessThan(10);
  expect(learned(values(), 10_000).peaks[0]).toBe(1000);
});

test('peaks stay in order, and rarer is always further out', () => {
  const anyValues = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(anyValues, fc.double({ min: 0, max: 1e6, noNaN: true }), (values, height) => {
      const tail = learned(values);
      const peaks = [...tail.peaks.subarray(0, tail.kept)];
      expect(peaks).toEqual([...peaks].sort((a, b) => b - a));
      const said = surpriseOf(tail, height, HORIZON);
      expect(said).toBeGreaterThanOrEqual(0);
      expect(surpriseOf(tail, height + 1, HORIZON)).toBeGreaterThanOrEqual(said);
    }),
    { seed: 7 },
  );
});
