import { WEEK } from '../time/units.ts';

/**
 * The length of gap that a series has by habit: the one exceeded once in `WEEKS_PER_GAP` weeks, a running quantile on a log
 * scale (Robbins & Monro 1951). Counted by time, not by reading, so that a series of every minute is not allowed a longer
 * gap each day; moved by steps, so that one outage of weeks counts as one gap.
 */
export interface GapHabit {
  /** log(1 + readings missing). */
  logMissing: number;
}

const WEEKS_PER_GAP = 4;
const STEP = 0.15;

export function createGapHabit(): GapHabit {
  return { logMissing: 0 };
}

/** @param missing readings that were missing before this one in hours that usually have them, 0 as a rule */
export function learnGap(habit: GapHabit, missing: number, sinceMs: number): void {
  if (missing > 0 && Math.log1p(missing) > habit.logMissing) habit.logMissing += STEP;
  else if (habit.logMissing > 0) {
    const forgotten = (STEP * Math.min(sinceMs, WEEK)) / (WEEKS_PER_GAP * WEEK);
    habit.logMissing = Math.max(0, habit.logMissing - forgotten);
  }
}

/** Missing readings that are nothing unusual for this series. */
export function usualGap(habit: GapHabit): number {
  return Math.expm1(habit.logMissing);
}
