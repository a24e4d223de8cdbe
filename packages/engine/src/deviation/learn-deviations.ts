import { learnAlarm } from '../budget/alarm-habit.ts';
import { learnCalibration } from '../rhythm/calibration.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { HOUR } from '../time/units.ts';
import { gatherShape, turnShapeDay } from './changed-shape.ts';
import { CLOCK_CHANGE_DOUBT, isNearClockChange } from './clock-change.ts';
import { gatherLevel } from './day-levels.ts';
import { learnEvidence } from './evidence.ts';
import { closeSides, followSides, isIdle } from './higher-lower.ts';
import { turnLevelDay } from './level-shift.ts';

/** Slower series have no shape to speak of. */
const LONGEST_SHAPED = 2 * HOUR;
const HOURS = 24;

/**
 * Follows higher, lower and level shift with the reading in `state.moment`.
 * @returns the change of level to accept, 0 when there is none
 */
export function learnDeviations(state: RhythmState, calendar: CalendarView, changes: DeviationChange[]): number {
  const { moment, parts, spans } = state;
  learnCalibration(parts.calibration, moment.z);
  learnEvidence(parts.evidence, spans, moment.z, moment.missing, moment.evidence);
  const near = isNearClockChange(calendar, moment.place, state.perDay);
  learnSides(state, near, changes);
  learnShape(state, near, changes);
  return learnShift(state, changes);
}

/** Ends whatever is open or brewing on either side. */
export function endSides(state: RhythmState, changes: DeviationChange[]): void {
  if (closeSides(state.parts.higherLower, changes)) state.parts.evidence.means.fill(0);
}

function learnSides(state: RhythmState, near: boolean, changes: DeviationChange[]): void {
  const { moment, parts, spec, spans } = state;
  const { evidence, learning } = moment;
  const { alarms, higherLower } = parts;
  const before = changes.length;
  const floor = spec.kind === 'count' ? spec.min : Number.NaN;
  const doubt = near ? CLOCK_CHANGE_DOUBT : 0;
  const { higher, lower } = higherLower;
  // Most readings are ordinary, and leave both sides as they are.
  if (!isIdle(higher, moment.z) || !isIdle(lower, -moment.z)) {
    const context = { spans, evidence, intervalMs: spec.intervalMs, mayOpen: !learning, alarms, doubt, floor };
    followSides(higherLower, moment, context, changes);
  }
  if (changes.length > before && changes.at(-1)?.change === 'closed') parts.evidence.means.fill(0);
  if (learning) return;
  learnAlarm(alarms, {
    t: moment.t,
    evidence: Math.max(evidence.upBeyond, evidence.downBeyond),
    isOpen: higherLower.higher.stretch.open === 1 || higherLower.lower.stretch.open === 1,
    sinceMs: moment.t - state.lastTime,
    calmReadings: spans.calmReadings,
  });
}

function learnShape(state: RhythmState, near: boolean, changes: DeviationChange[]): void {
  const { moment, parts, spec, perDay } = state;
  const { place } = moment;
  if (spec.intervalMs > LONGEST_SHAPED) return;
  const { changedShape, higherLower } = parts;
  if (place.day !== changedShape.day) {
    const { usualReadings, unitPerLevel } = parts.levelShift.days;
    const { budgetWeeks } = parts.alarms;
    const context = { day: place.day, mayOpen: !moment.learning, usualReadings, unitPerLevel, budgetWeeks };
    turnShapeDay(changedShape, moment.t, context, changes);
  }
  if (near || place.holiday || place.schoolBreak) changedShape.dayExcused = 1;
  if (higherLower.higher.stretch.open === 1) changedShape.dayHigher = 1;
  if (higherLower.lower.stretch.open === 1) changedShape.dayLower = 1;
  gatherShape(changedShape, moment, Math.floor((place.slot * HOURS) / perDay));
}

function learnShift(state: RhythmState, changes: DeviationChange[]): number {
  const { moment, parts, spec } = state;
  const { day, holiday, schoolBreak } = moment.place;
  const { levelShift, level } = parts;
  if (day !== levelShift.days.day) {
    const perHour = Math.max(1, HOUR / spec.intervalMs);
    const unit = 1 / Math.sqrt(Math.max(level.information, 1e-12) * perHour);
    const context = { reading: moment, day, mayOpen: !moment.learning, level: level.value, unit };
    const accepted = turnLevelDay(levelShift, context, changes);
    if (accepted !== 0) return accepted;
  }
  // Holidays tell nothing of the ordinary level.
  if (!holiday && !schoolBreak) gatherLevel(levelShift.days, moment, level.value);
  return 0;
}
