import type { CalendarView } from '../time/calendar.ts';
import type { RhythmState } from './create-rhythm.ts';
import { isLearning, LEARNING_DAYS, predict } from './predict.ts';
import type { Expectation } from './verdict.ts';

/**
 * The range in which 98 of 100 readings at `t` are expected, past or future, by what is known now.
 * @example expect(state, calendar, nextFriday20h, out); draw(out.low, out.high)
 */
export function expect(state: RhythmState, calendar: CalendarView, t: number, out: Expectation): void {
  predict(state, calendar, t);
  const { moment, parts } = state;
  const days = parts.days.count;
  out.low = moment.low;
  out.mid = moment.mid;
  out.high = moment.high;
  out.learning = isLearning(parts, moment);
  out.daysLearned = days;
  out.daysNeeded = Math.max(0, LEARNING_DAYS - days);
  // Three visits are half of all certainty: the weight at which a slot's own readings equal what it borrows.
  out.confidence = (Math.min(1, days / LEARNING_DAYS) * moment.base.weight) / (moment.base.weight + 3);
}
