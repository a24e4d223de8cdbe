import { describe, expect, test } from 'vitest';
import { planSums } from './plan-sums.ts';

const planOf = (sums: Parameters<typeof planSums>[0]) => {
  const found = planSums(sums);
  if (!found.ok) throw new Error(found.reason);
  return (series: number) => found.plans.get(series);
};

describe('who is shown with whom', () => {
  test('a total with its parts', () => {
    const of = planOf([{ total: 3, parts: [1, 2] }]);
    expect(of(1)).toEqual({ needs: [], madeOf: null, group: [1, 2, 3] });
    expect(of(3)).toEqual({ needs: [1, 2], madeOf: [1, 2], group: [1, 2, 3] });
    expect(of(4)).toBeUndefined();
  });

  test('totals of totals, and two totals that share a part', () => {
    const of = planOf([
      { total: 10, parts: [9, 3] },
      { total: 9, parts: [1, 2] },
      { total: 11, parts: [1, 4] },
    ]);
    expect(of(10)?.needs).toEqual([1, 2, 3]);
    expect(of(11)?.needs).toEqual([1, 4]);
    expect(of(4)?.group).toEqual([1, 2, 3, 4, 9, 10, 11]);
  });

  test('a table with margins: both ways to the whole are made of the same cells', () => {
    const of = planOf([
      { total: 11, parts: [1, 2] },
      { total: 12, parts: [3, 4] },
      { total: 13, parts: [1, 3] },
      { total: 14, parts: [2, 4] },
      { total: 20, parts: [11, 12] },
      { total: 20, parts: [13, 14] },
    ]);
    expect(of(20)).toMatchObject({ needs: [1, 2, 3, 4], madeOf: [1, 2, 3, 4] });
    expect(of(14)?.needs).toEqual([2, 4]);
  });

  test('divided in two ways without common cells: the first alone, the rest together', () => {
    const of = planOf([
      { total: 20, parts: [1, 2] },
      { total: 20, parts: [3, 4] },
    ]);
    expect(of(1)?.needs).toEqual([]);
    expect(of(20)?.needs).toEqual([1, 2]);
    expect(of(3)).toMatchObject({ needs: [1, 2, 4], madeOf: null });
  });
});

describe('sums that cannot be', () => {
  test.each([
    ['part of itself', [{ total: 1, parts: [1, 2] }], 'circle'],
    [
      'in a circle',
      [
        { total: 1, parts: [2, 3] },
        { total: 2, parts: [1, 4] },
      ],
      'circle',
    ],
    [
      'in a circle by its second sum',
      [
        { total: 1, parts: [2, 3] },
        { total: 2, parts: [5, 6] },
        { total: 2, parts: [1, 4] },
      ],
      'circle',
    ],
    [
      'counted twice',
      [
        { total: 9, parts: [1, 2] },
        { total: 10, parts: [9, 1] },
      ],
      'twice',
    ],
  ] as const)('%s', (_name, sums, reason) => {
    expect(planSums(sums)).toMatchObject({ ok: false, reason });
  });
});
