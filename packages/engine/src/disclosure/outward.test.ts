import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf, showCount, showDifference, showRange, standInFor } from './outward.ts';

const rules = fc.record({ minimum: fc.integer({ min: 2, max: 50 }), base: fc.constantFrom(1, 3, 5, 10) });
const rule = { minimum: 5, base: 1 };

test.each([
  [0, 0],
  [1, Number.NaN],
  [4.99, Number.NaN],
  [5, 5],
  [12.5, 12.5],
])('a count of %d is shown as %d where the minimum is 5', (count, shown) => {
  expect(showCount(count, rule)).toBe(shown);
});

test('rounding comes after hiding', () => {
  expect(showCount(4, { minimum: 5, base: 10 })).toBeNaN();
  expect(showCount(14, { minimum: 5, base: 10 })).toBe(10);
});

describe('all hidden counts look alike', () => {
  test('one by one and in any mean, so that no arithmetic tells them apart', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.nat(100), { maxLength: 30 }),
        fc.array(fc.nat(), { minLength: 30 }),
        (one, counts, other) => {
          const isHidden = (count: number) => count > 0 && count < one.minimum;
          // The same day with every hidden count exchanged for another one.
          const changed = counts.map((count, i) =>
            isHidden(count) ? 1 + ((other[i] ?? 0) % (one.minimum - 1)) : count,
          );
          const seen = (day: readonly number[]) => day.map((count) => [showCount(count, one), standInFor(count, one)]);
          expect(seen(changed)).toEqual(seen(counts));
        },
      ),
    );
  });
});

test('a range on the grid holds what it held', () => {
  fc.assert(
    fc.property(
      rules,
      fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (one, values) => {
        const [low = 0, mid = 0, high = 0] = values.sort((a, b) => a - b);
        const shown = showRange({ low, mid, high }, one);
        expect(shown.low).toBeLessThanOrEqual(low);
        expect(shown.high).toBeGreaterThanOrEqual(high);
        for (const value of Object.values(shown)) expect(value % gridOf(one)).toBeCloseTo(0, 6);
      },
    ),
  );
});

test('the smallest number there is lies in its range', () => {
  expect(showRange({ low: 0, mid: 0, high: Number.MIN_VALUE }, rule)).toEqual({ low: 0, mid: 0, high: 5 });
});

test('a difference keeps its sign', () => {
  expect(showDifference(-1, rule)).toBe(-5);
  expect(showDifference(13, rule)).toBe(15);
  expect(showDifference(0, rule)).toBe(0);
});
