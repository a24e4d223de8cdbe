import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededBytes, seededDraws, tally } from '../seeded.test-kit.ts';
import { drawDiscreteLaplace, drawExpMinus } from './discrete-laplace.ts';
import { createDraws } from './draws.ts';
import { marginOf, releaseCount, releaseValue } from './mechanisms.ts';

describe('uniform draws', () => {
  it('favour no value, also for limits that are no power of two', () => {
    const draws = seededDraws(1);
    const counts = tally(30_000, () => Number(draws.below(6n)));
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    // Chi-squared with 5 degrees of freedom stays below 20.5 in 999 of 1 000 fair cases.
    const chi = [...counts.values()].reduce((sum, seen) => sum + (seen - 5_000) ** 2 / 5_000, 0);
    expect(chi).toBeLessThan(20.5);
  });

  it('use fresh bytes for every draw, and as many as the limit needs', () => {
    const asked: number[] = [];
    const bytes = seededBytes(3);
    const draws = createDraws((count) => {
      asked.push(count);
      return bytes(count);
    });
    draws.below(2n ** 64n);
    expect(asked[0]).toBe(8);
    draws.below(1n);
    expect(asked).toHaveLength(1);
  });

  it('refuse a limit below one', () => {
    expect(() => seededDraws(1).below(0n)).toThrow('invalid limit: 0');
  });
});

describe('exp(−γ) as a coin', () => {
  it.each([
    [0n, 1n],
    [1n, 10n],
    [1n, 1n],
    [5n, 2n],
  ])('comes out with probability exp(−%s/%s)', (numerator, denominator) => {
    const draws = seededDraws(11);
    const times = 20_000;
    const heads = tally(times, () => Number(drawExpMinus(numerator, denominator, draws))).get(1) ?? 0;
    const wanted = Math.exp(-Number(numerator) / Number(denominator));
    expect(Math.abs(heads / times - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / times) + 1e-9);
  });
});

describe('discrete Laplace noise', () => {
  it('has the probabilities of the distribution', () => {
    const draws = seededDraws(5);
    const times = 40_000;
    const counts = tally(times, () => Number(drawDiscreteLaplace(1n, 2n, draws)));
    const alpha = Math.exp(-1 / 2);
    let chi = 0;
    for (let x = -8; x <= 8; x += 1) {
      const wanted = (times * (1 - alpha) * alpha ** Math.abs(x)) / (1 + alpha);
      chi += ((counts.get(x) ?? 0) - wanted) ** 2 / wanted;
    }
    // 17 classes; 1 of 1 000 fair cases lies above 40.8.
    expect(chi).toBeLessThan(40.8);
  });

  it('is symmetric around zero: no bias in published counts', () => {
    const draws = seededDraws(9);
    const times = 20_000;
    let sum = 0;
    for (let turn = 0; turn < times; turn += 1) sum += Number(drawDiscreteLaplace(1n, 4n, draws));
    // Variance 2α/(1−α)² with α = e^(−1/4).
    const alpha = Math.exp(-1 / 4);
    const spread = Math.sqrt((2 * alpha) / (1 - alpha) ** 2 / times);
    expect(Math.abs(sum / times)).toBeLessThan(4 * spread);
  });

  it('refuses a scale of nothing', () => {
    expect(() => drawDiscreteLaplace(0n, 1n, seededDraws(1))).toThrow(RangeError);
  });
});

describe('a released count', () => {
  const question = { count: 20, sensitivity: 1, epsilonMillionths: 1_000_000, max: 10_000 };

  it('differs from that of a neighbour by at most a factor e^ε, in every answer', () => {
    const draws = seededDraws(21);
    const times = 60_000;
    const one = tally(times, () => releaseCount(question, draws));
    const other = tally(times, () => releaseCount({ ...question, count: 21 }, draws));
    for (const answer of one.keys()) {
      const [a, b] = [one.get(answer) ?? 0, other.get(answer) ?? 0];
      if (Math.min(a, b) < 200) continue;
      // Three standard errors of a ratio of counts.
      const slack = Math.exp(3 * Math.sqrt(1 / a + 1 / b));
      expect(a / b).toBeLessThan(Math.E * slack);
      expect(b / a).toBeLessThan(Math.E * slack);
    }
  });

  it('is a whole number from 0 to the largest that was declared', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (count, max, sensitivity, seed) => {
          const answer = releaseCount({ count, max, sensitivity, epsilonMillionths: 300_000 }, seededDraws(seed));
          expect(Number.isSafeInteger(answer) && answer >= 0 && answer <= max).toBe(true);
        },
      ),
    );
  });

  it('is cut off before the noise, so that an outlier does not show', () => {
    const answer = (count: number) => releaseCount({ ...question, count, max: 50 }, seededDraws(4));
    expect(answer(1_000_000)).toBe(answer(50));
  });

  it.each([
    ['no sensitivity', { sensitivity: 0 }],
    ['half a sensitivity', { sensitivity: 0.5 }],
    ['no budget', { epsilonMillionths: 0 }],
    ['a negative count', { count: -1 }],
    ['a count that is no number', { count: Number.NaN }],
  ])('refuses %s', (_, change) => {
    expect(() => releaseCount({ ...question, ...change }, seededDraws(1))).toThrow(RangeError);
  });
});

describe('a released value', () => {
  const question = { value: 54.321, sensitivity: 0.5, epsilonMillionths: 500_000, min: 30, max: 100, grid: 0.1 };

  it('stands on the grid, so that its last digits tell nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 30, max: 100, noNaN: true }), fc.nat(), (value, seed) => {
        const answer = releaseValue({ ...question, value }, seededDraws(seed));
        expect(Math.abs(answer / 0.1 - Math.round(answer / 0.1))).toBeLessThan(1e-9);
        expect(answer >= 30 - 1e-9 && answer <= 100 + 1e-9).toBe(true);
      }),
    );
  });

  it('can be every grid value near, whatever the true value was', () => {
    const draws = seededDraws(31);
    const seen = (value: number) =>
      new Set(tally(20_000, () => Math.round(releaseValue({ ...question, value }, draws) * 10)).keys());
    const [one, other] = [seen(54.3), seen(54.8)];
    for (let step = 525; step <= 565; step += 1)
      expect([step, one.has(step), other.has(step)]).toEqual([step, true, true]);
  });

  it.each([
    ['no grid', { grid: 0 }],
    ['no sensitivity', { sensitivity: 0 }],
    ['an empty range', { min: 5, max: 5 }],
    ['no value', { value: Number.NaN }],
    ['a range without end', { max: Number.POSITIVE_INFINITY }],
  ])('refuses %s', (_, change) => {
    expect(() => releaseValue({ ...question, ...change }, seededDraws(1))).toThrow(RangeError);
  });
});

describe('the margin that stands beside a figure', () => {
  it.each([
    [1, 1_000_000, 0.95],
    [1, 100_000, 0.95],
    [3, 500_000, 0.8],
  ])('holds: sensitivity %s, %s millionths, %s', (sensitivity, epsilonMillionths, confidence) => {
    const draws = seededDraws(41);
    const margin = marginOf(sensitivity, epsilonMillionths, confidence);
    const times = 8_000;
    const within = tally(times, () =>
      Number(
        Math.abs(releaseCount({ count: 100_000, sensitivity, epsilonMillionths, max: 200_000 }, draws) - 100_000) <=
          margin,
      ),
    ).get(1);
    expect((within ?? 0) / times).toBeGreaterThan(confidence - 0.012);
    expect(margin).toBeGreaterThan(0);
  });
});
