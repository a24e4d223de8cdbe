import { type AlarmHabit, NOMINAL_WEEKS, weeksBetween } from '../budget/alarm-habit.ts';
import type { DeviationChange, DeviationPattern } from '../rhythm/verdict.ts';
import { HOUR } from '../time/units.ts';
import type { Evidence } from './evidence.ts';
import type { Spans } from './spans.ts';
import {
  type Compared,
  clearStretch,
  createStretch,
  extendStretch,
  includeAll,
  type Stretch,
  tellStretch,
} from './stretch.ts';

/** One side of the rhythm: the stretch that brews or is open there. */
export interface Side {
  /** Page's (1954) cumulative sum; where it last left zero, the present stretch began. */
  sum: number;
  /** Its highest since: where it was reached, the stretch ends. */
  sumPeak: number;
  /** Readings back inside, less those outside since. */
  calm: number;
  readonly stretch: Stretch;
}

export interface HigherLower {
  readonly higher: Side;
  readonly lower: Side;
}

/** What a side must know of the reading at hand. */
export interface SideContext {
  readonly spans: Spans;
  readonly evidence: Evidence;
  readonly intervalMs: number;
  /** False while the rhythm is being learned. */
  mayOpen: boolean;
  /** When a deviation opens, and how rare it is; without it the nominal thresholds hold. */
  readonly alarms?: AlarmHabit;
  /** How much rarer than the budget evidence must be at this moment, in powers of ten. */
  readonly doubt?: number;
  /** Lowest possible value of a count; NaN for other kinds. */
  readonly floor?: number;
}

/** Page's allowance: half of a shift of 1.5 sd. */
const ALLOWANCE = 0.75;
const SUM_CLIP = 4;
/** A reading within this many sd is back inside. */
const INSIDE = 1.5;
const MOST_CALM = 12;
/** A deviation is told again when its peak grew by this factor or it became twice as long. */
const NOTABLE = 1.25;
const NOTABLE_READINGS = 8;
/** Fewer readings than this are a spike, and so is anything under an hour. */
const SHORT_READINGS = 3;
/** Share of a stretch that is zero where its pattern is zeros. */
const ZEROS = 0.75;

export function createHigherLower(): HigherLower {
  return { higher: createSide(), lower: createSide() };
}

function createSide(): Side {
  return { sum: 0, sumPeak: 0, calm: 0, stretch: createStretch() };
}

/** Whether a side is at rest and a reading leaves it so. @param z difference in sd, towards the side */
export function isIdle({ sum, stretch }: Side, z: number): boolean {
  return sum === 0 && z <= ALLOWANCE && stretch.readings === 0 && stretch.open === 0;
}

/** Follows both sides with a reading; opens, updates and closes deviations. */
export function followSides(
  state: HigherLower,
  reading: Compared,
  context: SideContext,
  changes: DeviationChange[],
): void {
  followSide(state.higher, 1, reading, context, changes);
  followSide(state.lower, -1, reading, context, changes);
}

/** Ends whatever is open or brewing on either side; returns whether something was open. */
export function closeSides(state: HigherLower, changes: DeviationChange[]): boolean {
  const open = state.higher.stretch.open === 1 || state.lower.stretch.open === 1;
  closeSide(state.higher, 1, changes);
  closeSide(state.lower, -1, changes);
  return open;
}

/**
 * Hysteresis: opening takes evidence beyond a threshold, and reaches back to where the differences began to add up;
 * closing takes an hour (at least three readings) back inside, longer after a longer one.
 */
function followSide(
  side: Side,
  sign: number,
  reading: Compared,
  context: SideContext,
  changes: DeviationChange[],
): void {
  const z = reading.z * sign;
  const { stretch } = side;
  side.sum = Math.max(0, side.sum + Math.min(SUM_CLIP, z) - ALLOWANCE);
  if (stretch.open === 0 && side.sum === 0) {
    if (stretch.readings > 0) clearStretch(stretch);
    side.sumPeak = 0;
    return;
  }
  const { evidence } = context;
  extendStretch(stretch, sign, reading);
  if (reading.value === context.floor) stretch.floorReadings++;
  stretch.surprise = Math.max(stretch.surprise, sign > 0 ? evidence.upSurprise : evidence.downSurprise);
  const beyond = sign > 0 ? evidence.upBeyond : evidence.downBeyond;
  if (beyond > stretch.evidence) {
    stretch.evidence = beyond;
    if (stretch.open === 1) stretch.weeks = weeksOf(beyond, context.alarms);
  }
  // Told up to where the sum was highest, or the peak where that came later.
  if (side.sum > side.sumPeak || stretch.peakTime === reading.t) {
    side.sumPeak = Math.max(side.sumPeak, side.sum);
    includeAll(stretch, reading.t + context.intervalMs);
  }
  if (stretch.open === 0) {
    if (context.mayOpen && beyond >= (context.alarms?.opensAt ?? 0) + (context.doubt ?? 0))
      openSide(side, sign, context, changes);
    return;
  }
  side.calm = z > INSIDE ? Math.max(0, side.calm - 2) : side.calm + 1;
  if (side.calm >= calmWanted(stretch, context.spans.calmReadings)) closeSide(side, sign, changes);
  else if (isNotable(stretch)) {
    changes.push(tellStretch(stretch, 'updated', kindOf(sign), null, patternOf(stretch)));
  }
}

/** Half as long as it lasted, so that what comes and goes for days is one deviation; an hour at least, half a day at most. */
function calmWanted(stretch: Stretch, calmReadings: number): number {
  return Math.max(calmReadings, Math.min(stretch.toldReadings / 2, MOST_CALM * calmReadings));
}

function openSide(side: Side, sign: number, context: SideContext, changes: DeviationChange[]): void {
  const { stretch } = side;
  stretch.open = 1;
  stretch.weeks = weeksOf(stretch.evidence, context.alarms);
  side.calm = 0;
  changes.push(tellStretch(stretch, 'opened', kindOf(sign), null, patternOf(stretch)));
}

function closeSide(side: Side, sign: number, changes: DeviationChange[]): void {
  const { stretch } = side;
  if (stretch.open === 1) changes.push(tellStretch(stretch, 'closed', kindOf(sign), stretch.end, patternOf(stretch)));
  clearStretch(stretch);
  side.sum = 0;
  side.sumPeak = 0;
  side.calm = 0;
}

function weeksOf(evidence: number, alarms: AlarmHabit | undefined): number {
  return alarms ? weeksBetween(alarms, evidence) : NOMINAL_WEEKS * 10 ** evidence;
}

/** Hardly anything but zeros, where the range lies above zero, is told as such: the counter may not be counting. */
function patternOf(stretch: Stretch): DeviationPattern {
  if (stretch.toldFloor > 1 && stretch.toldFloor >= ZEROS * stretch.toldReadings) return 'zeros';
  return stretch.toldReadings < SHORT_READINGS || stretch.end - stretch.start < HOUR ? 'spike' : 'collective';
}

function isNotable(stretch: Stretch): boolean {
  if (stretch.peakZ > NOTABLE * stretch.lastPeak) return true;
  return stretch.toldReadings >= 2 * Math.max(NOTABLE_READINGS, stretch.lastReadings);
}

function kindOf(sign: number): 'higher' | 'lower' {
  return sign > 0 ? 'higher' : 'lower';
}
