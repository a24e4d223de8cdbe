import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAnswers } from './compare-answers.ts';

test('by hand: the share of pairs that is better, ties counting half', () => {
  // Pairs of 10 × 10: before 5 low and 5 high, after all high: half of the pairs are better, half the same.
  expect(compareAnswers({ before: [5, 5], after: [0, 10] })).toMatchObject({ better: 0.75, before: 10, after: 10 });
});

test('the data of Brunner and Munzel (2000) on pain after an operation', () => {
  // Scores 1–5; published: estimate 0.789, interval 0.595–0.983.
  const outcome = compareAnswers({ before: [11, 2, 0, 1, 0], after: [3, 1, 4, 2, 1] });
  expect(outcome).toMatchObject({ ok: true, verdict: 'probably-better' });
  if (!outcome.ok) return;
  expect(outcome.better).toBeCloseTo(0.789, 3);
  expect(outcome.low).toBeCloseTo(0.5952, 3);
  expect(outcome.high).toBeCloseTo(0.9827, 3);
});

test('small groups stay hidden, with nothing told of them', () => {
  expect(compareAnswers({ before: [5, 4], after: [50, 50] })).toEqual({
    ok: false,
    reason: 'group-too-small',
    minimumGroup: 10,
  });
  expect(compareAnswers({ before: [8, 8], after: [9, 9], minimumGroup: 20 })).toMatchObject({ minimumGroup: 20 });
});

test('other answers than before, or none, are no comparison', () => {
  expect(compareAnswers({ before: [9, 9], after: [9, 9, 9] })).toEqual({ ok: false, reason: 'other-answers' });
  expect(compareAnswers({ before: [], after: [] })).toEqual({ ok: false, reason: 'no-answers' });
});

test('counts that cannot be are refused', () => {
  expect(() => compareAnswers({ before: [-1, 20], after: [9, 9] })).toThrow('invalid count of answers: -1');
});

test('all alike is no difference, all apart is not certainty', () => {
  expect(compareAnswers({ before: [0, 20], after: [0, 20] })).toMatchObject({
    verdict: 'no-difference-shown',
    better: 0.5,
  });
  const apart = compareAnswers({ before: [12, 0], after: [0, 12] });
  expect(apart).toMatchObject({ verdict: 'probably-better', better: 1, high: 1 });
  expect(apart.ok && apart.low).toBeLessThan(1);
});

test('before and after exchanged gives the mirror image', () => {
  const counts = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      const [one, other] = [compareAnswers({ before, after }), compareAnswers({ before: after, after: before })];
      if (!one.ok || !other.ok) throw new Error('groups are large enough');
      expect(one.better).toBeCloseTo(1 - other.better, 9);
      expect(one.low).toBeCloseTo(1 - other.high, 9);
    }),
    { seed: 7 },
  );
});
