import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SeriesSpec } from './series-spec.ts';
import { fromScale, toScale } from './transform.ts';

const specs: SeriesSpec[] = [
  { kind: 'count', intervalMs: 1, min: 0, max: 1e6 },
  { kind: 'level', intervalMs: 1, min: -40, max: 140 },
  { kind: 'proportion', intervalMs: 1, min: 0, max: 100 },
];

test.each(specs)('$kind comes back from its scale', (spec) => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, (x) => {
      const value = spec.min + x * (spec.max - spec.min);
      expect(fromScale(spec, toScale(spec, value))).toBeCloseTo(value, 5);
    }),
    { seed: 7 },
  );
});

test.each(specs)('$kind never leaves its physical range', (spec) => {
  for (const y of [-1e3, -1, 0, 1, 1e4]) {
    expect(fromScale(spec, y)).toBeGreaterThanOrEqual(spec.min);
    expect(fromScale(spec, y)).toBeLessThanOrEqual(spec.max);
  }
});
