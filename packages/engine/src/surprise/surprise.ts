import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { offsetAt } from '../time/zone.ts';
import { createDailyEnvelope, type DailyEnvelope, learnEnvelope, outsideEnvelope } from './daily-envelope.ts';
import { createLevels, type Levels, learnLevels, restlessnessWith } from './levels.ts';
import { createOnset, type Onset, onsetScore } from './onset.ts';
import { createPeakTail, learnPeak, type PeakTail, surpriseOf } from './peak-tail.ts';

/**
 * A streaming anomaly score that says something from the first days on, without knowing the range, the unit or the kind of a
 * series. Four simple views of each reading (its place among all, among the last ones, among those of its time of day, and
 * how restless the series is) are each compared with their own past peaks; together they say how rare this moment is.
 */
export interface SurpriseState {
  readonly intervalMs: number;
  /** Readings that are remembered. */
  readonly horizon: number;
  readings: number;
  /** UTC ms of the first reading, NaN before it. */
  since: number;
  readonly levels: Levels;
  readonly envelope: DailyEnvelope;
  /** In the order of the views. */
  readonly tails: readonly PeakTail[];
  readonly onset: Onset;
  /** The views of the reading at hand; no part of what is remembered. */
  readonly views: Float64Array;
}

/** Above and below, by each of three views, and restlessness. */
const VIEWS = 7;
const REMEMBERED_MS = 56 * DAY;
const LEAST_REMEMBERED = 1000;
/** Nothing is told before a series has shown one whole day. */
const SILENT_MS = DAY;
/** An event is told once in this time. */
const HOLD_MS = 8 * HOUR;
const LEAST_HELD = 24;
const LONGEST_HOLD_MS = 7 * DAY;
/**
 * Exponent of the power mean over the views. They look at the same reading, so a sum of all (Fisher 1932) counts one event
 * several times, and the highest alone does not see that they agree.
 */
const AGREEMENT = 6;
/**
 * How much rarer a moment has to be as more moments were looked at: 0 keeps false alarms per reading, 1 false alarms of a
 * whole series (online testing, Foster & Stine 2008); half way keeps neither short nor long series silent.
 */
const SPENDING = 0.5;

/**
 * @param intervalMs usual time between readings
 * @throws RangeError when it is not above 0
 */
export function createSurprise(intervalMs: number): SurpriseState {
  if (!(intervalMs > 0)) throw new RangeError(`invalid intervalMs: ${intervalMs}`);
  return {
    intervalMs,
    horizon: Math.max(LEAST_REMEMBERED, Math.round(REMEMBERED_MS / intervalMs)),
    readings: 0,
    since: Number.NaN,
    levels: createLevels(),
    envelope: createDailyEnvelope(intervalMs),
    tails: Array.from({ length: VIEWS }, createPeakTail),
    onset: createOnset(Math.min(LONGEST_HOLD_MS, Math.max(HOLD_MS, LEAST_HELD * intervalMs))),
    views: new Float64Array(VIEWS),
  };
}

/**
 * Scores reading (t, value) with what was known before it, then learns from it.
 * @param t UTC ms, not before the last reading
 * @param known −ln p of what is known otherwise, for example by a learned rhythm; 0 for nothing
 * @returns a score in [0, 1]: 0.5 and more at a clear onset, at most 0.25 outside onsets
 * @example for (const [t, value] of readings) scores.push(stepSurprise(state, calendar, t, value, 0));
 */
export function stepSurprise(
  state: SurpriseState,
  calendar: CalendarView,
  t: number,
  value: number,
  known: number,
): number {
  const localMs = t + offsetAt(calendar.zone, t);
  look(state, localMs, value);
  const evidence = weigh(state, known);
  learnLevels(state.levels, value, state.horizon);
  learnEnvelope(state.envelope, localMs, value);
  state.readings += 1;
  if (Number.isNaN(state.since)) state.since = t;
  return t - state.since < SILENT_MS ? 0 : onsetScore(state.onset, t, evidence);
}

/** Fills the views of a reading: all 0 or higher, higher is stranger. */
function look({ levels, envelope, views }: SurpriseState, localMs: number, value: number): void {
  const isFirst = levels.readings === 0;
  split(views, 0, isFirst ? 0 : value - levels.long);
  split(views, 2, isFirst ? 0 : value - levels.short);
  split(views, 4, outsideEnvelope(envelope, localMs, value));
  views[6] = restlessnessWith(levels, value);
}

function split(views: Float64Array, at: number, difference: number): void {
  views[at] = Math.max(0, difference);
  views[at + 1] = Math.max(0, -difference);
}

/** How rare the moment is for so many readings, in natural logarithms; learns the views. */
function weigh({ tails, views, horizon, readings }: SurpriseState, known: number): number {
  let sum = known ** AGREEMENT;
  for (let i = 0; i < VIEWS; i++) {
    const tail = tails[i] as PeakTail; // one per view
    const view = views[i] as number;
    const surprise = surpriseOf(tail, view, horizon);
    if (surprise > 0) sum += surprise ** AGREEMENT;
    learnPeak(tail, view, horizon);
  }
  if (sum === 0) return Number.NEGATIVE_INFINITY;
  return sum ** (1 / AGREEMENT) - SPENDING * Math.log(Math.min(readings + 1, horizon));
}
