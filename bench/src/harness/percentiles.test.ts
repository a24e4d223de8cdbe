import { describe, expect, test } from 'vitest';
import { medianOf, percentileOf, spreadOf } from './percentiles.ts';

describe('percentiles', () => {
  test('nearest rank of ascending numbers', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([0, 1, 50, 95, 99, 100].map((percent) => percentileOf(hundred, percent))).toEqual([1, 1, 50, 95, 99, 100]);
    expect(percentileOf([7], 95)).toBe(7);
  });

  test('no numbers have no percentile', () => {
    expect(percentileOf([], 50)).toBeNaN();
    expect(spreadOf([])).toEqual({
      count: 0,
      p50: Number.NaN,
      p95: Number.NaN,
      p99: Number.NaN,
      max: Number.NaN,
    });
  });

  test('spread sorts by number, not by text', () => {
    expect(spreadOf([10, 9, 100, 1])).toEqual({ count: 4, p50: 9, p95: 100, p99: 100, max: 100 });
    expect(medianOf([3, 1, 2])).toBe(2);
  });
});
