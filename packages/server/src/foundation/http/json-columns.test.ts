import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonOfColumns } from './json-columns.ts';

const shown = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((thousandths) => thousandths / 1000);
const number = fc.oneof(shown, fc.double(), fc.constantFrom(0, -0, 0.001, 2147483646.999, 2147483647, 1e21, 5e-324));

it('a column is the text that JSON makes of the same list', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (values) => {
      const asList = JSON.stringify({ a: 'é"', values, more: [{ values }] });
      const column = Float64Array.from(values);
      expect(jsonOfColumns({ a: 'é"', values: column, more: [{ values: column }] }).bytes.toString()).toBe(asList);
    }),
  );
});

it('everything else is as it would be: names, texts, lists, nothing', () => {
  const value = {
    empty: {},
    none: null,
    gone: undefined,
    list: [],
    flags: [true, false],
    deep: [{ a: [1] }, {}],
    'a"b': '\u2028🌊',
  };
  expect(jsonOfColumns(value).bytes.toString()).toBe(JSON.stringify(value));
});

it('a column longer than the first room is whole', () => {
  const column = Float64Array.from({ length: 20_000 }, (_, i) => i + 0.125);
  expect(JSON.parse(jsonOfColumns({ column }).bytes.toString()).column).toEqual([...column]);
});
