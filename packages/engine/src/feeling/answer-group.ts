/** What one group of people answered, without the answers: how many, their mean and their spread. */
export interface AnswerGroup {
  /** Number of answers, at least 2. */
  readonly n: number;
  /** In the unit of the scale; of a question with yes and no the share that says yes, 0..1. */
  readonly mean: number;
  /** Standard deviation of the answers, divided by n − 1. */
  readonly spread: number;
}

/**
 * Mean and spread from how often each answer was given.
 * @param counts how often, answer by answer
 * @param values what each answer counts for
 * @throws RangeError on counts that are negative or not whole, or of fewer than two answers
 * @example summariseAnswers([2, 0, 2], [1, 2, 3]) // { n: 4, mean: 2, spread: 1.1547… }
 */
export function summariseAnswers(counts: readonly number[], values: readonly number[]): AnswerGroup {
  const wrong = counts.find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`invalid count of answers: ${wrong}`);
  if (counts.length !== values.length) throw new RangeError(`${counts.length} counts of ${values.length} answers`);
  const n = counts.reduce((total, count) => total + count, 0);
  if (n < 2) throw new RangeError(`a group of ${n} has no spread`);
  const weighted = (of: (value: number) => number) =>
    counts.reduce((total, count, at) => total + count * of(values[at] as number), 0);
  const mean = weighted((value) => value) / n;
  return { n, mean, spread: Math.sqrt(weighted((value) => (value - mean) ** 2) / (n - 1)) };
}
