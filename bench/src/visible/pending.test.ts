import { expect, test } from 'vitest';
import { Pending } from './pending.ts';

test('a newer reading on the page shows the older ones too', () => {
  const pending = new Pending();
  pending.acked(1, 10, 100);
  pending.acked(1, 11, 110);
  pending.acked(1, 12, 120);
  pending.acked(2, 10, 100);
  pending.seen(1, 11, 150);
  expect(pending.took).toEqual([50, 40]);
  expect(pending.left).toBe(2);
});

test('seen before its acknowledgement came costs nothing', () => {
  const pending = new Pending();
  pending.seen(1, 10, 90);
  pending.acked(1, 10, 100);
  expect([pending.took, pending.left]).toEqual([[0], 0]);
});
