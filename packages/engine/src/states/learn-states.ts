import { type AlarmHabit, learnAlarm, weeksBetween } from '../budget/alarm-habit.ts';
import type { Side } from '../deviation/higher-lower.ts';
import { notePossible } from '../deviation/implausible.ts';
import { learnSilence } from '../deviation/learn-silence.ts';
import { clearStretch, extendStretch, includeAll, type Stretch, tellStretch } from '../deviation/stretch.ts';
import type { Moment, RhythmState } from '../rhythm/create-rhythm.ts';
import { lastSpoken, statusOf } from '../rhythm/judge.ts';
import { learnPresence } from '../rhythm/presence.ts';
import type { DeviationChange, DeviationPattern, Verdict } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { DAY } from '../time/units.ts';
import { stateMoment } from './compare-states.ts';
import { weekOf } from './predict-states.ts';
import { learnUsual } from './state-table.ts';

/** Days before the habit of evidence is worth learning: one of each weekday. */
const HABIT_DAYS = 7;
/** −log10 of the chance of not switching for so long, and the least time, before a sensor is called stuck. */
const STUCK_SURPRISE = 12;
const STUCK_MS = 3 * DAY;

/** Learns the state already in `state.moment` and tells what it opened, updated or closed. */
export function learnStates(state: RhythmState, calendar: CalendarView, verdict: Verdict): void {
  const { moment, parts, spec } = state;
  const { changes } = verdict;
  const since = state.lastTime < moment.t ? moment.t - state.lastTime : 0;
  learnSilence(state, calendar, since > 0 ? moment.t - lastSpoken(state) : 0, changes);
  if (parts.implausible.open === 1) notePossible(parts.implausible, moment, changes);
  learnPresence(parts.presence, moment.place.hour, since);
  if (followStuck(state, changes)) endStates(state, changes);
  else {
    if (parts.days.count >= HABIT_DAYS) followStates(state, since, changes);
    const { switched, visit } = stateMoment;
    learnUsual(weekOf(state), moment.place, { state: moment.value - spec.min, switched, visit });
  }
  if (moment.place.day !== parts.days.last) {
    parts.days.last = moment.place.day;
    parts.days.count++;
  }
  // States have no distance from one another, so they take no part in groups of series.
  parts.latest.difference = Number.NaN;
  state.lastTime = moment.t;
  state.lastValue = moment.value;
  state.status = statusOf(parts, moment.learning, false);
  verdict.status = state.status;
}

/** Ends what is open or brewing. */
export function endStates({ parts }: RhythmState, changes: DeviationChange[]): void {
  close(parts.higherLower.higher, 'lasting', changes);
  close(parts.higherLower.lower, 'switching', changes);
}

/** The side called higher gathers a state that lasts, the one called lower switches. */
function followStates(state: RhythmState, since: number, changes: DeviationChange[]): void {
  const { moment, parts, spec, spans } = state;
  const { higher, lower } = parts.higherLower;
  const { evidence } = moment;
  const { excess, switched, switchRatio } = stateMoment;
  const common = { state, calmReadings: spans.calmReadings };
  follow(
    higher,
    { ...common, step: excess, isSign: moment.z > 0, beyond: evidence.upBeyond, pattern: 'lasting' },
    changes,
  );
  follow(
    lower,
    { ...common, step: switchRatio, isSign: switched, beyond: evidence.downBeyond, pattern: 'switching' },
    changes,
  );
  if (moment.learning) return;
  learnAlarm(parts.alarms, {
    t: moment.t,
    evidence: Math.max(evidence.upBeyond, evidence.downBeyond),
    isOpen: higher.stretch.open === 1 || lower.stretch.open === 1,
    sinceMs: since > 0 ? since : spec.intervalMs,
    calmReadings: spans.calmReadings,
  });
}

interface Following {
  readonly state: RhythmState;
  readonly calmReadings: number;
  /** What this reading adds. */
  readonly step: number;
  /** Whether it is a sign at all. */
  readonly isSign: boolean;
  readonly beyond: number;
  readonly pattern: DeviationPattern;
}

/** Opens beyond the budget's threshold; closes after an hour without a sign, longer after a longer stretch. */
function follow(
  side: Side,
  { state, calmReadings, step, isSign, beyond, pattern }: Following,
  changes: DeviationChange[],
): void {
  const { moment, parts } = state;
  const { stretch } = side;
  side.sum = Math.max(0, side.sum + step);
  if (stretch.readings === 0 && !(isSign && side.sum > 0)) return;
  extendStretch(stretch, 1, moment);
  if (isSign) takeSign(stretch, moment, beyond, parts.alarms);
  side.calm = isSign ? 0 : side.calm + 1;
  if (stretch.open === 0 && isSign && !moment.learning && beyond >= parts.alarms.opensAt) {
    stretch.open = 1;
    changes.push(tellStretch(stretch, 'opened', 'other-state', null, pattern));
  }
  if (side.calm >= Math.max(calmReadings, Math.min(stretch.toldReadings / 2, 12 * calmReadings)))
    close(side, pattern, changes);
  else if (stretch.open === 1 && stretch.toldReadings >= 2 * Math.max(8, stretch.lastReadings))
    changes.push(tellStretch(stretch, 'updated', 'other-state', null, pattern));
}

function takeSign(stretch: Stretch, moment: Moment, beyond: number, alarms: AlarmHabit): void {
  includeAll(stretch, moment.t);
  stretch.surprise = Math.max(stretch.surprise, moment.evidence.upSurprise, moment.evidence.downSurprise);
  if (!(beyond > stretch.evidence)) return;
  stretch.evidence = beyond;
  stretch.weeks = weeksBetween(alarms, beyond);
}

function close(side: Side, pattern: DeviationPattern, changes: DeviationChange[]): void {
  const { stretch } = side;
  if (stretch.open === 1) changes.push(tellStretch(stretch, 'closed', 'other-state', stretch.end, pattern));
  clearStretch(stretch);
  side.sum = 0;
  side.calm = 0;
}

/** A state that lasts though it usually changes: its chance is the product of not switching at each reading. */
function followStuck({ moment, parts }: RhythmState, changes: DeviationChange[]): boolean {
  const { stretch } = parts.stuck;
  if (stretch.readings > 0 && moment.value !== stretch.peakValue) {
    if (stretch.open === 1) {
      includeAll(stretch, moment.t);
      changes.push(tellStretch(stretch, 'closed', 'stuck', moment.t));
    }
    clearStretch(stretch);
  }
  extendStretch(stretch, 0, moment);
  stretch.surprise += stateMoment.stay;
  if (stretch.open === 1) return true;
  if (stretch.surprise < STUCK_SURPRISE || moment.t - stretch.start < STUCK_MS || moment.learning) return false;
  stretch.open = 1;
  includeAll(stretch, moment.t);
  changes.push(tellStretch(stretch, 'opened', 'stuck', null));
  return true;
}
