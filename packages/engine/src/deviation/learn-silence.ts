import type { RhythmState } from '../rhythm/create-rhythm.ts';
import { FORGOTTEN_MS, LEARNING_DAYS } from '../rhythm/predict.ts';
import { expectedSpacing } from '../rhythm/presence.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { HOUR } from '../time/units.ts';
import { learnGap } from './gap-habit.ts';
import { endSides } from './learn-deviations.ts';
import { findMissingRun, findSilenceStart, isGap, silenceChange } from './silence.ts';

/** A deviation does not outlast a gap of this length. */
const LONGEST_BRIDGE_MS = 6 * HOUR;

/**
 * Ends the silence before the reading in `state.moment`, where there was one, and learns the habit of gaps.
 * @param since ms since the sensor last spoke, 0 at its first reading
 */
export function learnSilence(
  state: RhythmState,
  calendar: CalendarView,
  since: number,
  changes: DeviationChange[],
): void {
  const { parts, spec, moment } = state;
  const lastTime = moment.t - since;
  const { presence, gaps } = parts;
  const spacing = expectedSpacing(presence, spec.intervalMs);
  const gap = isGap(0, since, spacing);
  if (gap || !Number.isNaN(state.silentSince)) tellSilence(state, calendar, lastTime, changes);
  if (!gap) {
    learnGap(gaps, 0, since);
    return;
  }
  const whole = { spacing, lastTime, now: moment.t, wanted: Number.POSITIVE_INFINITY };
  learnGap(gaps, findMissingRun(presence, calendar, whole).missing, since);
  if (since > FORGOTTEN_MS) parts.days.count = Math.min(parts.days.count, LEARNING_DAYS - 7);
  if (since > Math.max(LONGEST_BRIDGE_MS, 8 * spacing)) endSides(state, changes);
}

/** Closes the silence that ends with the reading at hand; one announced too early, before late readings, is dropped. */
function tellSilence(state: RhythmState, calendar: CalendarView, lastTime: number, changes: DeviationChange[]): void {
  const { parts, spec, moment, silentSince } = state;
  const start = findSilenceStart(parts, calendar, spec.intervalMs, lastTime, moment.t);
  const announced = !Number.isNaN(silentSince);
  if (!Number.isNaN(start)) {
    if (!announced) changes.push(silenceChange('opened', start, null));
    changes.push(silenceChange('closed', start, moment.t));
  } else if (announced) changes.push(silenceChange('dropped', silentSince, moment.t));
  state.silentSince = Number.NaN;
}
