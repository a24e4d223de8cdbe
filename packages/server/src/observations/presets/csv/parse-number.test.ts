import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

const read = (text: string, decimal = '.') => parseNumber(`x${text}y`, 1, text.length + 1, decimal.charCodeAt(0));

it.each([
  ['0', 0],
  ['-3.50', -3.5],
  [' 12 ', 12],
  ['+7', 7],
  ['.5', 0.5],
  ['1e3', 1000],
  ['123456789012345678', 123456789012345680],
])('reads %j', (text, value) => {
  expect(read(text)).toBe(value);
});

it.each(['', ' ', '-', '.', '1.2.3', '1,5', '0x10', 'Infinity', '1 000', '12abc', '--1'])('refuses %j', (text) => {
  expect(read(text)).toBeNaN();
});

it('reads a decimal comma, and no point beside it', () => {
  expect(read('1234,25', ',')).toBe(1234.25);
  expect(read('1.234,25', ',')).toBeNaN();
  expect(read('1.234', ',')).toBeNaN();
});

it('reads what JavaScript writes', () => {
  const double = fc.double({ noDefaultInfinity: true, noNaN: true });
  const rounded = fc.tuple(fc.integer(), fc.nat({ max: 9 })).map(([value, places]) => (value / 1000).toFixed(places));
  fc.assert(
    fc.property(fc.oneof(double.map(String), rounded), (written) => {
      expect(read(written) + 0).toBe(Number(written) + 0);
    }),
  );
});
