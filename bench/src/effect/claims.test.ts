import { expect, test } from 'vitest';
import { claimedChanges, toText } from './claims.ts';

const at = (day: number) => Date.UTC(2013, 0, 1 + day);
const claim = (id: string, day: number, verdict: 'probably-less' | 'probably-more' = 'probably-more') => ({
  id,
  verdict,
  startMs: at(day),
  endMs: at(day + 56),
});

test('measures of one place that overlap tell of one change, however many', () => {
  const changes = claimedChanges([claim('b', 0), claim('a', 28), claim('a', 0), claim('a', 56)]);
  expect(toText(changes)).toBe('a more 2013-01 ×3, b more 2013-01 ×1');
});

test('another direction, and weeks that only touch, are another change', () => {
  const changes = claimedChanges([claim('a', 0), claim('a', 28, 'probably-less'), claim('a', 56)]);
  expect(changes.map(({ claims }) => claims)).toEqual([1, 1, 1]);
});
