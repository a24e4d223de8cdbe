import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSums } from './find-sums.ts';

const counts = (n: number) => fc.array(fc.nat(20), { minLength: n, maxLength: n });

test('finds the total of two and of three, and nothing where chance is an explanation', () => {
  fc.assert(
    fc.property(counts(400), counts(400), counts(400), (a, b, c) => {
      const pair = a.map((count, i) => count + (b[i] ?? 0));
      const all = pair.map((count, i) => count + (c[i] ?? 0));
      const found = findSums([
        { series: 1, counts: a },
        { series: 2, counts: b },
        { series: 3, counts: c },
        { series: 8, counts: pair },
        { series: 9, counts: all },
      ]);
      const told = found.map(({ total, parts }) => `${total}=${parts.join('+')}`);
      const isRich = [a, b, c].every((list) => list.filter((count) => count > 0).length > 300);
      if (isRich) expect(told).toEqual(expect.arrayContaining(['8=1+2', '9=3+8', '9=1+2+3']));
      expect(told.filter((one) => !['8=1+2', '9=3+8', '9=1+2+3'].includes(one))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('one moment that does not add up is enough to say no', () => {
  const ones = Array.from({ length: 300 }, () => 1);
  const twos = ones.map((one) => one * 2);
  const columns = (total: number[]) => [
    { series: 1, counts: ones },
    { series: 2, counts: ones },
    { series: 3, counts: total },
  ];
  expect(findSums(columns(twos))).toMatchObject([{ total: 3, parts: [1, 2], moments: 300 }]);
  expect(findSums(columns([...twos.slice(1), 3]))).toEqual([]);
  // What was not counted says nothing.
  expect(findSums(columns([...twos.slice(1), Number.NaN]))).toMatchObject([{ moments: 299 }]);
});

test('too few moments, or a part that hardly ever counts', () => {
  const few = Array.from({ length: 99 }, () => 1);
  const rare = Array.from({ length: 300 }, (_, i) => (i < 5 ? 1 : 0));
  const ones = rare.map(() => 1);
  expect(
    findSums([1, 2].map((series) => ({ series, counts: few })).concat({ series: 3, counts: few.map(() => 2) })),
  ).toEqual([]);
  const total = ones.map((one, i) => one + (rare[i] ?? 0));
  expect(
    findSums([
      { series: 1, counts: ones },
      { series: 2, counts: rare },
      { series: 3, counts: total },
    ]),
  ).toEqual([]);
});
