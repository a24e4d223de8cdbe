import { expect, test } from 'vitest';
import { FloodGuard } from './flood-guard.ts';

test('a minute at once, then so many a minute; another thing has a bucket of its own', () => {
  const guard = new FloodGuard(60);
  for (let i = 0; i < 60; i++) expect(guard.take(1, 1, 0)).toBe(0);
  expect(guard.take(1, 1, 0)).toBe(1_000);
  expect(guard.take(1, 1, 999)).toBeCloseTo(1);
  expect(guard.take(2, 1, 0)).toBe(0);
  expect(guard.take(1, 1, 1_000)).toBe(0);
});

test('those that may wait wait one after the other, and those that may not come after them', () => {
  const guard = new FloodGuard(60);
  expect(guard.reserve(1, 60, 0)).toBe(0);
  expect(guard.reserve(1, 1, 0)).toBe(1_000);
  expect(guard.reserve(1, 1, 0)).toBe(2_000);
  expect(guard.take(1, 1, 0)).toBe(3_000);
});

test('a message that is larger than the bucket passes a full one', () => {
  const guard = new FloodGuard(60);
  expect(guard.take(1, 500, 0)).toBe(0);
  expect(guard.take(1, 1, 60_000)).toBeGreaterThan(0);
});
