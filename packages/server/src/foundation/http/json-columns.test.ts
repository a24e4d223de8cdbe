import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonOfColumns } from './json-columns.ts';

const shown = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((thousandths) => thousandths / 1000);
const whole = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const edges = [
  0,
  -0,
  0.001,
  999_999,
  1e6,
  1e6 + 1,
  999_999_999_999_999,
  1e15,
  2147483646.999,
  2147483647,
  1e21,
  5e-324,
];
const number = fc.oneof(shown, whole, fc.integer(), fc.double(), fc.constantFrom(...edges));

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

it('values that are made one by one are a list, each written before the next', () => {
  const column = new Float64Array(2);
  function* tables() {
    for (let i = 0; i < 3; i++) yield { column: column.fill(i) };
  }
  expect(jsonOfColumns({ items: tables(), none: [][Symbol.iterator]() }).bytes.toString()).toBe(
    '{"items":[{"column":[0,0]},{"column":[1,1]},{"column":[2,2]}],"none":[]}',
  );
});

it('an answer stays what it was when the next one is written', () => {
  const first = jsonOfColumns({ values: Float64Array.of(1, 2, 3) }).bytes;
  jsonOfColumns({ values: Float64Array.of(4, 5, 6) });
  expect(first.toString()).toBe('{"values":[1,2,3]}');
});
