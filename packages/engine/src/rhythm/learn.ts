import { type Impossible, noteImpossible, notePossible } from '../deviation/implausible.ts';
import { endSides, learnDeviations } from '../deviation/learn-deviations.ts';
import { learnSilence } from '../deviation/learn-silence.ts';
import { learnStuck } from '../deviation/stuck.ts';
import { clamp, floorOf, scaledRange } from '../kinds/transform.ts';
import { endStates, learnStates } from '../states/learn-states.ts';
import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { isNearFloor, learnBands } from './bands.ts';
import type { RhythmState } from './create-rhythm.ts';
import { compare, lastSpoken, statusOf } from './judge.ts';
import { learnLevel } from './level.ts';
import { learnPresence } from './presence.ts';
import { learnProfile } from './profile.ts';
import { learnSchoolBreak } from './school-breaks.ts';
import { learnSpread } from './spread.ts';
import type { DeviationChange, Verdict } from './verdict.ts';

/** Days before habits of surprise are worth learning: one of each weekday. */
const TAIL_DAYS = 7;
/** Huber (1964): a reading moves the profile by at most this many sd. */
const CLIP = 2;

/** Learns reading (t, value), and tells in `verdict` what it opened, updated or closed. */
export function learn(state: RhythmState, calendar: CalendarView, t: number, value: number, verdict: Verdict): void {
  const { moment } = state;
  if (t <= state.lastTime || moment.t !== t || moment.value !== value) compare(state, calendar, t, value);
  if (moment.why) learnImplausible(state, calendar, moment.why, verdict);
  else learnCompared(state, calendar, verdict);
}

/** Learns the reading already in `state.moment`. */
export function learnCompared(state: RhythmState, calendar: CalendarView, verdict: Verdict): void {
  if (state.spec.kind === 'state') {
    learnStates(state, calendar, verdict);
    return;
  }
  const { moment, parts, spec } = state;
  const changes = verdict.changes;
  const since = state.lastTime < moment.t ? moment.t - state.lastTime : 0;
  learnSilence(state, calendar, since > 0 ? moment.t - lastSpoken(state) : 0, changes);
  // Only what moves slowly has a largest step.
  if (spec.kind === 'level' || parts.implausible.open === 1) notePossible(parts.implausible, moment, changes);
  learnPresence(parts.presence, moment.place.hour, since);
  if (learnStuck(parts.stuck, spec, moment, changes)) endSides(state, changes);
  else {
    if (parts.days.count >= TAIL_DAYS && moment.base.weight >= 1) {
      learnBands(parts.bands, moment.z, isNearFloor(floorOf(spec), moment.expected, moment.sd), spec.intervalMs);
      acceptShift(state, learnDeviations(state, calendar, changes), changes);
    }
    learnRhythm(state, since);
  }
  if (moment.place.day !== parts.days.last) {
    parts.days.last = moment.place.day;
    parts.days.count++;
  }
  parts.latest.difference = moment.learning ? Number.NaN : moment.z;
  state.lastTime = moment.t;
  state.lastValue = moment.value;
  state.status = statusOf(parts, moment.learning, false);
  verdict.status = state.status;
}

/** A lasting change was told: it is the new level, and what was open beside the old one is over. */
function acceptShift(state: RhythmState, shift: number, changes: DeviationChange[]): void {
  if (shift === 0) return;
  state.parts.level.value = boundLevel(state, state.parts.level.value + shift);
  endSides(state, changes);
}

function learnRhythm(state: RhythmState, since: number): void {
  const { moment, parts, spec, perDay } = state;
  // Readings closer together than announced share one interval's weight.
  const spacing = since > 0 ? Math.min(since, spec.intervalMs) : spec.intervalMs;
  const visit = Math.min(1, (spacing * perDay) / DAY);
  const known = moment.base.weight >= 2;
  const clipped = (known ? clamp(moment.z, -CLIP, CLIP) : moment.z) * moment.sd;
  const { profile, spread } = parts;
  if (moment.base.weight > 0)
    learnSpread(spread, profile.cells, moment.place, perDay, moment.z * moment.sd, moment.sd, visit);
  const learnsLevel = parts.days.count >= TAIL_DAYS;
  if (moment.place.schoolBreak && known && learnsLevel) {
    learnSchoolBreak(parts.schoolBreaks, moment.place, moment, parts.level.information, Math.max(1, HOUR / spacing));
  }
  learnProfile(profile, moment.place, perDay, moment.base.mean + clipped / moment.factor, visit);
  if (!learnsLevel) return;
  learnLevel(parts.level, moment.z, moment.slope, spacing);
  parts.level.value = boundLevel(state, parts.level.value);
}

/** A count's level is the log of a factor on a square root: e³ is four hundred times as many. */
function boundLevel(state: RhythmState, value: number): number {
  const most = state.spec.kind === 'count' ? 3 : scaledRange(state.spec);
  return clamp(value, -most, most);
}

/** Nothing is learned from what cannot be. */
function learnImplausible(state: RhythmState, calendar: CalendarView, why: Impossible, verdict: Verdict): void {
  const { moment, parts } = state;
  learnSilence(state, calendar, moment.t - lastSpoken(state), verdict.changes);
  noteImpossible(parts.implausible, moment, why, verdict.changes);
  if (state.spec.kind === 'state') endStates(state, verdict.changes);
  else endSides(state, verdict.changes);
  state.status = 'implausible';
  verdict.status = 'implausible';
}
