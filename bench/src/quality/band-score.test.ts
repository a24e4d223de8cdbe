import { QUANTILES } from '@wijkritme/engine';
import { expect, test } from 'vitest';
import { addReading, createBandScore, mergeScores } from './band-score.ts';

/** Quantiles of a uniform distribution from 0 to 100. */
const told = Float64Array.from(QUANTILES, (share) => 100 * share);

test('values spread evenly over a uniform distribution cover what each band promises', () => {
  const score = createBandScore();
  for (let i = 0; i < 1000; i++) addReading(score, (i + 0.5) / 10, told);
  expect(score.inside).toEqual([980, 950, 900, 800, 500]);
  expect(score.below[5]).toBe(500);
  expect(score.width80 / score.count).toBeCloseTo(80);
});

test('the loss of one reading, by hand', () => {
  const score = createBandScore();
  addReading(score, 50, told);
  const byHand = QUANTILES.map((share) =>
    share <= 0.5 ? share * (50 - 100 * share) : (1 - share) * (100 * share - 50),
  );
  expect(score.pinball).toBeCloseTo(byHand.reduce((sum, loss) => sum + loss, 0) / QUANTILES.length);
  expect(score.below[5]).toBe(0.5);
});

test('scores add up', () => {
  const [one, two] = [createBandScore(), createBandScore()];
  addReading(one, 5, told);
  addReading(two, 95, told);
  expect(mergeScores([one, two])).toMatchObject({ count: 2, absolute: 90 });
});
