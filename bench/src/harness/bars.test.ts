import { expect, test } from 'vitest';
import { markOf, toRow } from './bars.ts';

test('more is better, unless less is', () => {
  const rate = { must: 80, aim: 180, unit: '/s' };
  expect([79, 80, 179, 180].map((value) => markOf(value, rate))).toEqual(['MISS', 'bar', 'bar', 'aim']);
  const time = { must: 500, aim: 200, less: true, unit: 'ms' };
  expect([501, 500, 200].map((value) => markOf(value, time))).toEqual(['MISS', 'bar', 'aim']);
  expect(markOf(1, { must: 50, less: true, unit: 'ms' })).toBe('bar');
  expect(markOf(1, undefined)).toBe('–');
});

test('a figure that was not verified, or not measured, is a miss', () => {
  const rate = { must: 80, unit: '/s' };
  expect(markOf(100, rate, false)).toBe('MISS');
  expect(markOf(Number.NaN, rate)).toBe('MISS');
  expect(toRow({ what: 'x', value: 100, unit: '/s', bar: rate, verified: false })).toEqual([
    'x',
    '100',
    '/s',
    '≥ 80',
    '',
    'MISS',
    'NO',
    '',
  ]);
});
