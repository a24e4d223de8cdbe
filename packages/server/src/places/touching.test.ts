import type { Geometry } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { touches } from './touching.ts';

const box = (west: number, south: number, size = 0.01): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [5.11005, 52.1],
    [5.11005, 52.2],
  ],
};

test.each([
  ['a shared side', box(5.1, 52.1), box(5.11, 52.1), true],
  ['a shared corner', box(5.1, 52.1), box(5.11, 52.11), true],
  ['a small one in the middle of a long side', box(5.1, 52.1), box(5.11, 52.104, 0.001), true],
  ['a street of 14 m between them', box(5.1, 52.1), box(5.1102, 52.1), true],
  ['a park of 140 m between them', box(5.1, 52.1), box(5.112, 52.1), false],
  ['the other end of the city', box(5.1, 52.1), box(5.2, 52.1), false],
  ['a street along it', box(5.1, 52.1), line, true],
  ['a point far off', box(5.1, 52.1), { type: 'Point', coordinates: [5.3, 52] } as Geometry, false],
])('%s', (_name, one, other, expected) => {
  expect(touches(one, other)).toBe(expected);
  expect(touches(other, one)).toBe(expected);
});
