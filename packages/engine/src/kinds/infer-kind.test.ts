import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsKind, inferKind } from './infer-kind.ts';

test.each([
  ['counts', [0, 0, 3, 12], 'count', 'whole-and-not-negative'],
  ['zeros alone', [0, 0, 0], 'count', 'whole-and-not-negative'],
  ['sound levels', [48.1, 52, 61.7], 'level', 'fractions'],
  ['temperatures in whole degrees', [3, 1, -1], 'level', 'below-zero'],
  ['shares', [0, 0.25, 1], 'proportion', 'between-0-and-1'],
  ['prices', [0.02, 0.9, 1.4], 'level', 'fractions'],
  ['one fraction, repeated', [0.5, 0.5], 'level', 'all-equal-fraction'],
  ['gaps beside counts', [Number.NaN, 4, Number.NaN], 'count', 'whole-and-not-negative'],
  ['on and off that last', [...Array(20).fill(0), 1, 1, 1, 1, 1], 'state', 'only-0-and-1-that-last'],
  ['passers-by at night', Array.from({ length: 30 }, (_, i) => i % 2), 'count', 'whole-and-not-negative'],
  ['nothing', [], 'level', 'nothing-seen'],
  ['gaps alone', [Number.NaN], 'level', 'nothing-seen'],
])('%s', (_what, values, kind, reason) => {
  expect(inferKind(values)).toEqual({ kind, reason });
});

test('every value fits the kind that was inferred from it and others', () => {
  const anyValue = fc.oneof(fc.integer({ min: -50, max: 1000 }), fc.double({ min: -1, max: 2, noNaN: true }));
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 1 }), (values) => {
      const { kind } = inferKind(values);
      expect(values.every((value) => fitsKind(kind, value))).toBe(true);
    }),
    { seed: 7 },
  );
});

test.each([
  ['count', -1, false],
  ['count', 0.5, false],
  ['count', 7, true],
  ['proportion', 1.01, false],
  ['proportion', 1, true],
  ['level', -40, true],
  ['level', Number.POSITIVE_INFINITY, false],
] as const)('%s and %s: %s', (kind, value, fits) => {
  expect(fitsKind(kind, value)).toBe(fits);
});
