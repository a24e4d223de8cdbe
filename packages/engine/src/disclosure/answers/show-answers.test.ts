import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summariseAnswers } from '../../feeling/answer-group.ts';
import { type ShownAnswers, showAnswers } from './show-answers.ts';

const marks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('what is shown of answers', () => {
  test('everything, where no count is small', () => {
    expect(showAnswers({ counts: [10, 0, 20], values: [1, 2, 3], minimum: 5 })).toEqual({
      n: 30,
      counts: [10, 0, 20],
      mean: 2.33,
      spread: 0.96,
    });
  });

  test('of marks: the mean, and not who gave the lowest ones', () => {
    const counts = [1, 0, 2, 5, 9, 22, 35, 18, 4, 2];
    const shown = showAnswers({ counts, values: marks, minimum: 5 });
    expect(shown.mean).toBe(6.62);
    expect([0, 2, 8, 9].map((at) => shown.counts[at])).toEqual([null, null, null, null]);
    // Never too narrow: told upwards.
    expect(shown.spread).toBeGreaterThanOrEqual(summariseAnswers(counts, marks).spread);
  });

  test('of yes and no: the share gives a small count away, so it is hidden too', () => {
    expect(showAnswers({ counts: [97, 3], values: [0, 1], minimum: 5 })).toEqual({
      n: 100,
      counts: [null, null],
      mean: null,
      spread: null,
    });
    expect(showAnswers({ counts: [100, 0], values: [0, 1], minimum: 5 }).mean).toBe(0);
  });
});

const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

/** Every row of whole counts that fits what is told, cell by cell. */
function possible(shown: ShownAnswers, values: readonly number[]): Set<number>[] {
  const found = shown.counts.map(() => new Set<number>());
  const near = (a: number, b: number | null) => b === null || Math.abs(a - b) <= 0.005 + 1e-9;
  // Any of the steps in which it may have been told, the finest that fits the digits.
  const step =
    [8, 4, 2, 1, 0.5, 0.25, 0.1, 0.01].find((one) => shown.spread !== null && isMultiple(shown.spread, one)) ?? 1;
  const isBelow = (a: number, b: number | null) => b === null || (a <= b + 1e-9 && a >= b - step - 1e-9);
  const walk = (counts: number[], left: number) => {
    const at = counts.length;
    if (at === values.length) {
      if (left !== 0) return;
      const { mean, spread } = summariseAnswers(counts, values);
      if (near(mean, shown.mean) && isBelow(spread, shown.spread))
        for (const [i, count] of counts.entries()) found[i]?.add(count);
      return;
    }
    const known = shown.counts[at];
    if (known !== null && known !== undefined) {
      if (known <= left) walk([...counts, known], left - known);
    } else for (let count = 0; count <= left; count++) walk([...counts, count], left - count);
  };
  walk([], shown.n);
  return found;
}

test('nobody can work out a small count, by trying everything that fits', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 }));
  const rows = fc
    .array(count, { minLength: 2, maxLength: 5 })
    .filter((row) => row.reduce((a, b) => a + b, 0) >= 10 && row.reduce((a, b) => a + b, 0) <= 30);
  fc.assert(
    fc.property(rows, (counts) => {
      const values = counts.map((_, at) => at + 1);
      const shown = showAnswers({ counts, values, minimum: 5 });
      const fits = possible(shown, values);
      for (const [at, real] of counts.entries()) {
        expect(fits[at]).toContain(real);
        if (real > 0 && real < 5) expect(fits[at]?.size).toBeGreaterThan(1);
        if (shown.counts[at] !== null) expect(shown.counts[at]).toBe(real);
      }
    }),
    { numRuns: 100 },
  );
});
