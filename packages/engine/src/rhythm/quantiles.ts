import { floorOf, fromScale } from '../kinds/transform.ts';
import { stateQuantiles } from '../states/predict-states.ts';
import type { CalendarView } from '../time/calendar.ts';
import { isNearFloor, pointsAt, QUANTILES } from './bands.ts';
import type { RhythmState } from './create-rhythm.ts';
import { predict } from './predict.ts';

/**
 * The predictive distribution at `t`, past or future, by what is known now: a value for each of `QUANTILES`, in the unit of
 * the series, never falling and within the physical range. Not rounded: a count of 3 lies above 2.6 and below 3.2. Before
 * the first day the lower half is the lowest and the upper half the highest possible value, and the middle NaN.
 * @param out as long as `QUANTILES`
 * @throws RangeError when `out` is of another length
 * @example quantiles(state, calendar, nextFriday20h, out); const central80 = [out[3], out[7]]
 */
export function quantiles(state: RhythmState, calendar: CalendarView, t: number, out: Float64Array): void {
  if (out.length !== QUANTILES.length) throw new RangeError(`${out.length} places for ${QUANTILES.length} quantiles`);
  predict(state, calendar, t);
  const { moment, parts, spec } = state;
  const middle = (out.length - 1) / 2;
  if (parts.days.count === 0) {
    out.fill(spec.min, 0, middle);
    out[middle] = Number.NaN;
    out.fill(spec.max, middle + 1);
    return;
  }
  if (spec.kind === 'state') {
    stateQuantiles(state, QUANTILES, out);
    return;
  }
  const { expected, sd } = moment;
  pointsAt(parts.bands, parts.calibration, isNearFloor(floorOf(spec), expected, sd), out);
  for (let i = 0; i < out.length; i++) out[i] = fromScale(spec, expected + (out[i] as number) * sd);
}
