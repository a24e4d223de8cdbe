import { studentQuantile } from './student.ts';

/** How often each answer of one question was given, from the worst answer to the best. */
export type AnswerCounts = readonly number[];

export interface AnswersQuestion {
  readonly before: AnswerCounts;
  readonly after: AnswerCounts;
  /** Fewer answers than this, before or after, are not told; left out: 10. */
  readonly minimumGroup?: number;
}

export type AnswersOutcome =
  | { readonly ok: false; readonly reason: 'other-answers' | 'no-answers' }
  /** Nothing else is told: not even how many there were. */
  | { readonly ok: false; readonly reason: 'group-too-small'; readonly minimumGroup: number }
  | {
      readonly ok: true;
      readonly verdict: 'probably-better' | 'probably-worse' | 'no-difference-shown';
      /** The chance that somebody after answers better than somebody before, the same answer counting half: 0..1, 0.5 is no difference. */
      readonly better: number;
      readonly low: number;
      readonly high: number;
      readonly before: number;
      readonly after: number;
    };

const MINIMUM_GROUP = 10;
const SHARE = 0.95;

/**
 * How people felt before and after, beside what was measured. No comparison and no cause: who answered may have changed as well. The answers
 * have an order and no distances, so the chance of a better one is told, with its interval (Brunner & Munzel 2000, eqs. 3.1–4.2).
 * @throws RangeError on counts that are negative or not whole
 * @example compareAnswers({ before: [8, 6, 4, 2], after: [3, 5, 7, 7] }) // { ok: true, better: 0.71…, … }
 */
export function compareAnswers({ before, after, minimumGroup = MINIMUM_GROUP }: AnswersQuestion): AnswersOutcome {
  const wrong = [...before, ...after].find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`invalid count of answers: ${wrong}`);
  if (before.length !== after.length) return { ok: false, reason: 'other-answers' };
  const [n, m] = [sum(before), sum(after)];
  if (n + m === 0) return { ok: false, reason: 'no-answers' };
  if (Math.min(n, m) < Math.max(2, minimumGroup)) return { ok: false, reason: 'group-too-small', minimumGroup };
  const better = chanceOfBetter(before, after);
  const half = halfWidth(before, after);
  const [low, high] = [Math.max(0, better - half), Math.min(1, better + half)];
  const verdict = low > 0.5 ? 'probably-better' : high < 0.5 ? 'probably-worse' : 'no-difference-shown';
  return { ok: true, verdict, better, low, high, before: n, after: m };
}

/** Mann and Whitney's share of pairs. */
function chanceOfBetter(before: AnswerCounts, after: AnswerCounts): number {
  return sum(after.map((count, answer) => count * placeAmong(before, answer))) / sum(after);
}

/** Share of a group below an answer, half of those at it. */
function placeAmong(group: AnswerCounts, answer: number): number {
  return (sum(group.slice(0, answer)) + 0.5 * (group[answer] as number)) / sum(group);
}

/** Where all answers of both groups are apart or the same, a spread of zero would be a claim of certainty: then one answer of each side is taken as doubtful. */
function halfWidth(before: AnswerCounts, after: AnswerCounts): number {
  const [n, m] = [sum(before), sum(after)];
  const [a, b] = [placementVariance(before, after) / n, placementVariance(after, before) / m];
  const floor = 0.25 / Math.min(n, m) ** 2;
  const variance = Math.max(floor, a + b);
  const freedom = a + b > 0 ? (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1)) : Math.min(n, m) - 1;
  return studentQuantile((1 + SHARE) / 2, freedom) * Math.sqrt(variance);
}

/** Variance of where the answers of one group lie among those of the other. */
function placementVariance(group: AnswerCounts, other: AnswerCounts): number {
  const places = group.map((_, answer) => placeAmong(other, answer));
  const mean = sum(group.map((count, answer) => count * (places[answer] as number))) / sum(group);
  return sum(group.map((count, answer) => count * ((places[answer] as number) - mean) ** 2)) / (sum(group) - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
