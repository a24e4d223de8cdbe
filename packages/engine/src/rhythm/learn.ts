import { learnEvidence } from '../deviation/evidence.ts';
import { closeSides, followSides } from '../deviation/higher-lower.ts';
import { learnLevelShift } from '../deviation/level-shift.ts';
import { findMissingRun, findSilenceStart, isGap, silenceChange } from '../deviation/silence.ts';
import { learnStuck } from '../deviation/stuck.ts';
import { clamp, scaledRange } from '../kinds/transform.ts';
import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { learnCalibration } from './calibration.ts';
import type { RhythmState } from './create-rhythm.ts';
import { compare, isPlausible, judgeSilence, statusOf } from './judge.ts';
import { learnLevel } from './level.ts';
import { FORGOTTEN_MS, LEARNING_DAYS } from './predict.ts';
import { expectedSpacing, learnGap, learnPresence } from './presence.ts';
import { learnProfile } from './profile.ts';
import { learnSpread } from './spread.ts';
import type { DeviationChange, Verdict } from './verdict.ts';

/** Days before habits of surprise are worth learning: one of each weekday. */
const TAIL_DAYS = 7;
/** Huber (1964): a reading moves the profile by at most this many sd. */
const CLIP = 2;
/** A deviation does not outlast a gap of this length. */
const LONGEST_BRIDGE_MS = 6 * HOUR;

/** Learns reading (t, value), and tells in `verdict` what it opened, updated or closed. */
export function learn(state: RhythmState, calendar: CalendarView, t: number, value: number, verdict: Verdict): void {
  if (!isPlausible(state.spec, value)) {
    judgeImplausible(state, calendar, t, verdict);
    return;
  }
  if (t <= state.lastTime || state.moment.t !== t || state.moment.value !== value) compare(state, calendar, t, value);
  learnCompared(state, calendar, verdict);
}

/** Learns the reading already in `state.moment`. */
export function learnCompared(state: RhythmState, calendar: CalendarView, verdict: Verdict): void {
  const { moment, parts, spec } = state;
  const changes = verdict.changes;
  const since = state.lastTime < moment.t ? moment.t - state.lastTime : 0;
  endSilence(state, calendar, since, changes);
  learnPresence(parts.presence, calendar, moment.t, since);
  if (learnStuck(parts.stuck, spec, moment, changes)) endSides(state, changes);
  else {
    if (parts.days.count >= TAIL_DAYS && moment.base.weight >= 1) learnDeviations(state, changes);
    learnRhythm(state, since);
  }
  if (moment.place.day !== parts.days.last) {
    parts.days.last = moment.place.day;
    parts.days.count++;
  }
  state.lastTime = moment.t;
  state.lastValue = moment.value;
  state.status = statusOf(state, moment.learning, false);
  verdict.status = state.status;
}

function endSilence(state: RhythmState, calendar: CalendarView, since: number, changes: DeviationChange[]): void {
  const { parts, spec, moment } = state;
  const spacing = expectedSpacing(parts.presence, spec.intervalMs);
  const gap = isGap(0, since, spacing);
  if (gap || !Number.isNaN(state.silentSince)) tellSilence(state, calendar, changes);
  if (!gap) {
    learnGap(parts.presence, 0);
    return;
  }
  const { lastTime } = state;
  const whole = { spacing, lastTime, now: moment.t, wanted: Number.POSITIVE_INFINITY };
  learnGap(parts.presence, findMissingRun(parts.presence, calendar, whole).missing);
  if (since > FORGOTTEN_MS) parts.days.count = Math.min(parts.days.count, LEARNING_DAYS - 7);
  if (since > Math.max(LONGEST_BRIDGE_MS, 8 * spacing)) endSides(state, changes);
}

/** Closes the silence that ends with the reading at hand; one announced too early, before late readings, is dropped. */
function tellSilence(state: RhythmState, calendar: CalendarView, changes: DeviationChange[]): void {
  const { parts, spec, moment, silentSince, lastTime } = state;
  const start = findSilenceStart(parts.presence, calendar, spec.intervalMs, lastTime, moment.t);
  const announced = !Number.isNaN(silentSince);
  if (!Number.isNaN(start)) {
    if (!announced) changes.push(silenceChange('opened', start, null));
    changes.push(silenceChange('closed', start, moment.t));
  } else if (announced) changes.push(silenceChange('dropped', silentSince, moment.t));
  state.silentSince = Number.NaN;
}

function learnDeviations(state: RhythmState, changes: DeviationChange[]): void {
  const { moment, parts, spec, spans } = state;
  const mayOpen = !moment.learning;
  learnCalibration(parts.calibration, moment.z);
  learnEvidence(parts.evidence, spans, moment.z, moment.missing, moment.evidence);
  const context = { spans, evidence: moment.evidence, intervalMs: spec.intervalMs, mayOpen };
  const told = changes.length;
  followSides(parts.higherLower, moment, context, changes);
  if (changes.length > told && changes.at(-1)?.change === 'closed') parts.evidence.means.fill(0);
  const { day, holiday } = moment.place;
  const perHour = Math.max(1, HOUR / spec.intervalMs);
  const unit = 1 / Math.sqrt(Math.max(parts.level.information, 1e-12) * perHour);
  const place = { day, holiday, mayOpen, slope: moment.slope, unit };
  const shift = learnLevelShift(parts.levelShift, moment, place, changes);
  if (shift === 0) return;
  parts.level.value = boundLevel(state, parts.level.value + shift);
  endSides(state, changes);
}

function learnRhythm(state: RhythmState, since: number): void {
  const { moment, parts, spec, perDay } = state;
  // Readings closer together than announced share one interval's weight.
  const spacing = since > 0 ? Math.min(since, spec.intervalMs) : spec.intervalMs;
  const visit = Math.min(1, (spacing * perDay) / DAY);
  const isCount = spec.kind === 'count';
  const limit = moment.base.weight >= 2 ? CLIP : Number.POSITIVE_INFINITY;
  const clipped = clamp(moment.z, -limit, limit) * moment.sd;
  const target = moment.base.mean + (isCount ? clipped * Math.exp(-parts.level.value) : clipped);
  if (moment.base.weight > 0) learnSpread(parts.spread, moment.place, perDay, moment.z * moment.sd, moment.sd, visit);
  learnProfile(parts.profile, moment.place, perDay, target, visit);
  if (parts.days.count < TAIL_DAYS) return;
  learnLevel(parts.level, moment.z, moment.slope, spacing);
  parts.level.value = boundLevel(state, parts.level.value);
}

/** A count's level is the log of a factor on a square root: e³ is four hundred times as many. */
function boundLevel(state: RhythmState, value: number): number {
  const { spec } = state;
  if (spec.kind === 'count') return clamp(value, -3, 3);
  const range = scaledRange(spec);
  return clamp(value, -range, range);
}

function endSides(state: RhythmState, changes: DeviationChange[]): void {
  if (closeSides(state.parts.higherLower, changes)) state.parts.evidence.means.fill(0);
}

function judgeImplausible(state: RhythmState, calendar: CalendarView, t: number, verdict: Verdict): void {
  judgeSilence(state, calendar, t, verdict);
  verdict.status = 'gap';
}
