import type { SeriesSpec } from '../kinds/series-spec.ts';
import { fromScale, leastSpread, originOf } from '../kinds/transform.ts';
import { predictStates } from '../states/predict-states.ts';
import type { CalendarView } from '../time/calendar.ts';
import { WEEK } from '../time/units.ts';
import { locate } from '../time/week-slot.ts';
import type { Moment, RhythmParts, RhythmState } from './create-rhythm.ts';
import { predictBase } from './profile.ts';
import { breakEffectAt } from './school-breaks.ts';
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
  if (spec.kind === 'state') {
    predictStates(state, calendar, t);
    return;
  }
  const { place, base } = moment;
  locate(place, calendar, perDay, t);
  predictBase(parts.profile, place, perDay, base);
  const shift = parts.level.value + breakEffectAt(parts.schoolBreaks, place);
  const doubt = Math.sqrt(1 + 1 / (base.weight + KNOWN_AT_START));
  const least = leastSpread(spec, parts.spread.overall);
  moment.t = t;
  moment.sd = predictSpread(parts.spread, parts.profile.cells, place, perDay, least) * doubt;
  if (spec.kind === 'count') {
    const origin = originOf(spec);
    moment.factor = Math.exp(shift);
    moment.expected = origin + (base.mean - origin) * moment.factor;
    moment.slope = Math.max(0, moment.expected - origin) / moment.sd;
  } else {
    moment.factor = 1;
    moment.expected = base.mean + shift;
    moment.slope = 1 / moment.sd;
  }
  setRange(moment, parts, spec);
}

/** The expectation in the unit of the series. */
function setRange(moment: Moment, { calibration, days }: RhythmParts, spec: SeriesSpec): void {
  const { expected, sd } = moment;
  const known = days.count > 0;
  moment.low = known ? fromScale(spec, expected + calibration.low * sd) : spec.min;
  moment.mid = known ? fromScale(spec, expected) : Number.NaN;
  moment.high = known ? fromScale(spec, expected + calibration.high * sd) : spec.max;
}

/** Whether the expectation at a moment rests on too little to judge by. */
export function isLearning({ days }: RhythmParts, { base }: Moment): boolean {
  return days.count < LEARNING_DAYS || base.weight < LEAST_VISITS;
}
