import { type FeedbackVerdict, feedbackVerdicts } from '@wijkritme/contract';

/** How many people said what of one signal, each by their newest word. */
export type Votes = Readonly<Record<FeedbackVerdict, number>>;

/**
 * What most people say of a signal; undefined when nobody said anything, or as many say something else.
 * @example verdictOfSignal({ useful: 2, 'false-alarm': 1, expected: 0 }) // 'useful'
 */
export function verdictOfSignal(votes: Votes): FeedbackVerdict | undefined {
  const most = Math.max(...feedbackVerdicts.map((verdict) => votes[verdict]));
  const [first, ...others] = feedbackVerdicts.filter((verdict) => votes[verdict] === most);
  return most > 0 && others.length === 0 ? first : undefined;
}
