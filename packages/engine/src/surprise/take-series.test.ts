import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { contradicts, takeSeries } from './take-series.ts';

const timesEvery = (intervalMs: number, n = 24) => Array.from({ length: n }, (_, i) => i * intervalMs);
const auto = { kind: 'auto' } as const;

describe('interval', () => {
  test.each([MINUTE, 5 * MINUTE, HOUR, DAY])('%d ms', (intervalMs) => {
    expect(takeSeries(auto, timesEvery(intervalMs), [1, 2]).spec.intervalMs).toBe(intervalMs);
  });

  test.each([
    ['the middle one where some are missing', [0, 5, 10, 40, 45, 50].map((at) => at * MINUTE), 5 * MINUTE],
    ['at least a minute', timesEvery(1000), MINUTE],
    ['at most a day', timesEvery(7 * DAY), DAY],
    ['an hour where there is one reading', [0], HOUR],
  ])('%s', (_what, times, intervalMs) => {
    expect(takeSeries(auto, times, [1]).spec.intervalMs).toBe(intervalMs);
  });

  test('as declared', () => {
    expect(takeSeries({ ...auto, intervalMs: HOUR }, timesEvery(MINUTE), [1]).spec.intervalMs).toBe(HOUR);
  });
});

describe('range', () => {
  test.each([
    ['counts are never below zero', [3, 5], { kind: 'count', min: 0, max: Number.POSITIVE_INFINITY }],
    ['shares lie between 0 and 1', [0.2, 0.5], { kind: 'proportion', min: 0, max: 1 }],
    ['levels reach ten times what was seen beyond it', [40.5, 50.5], { kind: 'level', min: -59.5, max: 150.5 }],
    ['a level that never changed reaches a tenth of itself', [-50.5], { kind: 'level', min: -55.55, max: -45.45 }],
  ])('%s', (_what, values, wanted) => {
    const { kind, min, max } = takeSeries(auto, timesEvery(HOUR), values).spec;
    expect(kind).toBe(wanted.kind);
    expect(min).toBeCloseTo(wanted.min, 9);
    expect(max === wanted.max || Math.abs(max - wanted.max) < 1e-9).toBe(true);
  });

  test('shares in per cent reach to 100', () => {
    expect(takeSeries({ kind: 'proportion' }, timesEvery(HOUR), [12, 80]).spec.max).toBe(100);
  });

  test('is closed only where both ends are declared', () => {
    const open = (declared: object) => takeSeries({ ...auto, ...declared }, timesEvery(HOUR), [1.5]).isRangeOpen;
    expect([open({}), open({ min: 0 }), open({ min: 0, max: 140 })]).toEqual([true, true, false]);
  });
});

test.each([
  ['count', 7, 0, false],
  ['count', 1.5, 0, true],
  ['count', -1, 1, false],
  ['count', -1, 3, true],
  ['proportion', 1.2, 0, true],
  ['level', -1, 9, false],
] as const)('%s, %d, the %dth below zero: %s', (kind, value, negatives, isOther) => {
  expect(contradicts(kind, value, negatives)).toBe(isOther);
});
