import { expect, test } from 'vitest';
import { createOnset, onsetScore } from './onset.ts';

test('tells the first, what is twice as rare, and what comes after the hold', () => {
  const onset = createOnset(10);
  const scores = [
    [0, 4],
    [1, 4.6],
    [2, 3],
    [3, 12],
    [4, 4],
    [12, 11],
    [13, 4],
  ].map(([t, evidence]) => onsetScore(onset, t as number, evidence as number)); // pairs
  expect(scores).toEqual([
    0.5,
    expect.closeTo((0.25 * 4.6) / 8.6),
    expect.closeTo(3 / 28),
    0.75,
    0.125,
    expect.closeTo(11 / 60),
    0.5,
  ]);
});

test.each([0, -1, Number.NEGATIVE_INFINITY, Number.NaN])('evidence of %s scores nothing', (evidence) => {
  expect(onsetScore(createOnset(10), 0, evidence)).toBe(0);
});
