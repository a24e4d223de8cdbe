import { whyImpossible } from '../deviation/implausible.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';
import { isLearning } from '../rhythm/predict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR, WEEK } from '../time/units.ts';
import { predictStates } from './predict-states.ts';

/** What the reading at hand adds to the evidence; filled by `compareStates`, gone with the next one. */
export const stateMoment = { excess: 0, switched: false, switchRatio: 0, stay: 0, visit: 1 };

/** One reading, however rare its state, adds no more than this; and what is less than this beyond the usual adds nothing. */
const MOST = 3;
const ALLOWANCE = 0.1;
/** Switching is held against four times the usual odds of a switch. */
const ODDS = 4;
/** Nominal rate: once in four weeks per series. */
const NOMINAL_WEEKS = 4;
const LEAST_SURPRISE = 2;

/** −log10 of the chance at which chance alone opens one deviation in four weeks. */
export function nominalSurprise(intervalMs: number): number {
  return Math.max(LEAST_SURPRISE, Math.log10((NOMINAL_WEEKS * WEEK) / Math.max(HOUR, intervalMs)));
}

/**
 * Fills `state.moment` for a reading of a series of states. Two sums gather evidence (Page 1954). One of how much less likely
 * the state is than what is usual at that moment (log score less its expectation, Good 1952), while it lasts; one of the
 * likelihood ratio of switching at four times the usual odds (Reynolds & Stoumbos 1999).
 */
export function compareStates(state: RhythmState, calendar: CalendarView, t: number, value: number): void {
  const usual = predictStates(state, calendar, t);
  const { moment, parts, spec, lastTime } = state;
  const since = t - lastTime;
  moment.value = value;
  moment.lastValue = state.lastValue;
  moment.learning = isLearning(parts, moment);
  moment.missing = since > 1.5 * spec.intervalMs ? since / spec.intervalMs - 1 : 0;
  moment.why = whyImpossible(parts.implausible, spec, value, moment);
  const { higher, lower } = parts.higherLower;
  const spacing = since > 0 ? Math.min(since, spec.intervalMs) : spec.intervalMs;
  stateMoment.visit = Math.min(1, (spacing * state.perDay) / DAY);
  const rarity = -Math.log10(usual.shares[value - spec.min] ?? 1);
  moment.z = moment.why ? Number.NaN : rarity - entropyOf(usual.shares);
  stateMoment.excess = stateMoment.visit * Math.min(MOST, moment.z - ALLOWANCE);
  const isKnown = moment.missing === 0 && !Number.isNaN(moment.lastValue);
  stateMoment.switched = isKnown && value !== moment.lastValue;
  const q = usual.switchShare;
  const held = -Math.log10(1 + (ODDS - 1) * q);
  stateMoment.switchRatio = isKnown ? held + (stateMoment.switched ? Math.log10(ODDS) : 0) : 0;
  stateMoment.stay = isKnown && !stateMoment.switched ? -Math.log10(1 - q) : 0;
  const nominal = nominalSurprise(spec.intervalMs);
  const { evidence } = moment;
  evidence.upSurprise = moment.z > 0 ? Math.max(0, higher.sum + stateMoment.excess) : 0;
  evidence.downSurprise = stateMoment.switched ? Math.max(0, lower.sum + stateMoment.switchRatio) : 0;
  evidence.upBeyond = evidence.upSurprise > 0 ? evidence.upSurprise - nominal : Number.NEGATIVE_INFINITY;
  evidence.downBeyond = evidence.downSurprise > 0 ? evidence.downSurprise - nominal : Number.NEGATIVE_INFINITY;
}

/** Mean of −log10 of the chance: what a usual reading has. */
function entropyOf(shares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] as number;
    if (share > 0) sum -= share * Math.log10(share);
  }
  return sum;
}
