import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDraws } from '../seeded.test-kit.ts';
import { roundTable } from './controlled-rounding.ts';
import { roundAtRandom, roundWithTotal } from './random-rounding.ts';

const base = fc.integer({ min: 2, max: 12 });
const seed = fc.nat();
const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([height, width]) =>
    fc.array(fc.array(fc.nat(200), { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  );
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
/** One of the two multiples around it. */
const isNeighbour = (rounded: number, count: number, of: number) =>
  rounded % of === 0 && Math.abs(rounded - count) < of && rounded >= 0;

describe('random rounding', () => {
  it('gives one of the two multiples around', () => {
    fc.assert(
      fc.property(fc.nat(10_000), base, seed, (count, of, from) => {
        expect(isNeighbour(roundAtRandom(count, of, seededDraws(from)), count, of)).toBe(true);
      }),
    );
  });

  it('keeps the mean', () => {
    const draws = seededDraws(2);
    const times = 20_000;
    const mean = sumOf(Array.from({ length: times }, () => roundAtRandom(7, 5, draws))) / times;
    expect(Math.abs(mean - 7)).toBeLessThan(0.08);
  });
});

describe('rounding with a total', () => {
  it('adds up, with parts and total next to the truth', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 20 }), base, seed, (counts, of, from) => {
        const rounded = roundWithTotal(counts, of, seededDraws(from));
        expect(sumOf(rounded.slice(0, -1))).toBe(rounded.at(-1));
        for (const [at, count] of [...counts, sumOf(counts)].entries())
          expect(isNeighbour(rounded[at] ?? -1, count, of)).toBe(true);
      }),
    );
  });

  it('keeps the mean of each part', () => {
    const draws = seededDraws(6);
    const counts = [3, 8, 1, 12];
    const times = 10_000;
    const sums = [0, 0, 0, 0];
    for (let turn = 0; turn < times; turn += 1)
      for (const [at, value] of roundWithTotal(counts, 5, draws).slice(0, 4).entries())
        sums[at] = (sums[at] ?? 0) + value;
    for (const [at, count] of counts.entries()) expect(Math.abs((sums[at] ?? 0) / times - count)).toBeLessThan(0.12);
  });
});

describe('controlled rounding of a table', () => {
  it('adds up in rows and columns, and every cell and total is next to the truth', () => {
    fc.assert(
      fc.property(table, base, seed, (rows, of, from) => {
        const rounded = roundTable(rows, of, seededDraws(from));
        for (const [i, row] of rows.entries())
          for (const [j, count] of row.entries()) expect(isNeighbour(rounded[i]?.[j] ?? -1, count, of)).toBe(true);
        for (const [i, row] of rows.entries()) expect(isNeighbour(sumOf(rounded[i] ?? []), sumOf(row), of)).toBe(true);
        for (const j of (rows[0] ?? []).keys()) {
          const column = (from_: readonly (readonly number[])[]) => sumOf(from_.map((row) => row[j] ?? 0));
          expect(isNeighbour(column(rounded), column(rows), of)).toBe(true);
        }
        expect(isNeighbour(sumOf(rounded.flat()), sumOf(rows.flat()), of)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the mean of each cell', () => {
    const draws = seededDraws(8);
    const rows = [
      [3, 8],
      [11, 2],
    ];
    const times = 6_000;
    const sums = [0, 0, 0, 0];
    for (let turn = 0; turn < times; turn += 1)
      for (const [at, value] of roundTable(rows, 5, draws).flat().entries()) sums[at] = (sums[at] ?? 0) + value;
    for (const [at, count] of rows.flat().entries())
      expect(Math.abs((sums[at] ?? 0) / times - count)).toBeLessThan(0.15);
  });

  it('refuses rows of different length and a base of one', () => {
    expect(() => roundTable([[1, 2], [3]], 5, seededDraws(1))).toThrow(RangeError);
    expect(() => roundTable([[1]], 1, seededDraws(1))).toThrow('invalid base: 1');
  });
});
