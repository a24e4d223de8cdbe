import { expect, test } from 'vitest';
import { boundsOf, labelPointOf, positionsOf } from './geometry.ts';

const square = (x: number, size: number) => [
  [x, 0],
  [x + size, 0],
  [x + size, size],
  [x, size],
  [x, 0],
];

test('a name stands in the middle of the largest part', () => {
  const geometry = { type: 'MultiPolygon', coordinates: [[square(0, 1)], [square(10, 4)]] };
  expect(labelPointOf({ type: 'Feature', geometry, properties: {} })).toEqual([12, 2]);
});

test('a street is named at its middle; a place without shape nowhere', () => {
  const geometry = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  };
  expect(labelPointOf({ type: 'Feature', geometry, properties: {} })).toEqual([1, 1]);
  expect(labelPointOf({ type: 'Feature', geometry: null, properties: {} })).toBeUndefined();
});

test('bounds of everything', () => {
  expect(boundsOf(positionsOf([square(0, 1), square(10, 4)]))).toEqual([0, 0, 14, 4]);
  expect(boundsOf([])).toBeUndefined();
});
