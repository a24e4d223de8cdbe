import { expect, test } from 'vitest';
import { shownDecimals } from './shown-decimals.ts';

test.each([
  [0.04, 'uSv/h', 3],
  [-0.04, 'uSv/h', 3],
  [0.0999, 'mg/m3', 3],
  [0.1, 'uSv/h', 1],
  [12.34, 'uSv/h', 1],
  [0.0004, 'mSv/h', 5],
  [0, 'uSv/h', 1],
  [1e-17, 'uSv/h', 1],
  [0.04, 'Cel', 1],
  [0.04, '{count}', 1],
  [0.04, '', 1],
])('%d %s has %d decimals at most', (value, unit, decimals) => {
  expect(shownDecimals(value, unit)).toBe(decimals);
});
