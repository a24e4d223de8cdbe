import { expect, test } from 'vitest';
import { nearestFirst } from './nearest-first.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T21:00:00.000Z`;
const signal = (id: number, day: number) => ({ id, start: at(day) });
const own = [
  { signalId: 1, start: at(10) },
  { signalId: 2, start: at(20) },
];

test('proposes what began nearest to one of the signals of a case, and none that is in it', () => {
  const around = [signal(1, 10), signal(3, 14), signal(4, 21), signal(5, 11), signal(2, 20)];
  // Two are a day away: the newest of them comes first.
  expect(nearestFirst(around, own).map(({ id }) => id)).toEqual([5, 4, 3]);
});

test('proposes ten at most', () => {
  const around = Array.from({ length: 20 }, (_, n) => signal(n + 3, 10));
  expect(nearestFirst(around, own)).toHaveLength(10);
});
