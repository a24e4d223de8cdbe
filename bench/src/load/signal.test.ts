import { expect, test } from 'vitest';
import { readingAt, Timeline } from './signal.ts';

test('the same series and time give the same number, within what the property allows', () => {
  const at = Date.UTC(2026, 10, 1);
  const values = Array.from({ length: 2_000 }, (_, i) => readingAt(3, at + i * 300_000));
  expect(values).toEqual(Array.from({ length: 2_000 }, (_, i) => readingAt(3, at + i * 300_000)));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThanOrEqual(150);
  expect(new Set(values).size).toBeGreaterThan(20);
});

test('each series goes on where it was', () => {
  const line = new Timeline(Date.UTC(2026, 0, 1, 0, 30), 60_000);
  const midnight = Date.UTC(2026, 0, 1);
  expect([line.take(1), line.take(1), line.take(2)]).toEqual([midnight, midnight + 60_000, midnight]);
  expect(line.taken().rows).toBe(3);
  expect([...line.taken().last]).toEqual([
    [1, midnight + 60_000],
    [2, midnight],
  ]);
});
