import { type AnswerGroup, summariseAnswers } from '../../feeling/answer-group.ts';
import { findCorner, minimise } from '../suppression/simplex.ts';

/** One round of one question as people may see it. */
export interface ShownAnswers {
  readonly n: number;
  /** How often each answer was given; null is hidden. */
  readonly counts: readonly (number | null)[];
  /** In hundredths; null where it would lead to answers of a few. */
  readonly mean: number | null;
  /** Rounded up, to a hundredth or as finely as is safe; null with the mean. */
  readonly spread: number | null;
}

interface Answers {
  readonly counts: readonly number[];
  /** What each answer counts for, all different. */
  readonly values: readonly number[];
  /** Counts from 1 up to this are hidden. */
  readonly minimum: number;
}

/** The mean is told in hundredths, so an outsider knows it within half a hundredth. */
const HUNDREDTHS = 100;
const HALF = 0.005;
/** The spread is told in the finest of these steps that is safe; always rounded up, so that no interval becomes too narrow. */
const STEPS = [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 8];

/**
 * Hides small counts of answers, and as many others as keep them from being worked out: from the number of answers, the shown counts,
 * the mean and the spread, all of which are told. For every small count the smallest and largest value that fits what is told is
 * solved for (as in decision 30); they lie at least the minimum apart. Where hiding all counts is not enough the spread is told less
 * finely, and where that is not enough either, mean and spread are hidden too. Everything else (intervals, differences) is to be made
 * of what this returns.
 *
 * @example showAnswers({ counts: [20, 20, 20], values: [1, 2, 3], minimum: 5 }) // all of it: nothing is small
 */
export function showAnswers({ counts, values, minimum }: Answers): ShownAnswers {
  const { n, mean, spread } = summariseAnswers(counts, values);
  const toldMean = Math.round(mean * HUNDREDTHS) / HUNDREDTHS;
  const isSmall = (at: number) => (counts[at] as number) > 0 && (counts[at] as number) < minimum;
  const answers = counts.map((_, at) => at);
  const small = answers.filter(isSmall);
  if (small.length === 0) return { n, mean: toldMean, spread: upTo(spread, STEPS[0] as number), counts };
  // The least said first: the smallest of the others goes next.
  const others = answers.filter((at) => !isSmall(at)).sort((a, b) => (counts[a] as number) - (counts[b] as number));
  for (const step of STEPS)
    for (let more = 0; more <= others.length; more++) {
      const hidden = [...small, ...others.slice(0, more)].sort((a, b) => a - b);
      const told = { n, mean: toldMean, spread: upTo(spread, step) };
      if (isSafe({ counts, values, minimum }, { told, step, hidden, small }))
        return { ...told, counts: counts.map((count, at) => (hidden.includes(at) ? null : count)) };
    }
  return { n, counts: counts.map(() => null), mean: null, spread: null };
}

interface Attack {
  readonly told: AnswerGroup;
  /** The spread lies at most this below what is told. */
  readonly step: number;
  readonly hidden: readonly number[];
  readonly small: readonly number[];
}

function isSafe({ counts, values, minimum }: Answers, { told, step, hidden, small }: Attack): boolean {
  const { rows, right } = whatIsKnown({ counts, values }, { told, step, hidden });
  const corner = findCorner(rows, right);
  // The true counts fit up to the last digits; where the arithmetic finds nothing, nothing was shown to be safe.
  if (!corner) return false;
  const cost = new Float64Array(rows[0]?.length ?? 0);
  const extreme = (at: number, sign: 1 | -1) => {
    cost.fill(0);
    cost[at] = sign;
    return sign * minimise(corner, cost);
  };
  return small.every((answer) => {
    const at = hidden.indexOf(answer);
    return extreme(at, -1) - extreme(at, 1) >= minimum - 1e-6;
  });
}

/**
 * What is told, as equations over the hidden counts: their sum; and within what rounding leaves the sum of their values and of their
 * squared distances from the told mean, each with two slacks.
 */
function whatIsKnown(
  { counts, values }: Pick<Answers, 'counts' | 'values'>,
  { told: { n, mean, spread }, step, hidden }: Omit<Attack, 'small'>,
): { rows: number[][]; right: number[] } {
  const left = (of: (value: number) => number) =>
    counts.reduce((rest, count, at) => (hidden.includes(at) ? rest : rest - count * of(values[at] as number)), 0);
  const off = (value: number) => value - mean;
  const far = (value: number) => (value - mean) ** 2;
  // Around the told mean instead of the true one the squares are more by n times the square of at most half a hundredth.
  const [least, most] = [Math.max(0, spread - step) ** 2 * (n - 1), spread ** 2 * (n - 1) + n * HALF ** 2];
  const row = (of: (value: number) => number, slack: number, sign: number) => [
    ...hidden.map((at) => of(values[at] as number)),
    ...[0, 1, 2, 3].map((at) => (at === slack ? sign : 0)),
  ];
  return {
    rows: [row(() => 1, -1, 0), row(off, 0, 1), row(off, 1, -1), row(far, 2, 1), row(far, 3, -1)],
    right: [n + left(() => 1), n * HALF + left(off), -n * HALF + left(off), most + left(far), least + left(far)],
  };
}

/** The next multiple of the step; the last digits of the arithmetic make no step of their own. */
const upTo = (value: number, step: number) => Math.round(Math.ceil(value / step - 1e-9) * step * 1e6) / 1e6;
