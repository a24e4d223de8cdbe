import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from './read-address.ts';

test('numbers are read back as they were written', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      expect(readText('integer', String(value))).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readText('number', JSON.stringify(value))).toBe(Object.is(value, -0) ? 0 : value);
    }),
  );
});

test.each(['', ' 5', '5 ', '0x10', '1_000', 'NaN', 'Infinity', '--5', '5,2', '.5'])('%j stays text', (text) => {
  expect(readText('number', text)).toBe(text);
  expect(readText('integer', text)).toBe(text);
});

test('yes and no are two words', () => {
  expect(['true', 'false', '1', 'TRUE', ''].map((text) => readText('boolean', text))).toEqual([
    true,
    false,
    '1',
    'TRUE',
    '',
  ]);
});

test('texts stay texts, whatever they look like', () => {
  expect(['12', 'true', 'null'].map((text) => readText('string', text))).toEqual(['12', 'true', 'null']);
  expect(readText(undefined, '12')).toBe('12');
});
