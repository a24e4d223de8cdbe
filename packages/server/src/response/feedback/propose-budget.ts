import type { FeedbackVerdict } from '@wijkritme/contract';

/** Judged signals from which a proposal can follow. */
export const ENOUGH = 5;
/** Weeks of signals that are looked at. */
export const WEEKS = 8;
/** As the contract allows them. */
const [LEAST, MOST] = [0.04, 100];

export interface BudgetProposal {
  readonly kind: 'fewer' | 'more';
  readonly judged: number;
  readonly useful: number;
  readonly falseAlarms: number;
  readonly expected: number;
  /** Signals a week. */
  readonly proposed: number;
}

/**
 * The rule of decision 82, of one place: from five judged signals on, half as many a week when at least half were false
 * alarms, twice as many when at least four of five were useful and none was false. In between nothing is proposed.
 *
 * @param verdicts one per judged signal that a budget decides about
 * @param perWeek the budget that holds now
 * @example proposeBudget(['false-alarm', 'false-alarm', 'false-alarm', 'useful', 'expected'], 2)?.proposed // 1
 */
export function proposeBudget(verdicts: readonly FeedbackVerdict[], perWeek: number): BudgetProposal | undefined {
  const count = (verdict: FeedbackVerdict) => verdicts.filter((one) => one === verdict).length;
  const counts = { useful: count('useful'), falseAlarms: count('false-alarm'), expected: count('expected') };
  const judged = verdicts.length;
  if (judged < ENOUGH) return undefined;
  const kind = kindOf(counts, judged);
  if (kind === undefined) return undefined;
  const proposed = Math.min(MOST, Math.max(LEAST, kind === 'fewer' ? perWeek / 2 : perWeek * 2));
  return proposed === perWeek ? undefined : { kind, judged, ...counts, proposed };
}

function kindOf(
  { useful, falseAlarms }: { readonly useful: number; readonly falseAlarms: number },
  judged: number,
): 'fewer' | 'more' | undefined {
  if (falseAlarms * 2 >= judged) return 'fewer';
  return falseAlarms === 0 && useful * 5 >= judged * 4 ? 'more' : undefined;
}
