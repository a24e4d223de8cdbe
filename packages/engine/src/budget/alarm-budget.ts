import type { RhythmState } from '../rhythm/create-rhythm.ts';
import { type Episode, listEpisodes, setBudgetWeeks } from './alarm-habit.ts';

/**
 * From now on a higher or lower of this series is told when it is rarer than once in so many weeks, a changed shape when
 * it is four times as rare; 4 until this is called. Part of the state: a replay from a stored state keeps it.
 * @throws RangeError when not above 0
 * @example setAlarmBudget(state, placeLimit(account))
 */
export function setAlarmBudget(state: RhythmState, weeks: number): void {
  setBudgetWeeks(state.parts.alarms, weeks);
}

/** The latest moments in which the series went far, told or not, oldest first: some two months of them. */
export function recentEpisodes(state: RhythmState): Episode[] {
  return listEpisodes(state.parts.alarms);
}
