import { expect, test } from 'vitest';
import { RecentRefusal } from './recent-refusal.ts';

test('a refusal counts until something is taken, and for ten seconds at most', () => {
  let now = 5_000;
  const refusal = new RecentRefusal(() => now);
  expect(refusal.isRecent).toBe(false);
  refusal.refused();
  now += 9_999;
  expect(refusal.isRecent).toBe(true);
  now += 1;
  expect(refusal.isRecent).toBe(false);
  refusal.refused();
  expect(refusal.isRecent).toBe(true);
  refusal.taken();
  expect(refusal.isRecent).toBe(false);
});
