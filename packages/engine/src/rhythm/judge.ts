import { type Evidence, weighEvidence } from '../deviation/evidence.ts';
import { whyImpossible } from '../deviation/implausible.ts';
import { findSilenceStart, isGap, silenceChange } from '../deviation/silence.ts';
import { toScale } from '../kinds/transform.ts';
import { compareStates } from '../states/compare-states.ts';
import type { CalendarView } from '../time/calendar.ts';
import type { RhythmParts, RhythmState } from './create-rhythm.ts';
import { isLearning, predict } from './predict.ts';
import { expectedSpacing } from './presence.ts';
import type { RhythmStatus, Verdict } from './verdict.ts';

/**
 * Says how reading (t, value) compares with what was known before it. Nothing that is remembered changes;
 * deviations open and close in `learn`.
 * @throws RangeError when `t` is not after the last reading
 */
export function judge(state: RhythmState, calendar: CalendarView, t: number, value: number, out: Verdict): void {
  if (out.changes.length > 0) out.changes.length = 0;
  compare(state, calendar, t, value);
  const { moment, parts } = state;
  out.low = moment.low;
  out.mid = moment.mid;
  out.high = moment.high;
  out.learning = moment.learning;
  out.surprise = 0;
  if (moment.why) {
    out.status = 'implausible';
    return;
  }
  const { evidence, learning } = moment;
  if (!learning) out.surprise = Math.max(evidence.upSurprise, evidence.downSurprise);
  out.status = statusOf(parts, learning, !learning && isFound(parts, evidence));
}

/** Whether the evidence of the reading is rarer than the budget asks. */
function isFound({ alarms }: RhythmParts, { upBeyond, downBeyond }: Evidence): boolean {
  return Math.max(upBeyond, downBeyond) >= alarms.opensAt;
}

/** Fills `state.moment` for a reading. */
export function compare(state: RhythmState, calendar: CalendarView, t: number, value: number): void {
  if (!Number.isFinite(t)) throw new RangeError(`invalid time: ${t}`);
  if (t <= state.lastTime) {
    throw new RangeError(`reading out of order: ${t} is not after ${state.lastTime}`);
  }
  if (state.spec.kind === 'state') {
    compareStates(state, calendar, t, value);
    return;
  }
  predict(state, calendar, t);
  const { moment, parts, spec, lastTime } = state;
  const since = t - lastTime;
  moment.value = value;
  moment.lastValue = state.lastValue;
  moment.z = (toScale(spec, value) - moment.expected) / moment.sd;
  moment.learning = isLearning(parts, moment);
  moment.missing = since > 1.5 * spec.intervalMs ? since / spec.intervalMs - 1 : 0;
  moment.why = whyImpossible(parts.implausible, spec, value, moment);
  weighEvidence(parts.evidence, state.spans, moment.z, moment.missing, moment.evidence);
}

/** The one word for a state; a deviation may be open or just found. */
export function statusOf({ stuck, higherLower }: RhythmParts, learning: boolean, found: boolean): RhythmStatus {
  if (stuck.stretch.open === 1) return 'stuck';
  if (found || higherLower.higher.stretch.open === 1 || higherLower.lower.stretch.open === 1) return 'deviation';
  return learning ? 'learning' : 'normal';
}

/** UTC ms of the last reading, plausible or not. */
export function lastSpoken({ lastTime, parts }: RhythmState): number {
  return parts.implausible.open === 1 ? parts.implausible.lastTime : lastTime;
}

/**
 * Called with the clock when nothing came: says `gap` when the present is unknown, and opens a silence once where
 * readings are usually there. The next reading closes it, and leaves the state as if the clock had never asked.
 */
export function judgeSilence(state: RhythmState, calendar: CalendarView, now: number, out: Verdict): void {
  if (out.changes.length > 0) out.changes.length = 0;
  out.surprise = 0;
  predict(state, calendar, now);
  out.low = state.moment.low;
  out.mid = state.moment.mid;
  out.high = state.moment.high;
  out.learning = isLearning(state.parts, state.moment);
  const { presence } = state.parts;
  const lastTime = lastSpoken(state);
  const { intervalMs } = state.spec;
  if (isGap(lastTime, now, expectedSpacing(presence, intervalMs))) state.status = 'gap';
  out.status = state.status;
  if (!Number.isNaN(state.silentSince)) return;
  const start = findSilenceStart(state.parts, calendar, intervalMs, lastTime, now);
  if (Number.isNaN(start)) return;
  state.silentSince = start;
  out.changes.push(silenceChange('opened', start, null));
}
