import { expect, it } from 'vitest';
import { niceExtent, stickyExtent } from './sticky-range.ts';

it('rounds outwards, not below zero without need', () => {
  expect(niceExtent(41, 58)).toEqual({ min: 40, max: 60 });
  expect(niceExtent(0, 9)).toEqual({ min: 0, max: 10 });
  expect(niceExtent(-3, 9).min).toBeLessThan(-3);
  expect(niceExtent(5, 5).max).toBeGreaterThan(5);
});

it('holds still while new points fit', () => {
  const former = { min: 30, max: 70 };
  expect(stickyExtent(former, 35, 68)).toBe(former);
  expect(stickyExtent(former, 35, 71).max).toBeGreaterThan(71);
  expect(stickyExtent(former, 48, 50).max).toBeLessThan(60);
});
