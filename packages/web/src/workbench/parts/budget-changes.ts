import type { AlarmBudgetPreview } from '@wijkritme/contract';

type Moment = AlarmBudgetPreview['shown'][number];

/** A moment that one of two budgets shows, or both. */
export interface BudgetChange extends Moment {
  readonly key: string;
  readonly change: 'added' | 'removed' | 'kept';
}

const keyOf = ({ placeId, start }: Moment) => `${placeId} ${start}`;

/**
 * What another budget would add, take away and keep, newest first. The moments of two previews are the same ones, so that place
 * and start tell which is which.
 * @example budgetChanges(now, other).filter(({ change }) => change === 'added')
 */
export function budgetChanges(now: readonly Moment[], other: readonly Moment[]): BudgetChange[] {
  const before = new Set(now.map(keyOf));
  const after = new Set(other.map(keyOf));
  const all = [...other, ...now.filter((moment) => !after.has(keyOf(moment)))];
  return all
    .map((moment): BudgetChange => {
      const key = keyOf(moment);
      return { ...moment, key, change: !after.has(key) ? 'removed' : before.has(key) ? 'kept' : 'added' };
    })
    .sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
}

/** Signals a week that can be chosen, with the one that holds now. */
export function budgetChoices(now: number): number[] {
  return [...new Set([0.25, 0.5, 1, 2, 3, 5, 7, 14, 21, now])].sort((a, b) => a - b);
}
