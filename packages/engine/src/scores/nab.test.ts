import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NabFile, nabProfiles, probationOf, scaledSigmoid, scoreNab, scoreNabAt } from './nab.ts';

/** 100 rows with one window of rows 40..49; these rows score 1, all others 0. */
function file(detections: readonly number[], windows = [{ first: 40, last: 49 }]): NabFile {
  const scores = new Float64Array(100);
  for (const row of detections) scores[row] = 1;
  return { scores, windows };
}
const standard = (...files: NabFile[]) => scoreNab(files, nabProfiles.standard).score;

describe('by hand', () => {
  // S(−1) = 2 / (1 + e⁻⁵) − 1 = 0.986614; S(−0.1) = 2 / (1 + e⁻⁰·⁵) − 1 = 0.244919; S(−0.5) = 0.848284.
  test.each([
    ['nothing said: −1 of −1', file([]), 0],
    ['the first row of the window: y = −10/10, credit 1', file([40]), 100],
    ['the fifth row from the end: y = −5/10, credit 0.848284 / 0.986614', file([45]), (100 * (1 + 0.859794)) / 2],
    ['the last row: y = −1/10, credit 0.244919 / 0.986614', file([49]), (100 * (1 + 0.248242)) / 2],
    ['only the earliest row inside earns', file([40, 44, 49]), 100],
    ['a false alarm before every window costs 0.11', file([20, 40]), (100 * (2 - 0.11)) / 2],
    // y = (54 − 49) / 9 = 0.555556; S = 2 / (1 + e²·⁷⁷⁷⁷⁸) − 1 = 2 / 17.0833 − 1 = −0.882926
    ['a false alarm just behind costs less', file([40, 54]), (100 * (2 - 0.11 * 0.882926)) / 2],
    // y = (77 − 49) / 9 = 3.11 > 3
    ['far behind it costs all', file([40, 77]), (100 * (2 - 0.11)) / 2],
    ['row 14 of 100 is in the probation, row 15 is not', file([14, 40]), 100],
    ['row 14 of 100 is in the probation, row 15 is not', file([15, 40]), (100 * (2 - 0.11)) / 2],
  ])('%s', (_what, one, score) => {
    expect(standard(one)).toBeCloseTo(score, 3);
  });

  test('false alarms that cost more than the window earns: nothing said is best', () => {
    const result = scoreNab([file([...Array(19).keys()].map((i) => i + 18).concat(49))], nabProfiles.standard);
    expect(result).toMatchObject({ score: 0, threshold: Number.POSITIVE_INFINITY, found: 0, falseAlarms: 0 });
  });

  test.each([
    // Found at the start with one false alarm before it: 1 − 0.22, of −1 to 1.
    ['lowFalsePositives', [20, 40], (100 * (2 - 0.22)) / 2],
    // 1 − 0.11, of −2 to 1.
    ['lowFalseNegatives', [20, 40], (100 * (3 - 0.11)) / 3],
  ] as const)('%s', (name, detections, score) => {
    expect(scoreNab([file(detections)], nabProfiles[name]).score).toBeCloseTo(score, 6);
  });

  test('one threshold for all files: found in one, missed in the other, 0 of 2', () => {
    expect(standard(file([40]), file([]))).toBeCloseTo(50, 6);
  });

  test('a window within the probation does not count', () => {
    const result = scoreNab([file([5], [{ first: 3, last: 8 }])], nabProfiles.standard);
    expect(result).toMatchObject({ windows: 0, score: 0 });
    expect(standard(file([40]), file([5], [{ first: 3, last: 8 }]))).toBe(100);
  });

  test('the threshold is the one that pays best', () => {
    const one = file([40]);
    const scores = Float64Array.from(one.scores, (score, i) => (i < 40 ? 0.4 : 0.9 * score));
    expect(scoreNab([{ ...one, scores }], nabProfiles.standard)).toMatchObject({ threshold: 0.9, score: 100 });
    // 25 false alarms, rows 15..39, at 0.11 each.
    const low = scoreNabAt([{ ...one, scores }], nabProfiles.standard, 0.4);
    expect(low.score).toBeCloseTo((100 * (2 - 25 * 0.11)) / 2, 6);
    expect(low).toMatchObject({ threshold: 0.4, found: 1, falseAlarms: 25 });
  });
});

test.each([
  [100, 15],
  [1127, 169],
  [4032, 604],
  [22_695, 750],
])('the probation of %i rows is %i', (rows, probation) => {
  expect(probationOf(rows)).toBe(probation);
});

test.each([
  [-1, 0.986614],
  [0, 0],
  [1, -0.986614],
  [3.01, -1],
])('S(%d) = %d', (y, value) => {
  expect(scaledSigmoid(y)).toBeCloseTo(value, 6);
});

test('a stretched score gives the same result', () => {
  const anyScores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 120 });
  fc.assert(
    fc.property(anyScores, (scores) => {
      const windows = [{ first: 30, last: 35 }];
      const plain = scoreNab([{ scores, windows }], nabProfiles.standard);
      // A power of two keeps equal scores equal and different ones different.
      const stretched = scoreNab([{ scores: scores.map((score) => score / 4), windows }], nabProfiles.standard);
      expect(stretched.score).toBe(plain.score);
      expect(plain.score).toBeGreaterThanOrEqual(0);
      expect(plain.score).toBeLessThanOrEqual(100);
    }),
    { seed: 7 },
  );
});
