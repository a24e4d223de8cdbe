import type { SeriesSpec } from '../kinds/series-spec.ts';
import type { DeviationChange, DeviationPattern } from '../rhythm/verdict.ts';

/**
 * Readings that cannot be: outside the physical range, or a jump that no reading of this series ever came near (the range
 * and rate-of-change tests of QARTOD, IOOS 2020, with the rate learned from the series). None of them is learned from.
 */
export interface Implausible {
  /** 1 while the latest reading was implausible; UTC ms of the first and the latest such reading. */
  open: number;
  start: number;
  lastTime: number;
  readings: number;
  /** The one furthest from the last plausible value. */
  worst: number;
  worstTime: number;
  outOfRange: number;
  /** Largest step from one reading to the next so far, fading by half in `FADE` readings, and steps seen. */
  largestStep: number;
  steps: number;
  /** Running mean of the values, and of their distance from it. */
  mean: number;
  spread: number;
  /** Where a jump went, and how many readings stayed there: what stays is a new level, not a fault. */
  held: number;
  heldReadings: number;
}

export type Impossible = Extract<DeviationPattern, 'out-of-range' | 'jump'>;

/**
 * A jump is so many times the largest step ever, and so large a part of the physical range. Only a quantity that moves
 * slowly has such a limit: one whose largest step is smaller than its usual distance from its mean. Sound has none.
 */
const BEYOND_HABIT = 5;
const LEAST_SHARE = 0.25;
const FADE = 20_000;
const FEWEST_STEPS = 500;
const MEMORY = 20_000;
/** So many readings in a row at the new place prove that the jump was real. */
const STAYS = 3;

export function createImplausible(): Implausible {
  return {
    open: 0,
    start: Number.NaN,
    lastTime: Number.NaN,
    readings: 0,
    worst: Number.NaN,
    worstTime: Number.NaN,
    outOfRange: 0,
    largestStep: 0,
    steps: 0,
    mean: 0,
    spread: 0,
    held: Number.NaN,
    heldReadings: 0,
  };
}

/** Whether a value lies outside the physical range, is no number, or lies between two states. */
export function isOutOfRange(spec: SeriesSpec, value: number): boolean {
  if (!(value >= spec.min && value <= spec.max)) return true;
  return spec.kind === 'state' && !Number.isInteger(value);
}

/**
 * Why a reading cannot be, if it cannot.
 * @param lastValue of the last plausible reading
 * @param missing readings that should have come since: after a gap anything may have happened
 */
export function whyImpossible(
  state: Implausible,
  spec: SeriesSpec,
  value: number,
  { lastValue, missing }: { lastValue: number; missing: number },
): Impossible | undefined {
  if (isOutOfRange(spec, value)) return 'out-of-range';
  if (spec.kind !== 'level' || state.steps < FEWEST_STEPS || state.largestStep >= state.spread) return undefined;
  const limit = Math.max(BEYOND_HABIT * state.largestStep, LEAST_SHARE * (spec.max - spec.min));
  if (Math.abs(value - lastValue) <= limit || (missing > 0 && state.open === 0)) return undefined;
  const stays = state.heldReadings >= STAYS - 1 && Math.abs(value - state.held) <= limit;
  return stays ? undefined : 'jump';
}

/** Takes note of an impossible reading; the first of them opens a deviation. */
export function noteImpossible(
  state: Implausible,
  reading: { t: number; value: number; lastValue: number },
  why: Impossible,
  changes: DeviationChange[],
): void {
  const { t, value, lastValue } = reading;
  const opens = state.open === 0;
  if (opens) Object.assign(state, { open: 1, start: t, readings: 0, worst: value, worstTime: t, outOfRange: 0 });
  state.readings++;
  state.lastTime = t;
  if (why === 'out-of-range') state.outOfRange = 1;
  if (Math.abs(value - lastValue) > Math.abs(state.worst - lastValue))
    Object.assign(state, { worst: value, worstTime: t });
  const stays = why === 'jump' && Math.abs(value - state.held) <= BEYOND_HABIT * state.largestStep;
  state.heldReadings = stays ? state.heldReadings + 1 : 1;
  state.held = why === 'jump' ? value : Number.NaN;
  if (opens) changes.push(tell(state, 'opened', null, lastValue));
}

/** A plausible reading: ends what was open, and learns the step from the reading before. */
export function notePossible(
  state: Implausible,
  reading: { t: number; value: number; lastValue: number; missing: number },
  changes: DeviationChange[],
): void {
  const { t, value, lastValue, missing } = reading;
  if (state.open === 1) {
    changes.push(tell(state, 'closed', t, lastValue));
    state.open = 0;
    state.held = Number.NaN;
    state.heldReadings = 0;
    return;
  }
  const step = Math.abs(value - lastValue);
  if (missing > 0 || Number.isNaN(step)) return;
  state.steps++;
  state.largestStep = Math.max(state.largestStep * (1 - Math.LN2 / FADE), step);
  const share = 1 / Math.min(state.steps, MEMORY);
  state.mean += share * (value - state.mean);
  state.spread += share * (Math.abs(value - state.mean) - state.spread);
}

function tell(
  state: Implausible,
  change: DeviationChange['change'],
  end: number | null,
  lastValue: number,
): DeviationChange {
  return {
    change,
    kind: 'implausible',
    start: state.start,
    end,
    peakTime: state.worstTime,
    peakValue: state.worst,
    expectedLow: Number.NaN,
    expectedMid: lastValue,
    expectedHigh: Number.NaN,
    meanDifference: 0,
    readings: state.readings,
    surprise: 0,
    pattern: state.outOfRange === 1 ? 'out-of-range' : 'jump',
  };
}
