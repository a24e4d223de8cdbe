import { describe, expect, test } from 'vitest';
import { byMonth, foldLater, openFrom } from './fold-history.ts';

const at = (n: number) => ({ at: `2026-11-${String(n).padStart(2, '0')}` });
const days = (n: number) => Array.from({ length: n }, (_, index) => at(index + 1));

describe('openFrom', () => {
  test('leaves a list open of which too little would be folded', () => {
    expect(openFrom([])).toBe('');
    expect(openFrom(days(12))).toBe('');
  });

  test('is the moment of the tenth from the end', () => {
    expect(openFrom(days(13))).toBe('2026-11-04');
    expect(openFrom(days(28))).toBe('2026-11-19');
  });

  test('keeps what happened at one moment together', () => {
    const moments = [at(1), ...Array.from({ length: 20 }, () => at(2))];
    const from = openFrom(moments);
    expect(moments.filter((one) => one.at >= from)).toHaveLength(20);
  });
});

describe('foldLater', () => {
  test('folds nothing of a list of which too little would be folded', () => {
    expect(foldLater(days(12), () => true)).toEqual({ open: days(12), folded: [] });
  });

  test('folds what may be folded behind the tenth, and keeps all else in its place', () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    const { open, folded } = foldLater(items, (item) => item % 2 === 0);
    expect(folded).toEqual([20, 22, 24, 26, 28]);
    expect(open).toEqual(items.filter((item) => !folded.includes(item)));
  });
});

test('byMonth gathers what comes in one month, in the order in which it comes', () => {
  const monthOf = (one: { at: string }) => one.at.slice(0, 7);
  expect(byMonth([{ at: '2026-10-31' }, ...days(2)], monthOf)).toEqual([
    { name: '2026-10', items: [{ at: '2026-10-31' }] },
    { name: '2026-11', items: days(2) },
  ]);
  expect(byMonth([], monthOf)).toEqual([]);
});
