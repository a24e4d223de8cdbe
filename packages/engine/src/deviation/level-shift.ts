import type { DeviationChange } from '../rhythm/verdict.ts';
import {
  type Compared,
  clearStretch,
  createStretch,
  extendStretch,
  includeAll,
  type Stretch,
  tellStretch,
} from './stretch.ts';

/**
 * A lasting change: days that are off on the same side, day after day. Each day gives one score, how far its level was off
 * beside how far days usually are; Page's (1954) sum of the scores tells when chance is out of the question.
 */
export interface LevelShift {
  day: number;
  dayReadings: number;
  /** Weighed differences and weights of the day: their ratio is how far its level was off. */
  dayMoment: number;
  dayWeight: number;
  /** Readings of an ordinary day. */
  usualReadings: number;
  /** Ordinary distance of a day's level from the expected level. */
  daySize: number;
  days: number;
  readonly up: ShiftSide;
  readonly down: ShiftSide;
}

/** Days that add up on one side, since the sum last left zero. */
export interface ShiftSide {
  sum: number;
  days: number;
  /** Weighed differences and weights: their ratio is the new level, as far as it differs. */
  moment: number;
  weight: number;
  readonly stretch: Stretch;
}

/** What a level shift must know of the reading at hand. */
export interface ShiftContext {
  day: number;
  holiday: boolean;
  /** False while the rhythm is being learned. */
  mayOpen: boolean;
  /** Change of the scaled expectation per unit of level, in sd. */
  slope: number;
  /** Change of level that equals one sd of an ordinary hour; of an ordinary reading where they are further apart. */
  unit: number;
}

/** Days count for no more than this many times the ordinary, readings for no more than this many sd. */
const CLIP = 3;
/** Half of the smallest shift to be found quickly, 1.5 ordinary days. */
const ALLOWANCE = 0.75;
/** With this allowance independent normal days reach 8 once in some 800,000 (Siegmund 1985); real days hang together. */
const LIMIT = 8;
const FEWEST_DAYS = 4;
/** What takes longer to add up is a season, not a shift. */
const MOST_DAYS = 28;
/** Less than half of what an hour ordinarily differs hardly shows. */
const LEAST_SHIFT = 0.5;
const ABS_TO_SD = Math.sqrt(Math.PI / 2);
const MEMORY = 30;
/** Days that only teach what an ordinary day is. */
const FIRST_DAYS = 10;

export function createLevelShift(): LevelShift {
  return {
    day: Number.NaN,
    dayReadings: 0,
    dayMoment: 0,
    dayWeight: 0,
    usualReadings: 0,
    daySize: 0,
    days: 0,
    up: createSide(),
    down: createSide(),
  };
}

function createSide(): ShiftSide {
  return { sum: 0, days: 0, moment: 0, weight: 0, stretch: createStretch() };
}

/**
 * Learns from a compared reading.
 * @returns the change of level to accept, 0 when there is none
 */
export function learnLevelShift(
  state: LevelShift,
  reading: Compared,
  context: ShiftContext,
  changes: DeviationChange[],
): number {
  let accepted = 0;
  if (context.day !== state.day) {
    if (state.dayReadings > 0) accepted = endDay(state, reading.t, context, changes);
    state.day = context.day;
    state.dayReadings = 0;
    state.dayMoment = 0;
    state.dayWeight = 0;
  }
  if (context.holiday || accepted !== 0) return accepted;
  const weight = context.slope * context.slope;
  state.dayReadings++;
  state.dayMoment += Math.max(-CLIP, Math.min(CLIP, reading.z)) * context.slope;
  state.dayWeight += weight;
  gather(state.up, 1, reading, reading.z * context.slope, weight);
  gather(state.down, -1, reading, reading.z * context.slope, weight);
  return 0;
}

function gather(side: ShiftSide, sign: number, reading: Compared, moment: number, weight: number): void {
  extendStretch(side.stretch, sign, reading);
  side.moment += moment;
  side.weight += weight;
}

function endDay(state: LevelShift, now: number, context: ShiftContext, changes: DeviationChange[]): number {
  const enough = state.dayReadings >= 0.5 * state.usualReadings;
  state.days = Math.min(state.days + 1, MEMORY);
  state.usualReadings += (state.dayReadings - state.usualReadings) / state.days;
  if (!enough || state.dayWeight === 0) return 0;
  const off = state.dayMoment / state.dayWeight;
  const usual = Math.max(state.daySize * ABS_TO_SD, LEAST_SHIFT * context.unit);
  const size = state.days > FIRST_DAYS ? Math.min(Math.abs(off), CLIP * usual) : Math.abs(off);
  state.daySize += (size - state.daySize) / state.days;
  if (state.days <= FIRST_DAYS) return 0;
  const score = Math.max(-CLIP, Math.min(CLIP, off / usual));
  const up = addDay(state.up, score);
  const down = addDay(state.down, -score);
  return context.mayOpen && (up || down) ? accept(state, up ? state.up : state.down, now, changes) : 0;
}

/** Adds a day's score to a side; returns whether it now speaks of a shift. */
function addDay(side: ShiftSide, score: number): boolean {
  side.sum = Math.max(0, side.sum + score - ALLOWANCE);
  side.days++;
  if (side.sum === 0 || side.days > MOST_DAYS) clearSide(side);
  return side.sum >= LIMIT && side.days >= FEWEST_DAYS;
}

/** Announces the shift and, in the same breath, that it is the new normal. */
function accept(state: LevelShift, side: ShiftSide, now: number, changes: DeviationChange[]): number {
  const { stretch } = side;
  // Tail of Page's sum for an allowance of k sd: exp(−2k·sum).
  stretch.surprise = (2 * ALLOWANCE * side.sum) / Math.LN10;
  includeAll(stretch, now);
  changes.push(tellStretch(stretch, 'opened', 'level-shift', null), tellStretch(stretch, 'closed', 'level-shift', now));
  const shift = side.moment / side.weight;
  clearSide(state.up);
  clearSide(state.down);
  return shift;
}

function clearSide(side: ShiftSide): void {
  side.sum = 0;
  side.days = 0;
  side.moment = 0;
  side.weight = 0;
  clearStretch(side.stretch);
}
