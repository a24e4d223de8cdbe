import { fromScale, leastSpread, originOf } from '../kinds/transform.ts';
import type { CalendarView } from '../time/calendar.ts';
import { WEEK } from '../time/units.ts';
import { locate } from '../time/week-slot.ts';
import type { RhythmState } from './create-rhythm.ts';
import { predictBase } from './profile.ts';
import { predictSpread } from './spread.ts';

/** Days with data after which the range is used: every weekday seen three times. */
export const LEARNING_DAYS = 21;
/** A rhythm not seen for this long must show itself again for a week. */
export const FORGOTTEN_MS = 4 * WEEK;
/** Visits a slot and its like must have had before a reading in it is judged. */
export const LEAST_VISITS = 1.5;
/** Variance of a mean of n visits, with half a visit for what is known of the series as a whole. */
const KNOWN_AT_START = 0.5;

/** Fills `state.moment` with what is expected at `t`; nothing that is remembered changes. */
export function predict(state: RhythmState, calendar: CalendarView, t: number): void {
  const { moment, parts, spec, perDay } = state;
  locate(moment.place, calendar, perDay, t);
  predictBase(parts.profile, moment.place, perDay, moment.base);
  const origin = originOf(spec);
  const level = parts.level.value;
  const isCount = spec.kind === 'count';
  moment.t = t;
  moment.expected = isCount ? origin + (moment.base.mean - origin) * Math.exp(level) : moment.base.mean + level;
  const least = leastSpread(spec, parts.spread.overall);
  const doubt = Math.sqrt(1 + 1 / (moment.base.weight + KNOWN_AT_START));
  moment.sd = predictSpread(parts.spread, moment.place, perDay, least) * doubt;
  moment.slope = (isCount ? Math.max(0, moment.expected - origin) : 1) / moment.sd;
  const known = parts.days.count > 0;
  moment.low = known ? fromScale(spec, moment.expected + parts.calibration.low * moment.sd) : spec.min;
  moment.mid = known ? fromScale(spec, moment.expected) : Number.NaN;
  moment.high = known ? fromScale(spec, moment.expected + parts.calibration.high * moment.sd) : spec.max;
}

/** Whether the expectation in `state.moment` rests on too little to judge by. */
export function isLearning(state: RhythmState): boolean {
  return state.parts.days.count < LEARNING_DAYS || state.moment.base.weight < LEAST_VISITS;
}
