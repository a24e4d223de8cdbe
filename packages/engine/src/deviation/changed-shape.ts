import type { DeviationChange, DeviationPattern } from '../rhythm/verdict.ts';
import type { Weighed } from './day-levels.ts';
import { type Compared, rarity } from './stretch.ts';

/**
 * The same day's total at other hours. Differences of a day are freed of the day's own level and added up from midnight
 * on; the sum comes back to zero, and how far it swings is Kuiper's (1960) statistic: what went missing at one part of the
 * day came at another. How rare a swing is follows from the days of the series itself (peaks over threshold, Pickands
 * 1975, shape 0), since neighbouring hours hang together. Told when the day is over.
 */
export interface ChangedShape {
  day: number;
  dayStart: number;
  dayReadings: number;
  /** 1 when its hours are no ordinary hours; whether a higher and a lower went on in it. */
  dayExcused: number;
  dayHigher: number;
  dayLower: number;
  /** Per hour of the local day: weighed differences, and weights. */
  readonly moments: Float32Array;
  readonly weights: Float32Array;
  /** The reading that was furthest off, weighed: its difference and what it was compared with. */
  peak: number;
  peakTime: number;
  peakValue: number;
  peakLow: number;
  peakMid: number;
  peakHigh: number;
  /** The swing that one day in ten exceeds, in sd of a day, and by how much on average. */
  large: number;
  excess: number;
  /** Days learned, and those beyond `large`. */
  days: number;
  largeDays: number;
}

/** What the end of a day must know. */
export interface ShapeContext {
  /** The day that begins. */
  day: number;
  mayOpen: boolean;
  /** Readings of an ordinary day, and the unit of the series per unit of level. */
  usualReadings: number;
  unitPerLevel: number;
  /** A deviation of this series is rarer than once in so many weeks. */
  budgetWeeks: number;
}

const HOURS = 24;
/** Readings that must be there, as a share of those of an ordinary day. */
const COMPLETE = 0.9;
/** A reading counts for at most so many sd, an excess for at most so many times the usual. */
const CLIP = 4;
/** Days that only teach the habit. */
const FIRST_DAYS = 14;
/** Kuiper's statistic exceeds this in one day of ten, if hours were independent, and then by a fifth. */
const START_LARGE = 1.62;
const START_EXCESS = 0.2;
const LARGE_SHARE = 0.1;
const STEP = 0.05;
const EXCESS_MEMORY = 30;
/** Of the budget a changed shape takes a quarter. */
const BUDGET_SHARE = 4;
const DAYS_PER_WEEK = 7;
/** One hump is so much larger than the other: the day came earlier or later as a whole. */
const ONE_SIDED = 2;

export function createChangedShape(): ChangedShape {
  return {
    day: Number.NaN,
    dayStart: Number.NaN,
    dayReadings: 0,
    dayExcused: 0,
    dayHigher: 0,
    dayLower: 0,
    moments: new Float32Array(HOURS),
    weights: new Float32Array(HOURS),
    peak: 0,
    peakTime: Number.NaN,
    peakValue: Number.NaN,
    peakLow: Number.NaN,
    peakMid: Number.NaN,
    peakHigh: Number.NaN,
    large: START_LARGE,
    excess: START_EXCESS,
    days: 0,
    largeDays: 0,
  };
}

/** Takes a reading into its day. @param hour of the local day, 0..23 */
export function gatherShape(state: ChangedShape, reading: Weighed, hour: number): void {
  const { z, slope } = reading;
  const moment = (z > CLIP ? CLIP : Math.max(z, -CLIP)) * slope;
  state.dayReadings++;
  state.moments[hour] = (state.moments[hour] as number) + moment;
  state.weights[hour] = (state.weights[hour] as number) + slope * slope;
  if (Math.abs(moment) > state.peak) setPeak(state, Math.abs(moment), reading);
}

/** The first reading of a new day, at `now`, ends the one before; tells of it. */
export function turnShapeDay(
  state: ChangedShape,
  now: number,
  context: ShapeContext,
  changes: DeviationChange[],
): void {
  if (state.dayReadings > 0 && state.dayReadings >= COMPLETE * context.usualReadings)
    endDay(state, now, context, changes);
  startDay(state, now, context.day);
}

function startDay(state: ChangedShape, t: number, day: number): void {
  state.day = day;
  state.dayStart = t;
  state.dayReadings = 0;
  state.dayExcused = 0;
  state.dayHigher = 0;
  state.dayLower = 0;
  state.moments.fill(0);
  state.weights.fill(0);
  state.peak = 0;
}

function setPeak(state: ChangedShape, peak: number, reading: Compared): void {
  state.peak = peak;
  state.peakTime = reading.t;
  state.peakValue = reading.value;
  state.peakLow = reading.low;
  state.peakMid = reading.mid;
  state.peakHigh = reading.high;
}

function endDay(state: ChangedShape, now: number, context: ShapeContext, changes: DeviationChange[]): void {
  // A higher without a lower, or the other way about, has told it already; both together are one shape.
  if (state.dayExcused === 1 || state.dayHigher !== state.dayLower) return;
  const swing = swingOf(state);
  if (!(swing.total > 0)) return;
  const size = (swing.most - swing.least) / Math.sqrt(swing.total);
  const surprise = surpriseOf(state, size);
  learnSwing(state, size);
  if (state.days <= FIRST_DAYS || !context.mayOpen) return;
  const weeks = 10 ** surprise / DAYS_PER_WEEK;
  if (weeks < BUDGET_SHARE * context.budgetWeeks) return;
  const told = describe(state, swing, { surprise, weeks, unitPerLevel: context.unitPerLevel });
  changes.push({ ...told, change: 'opened', end: null }, { ...told, change: 'closed', end: now });
}

interface Swing {
  /** Highest and lowest point of the sum since midnight. */
  most: number;
  least: number;
  /** Sum of the weights, and of the sizes of all differences. */
  total: number;
  sizes: number;
}

function swingOf({ moments, weights }: ChangedShape): Swing {
  let moment = 0;
  let total = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    moment += moments[hour] as number;
    total += weights[hour] as number;
  }
  const level = moment / total;
  let sum = 0;
  let sizes = 0;
  let most = 0;
  let least = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const own = (moments[hour] as number) - level * (weights[hour] as number);
    sum += own;
    sizes += Math.abs(own);
    if (sum > most) most = sum;
    else if (sum < least) least = sum;
  }
  return { most, least, total, sizes };
}

/** −log10 of the chance of so large a swing on an ordinary day; 0 for one that is not large. */
function surpriseOf({ large, excess }: ChangedShape, size: number): number {
  return size > large ? (size - large) / (excess * Math.LN10) - Math.log10(LARGE_SHARE) : 0;
}

/** Running quantile (Robbins & Monro 1951) and mean excess. */
function learnSwing(state: ChangedShape, size: number): void {
  state.days++;
  const { large } = state;
  const isLarge = size > large;
  state.large += Math.max(STEP, 1 / (state.days + 4)) * large * (isLarge ? 1 - LARGE_SHARE : -LARGE_SHARE);
  if (!isLarge) return;
  state.largeDays = Math.min(state.largeDays + 1, EXCESS_MEMORY);
  const excess = Math.min(size - large, CLIP * state.excess);
  state.excess += (excess - state.excess) / (state.largeDays + 4);
}

function describe(
  state: ChangedShape,
  swing: Swing,
  { surprise, weeks, unitPerLevel }: { surprise: number; weeks: number; unitPerLevel: number },
): Omit<DeviationChange, 'change' | 'end'> {
  return {
    kind: 'changed-shape',
    start: state.dayStart,
    peakTime: state.peakTime,
    peakValue: state.peakValue,
    expectedLow: state.peakLow,
    expectedMid: state.peakMid,
    expectedHigh: state.peakHigh,
    meanDifference: (swing.sizes / swing.total) * unitPerLevel,
    readings: state.dayReadings,
    surprise,
    pattern: patternOf(swing),
    ...rarity(weeks),
  };
}

/** What comes first in the day is the first hump: too much there means that the day came earlier. */
function patternOf({ most, least }: Swing): DeviationPattern {
  if (most > -ONE_SIDED * least) return 'earlier';
  return -least > ONE_SIDED * most ? 'later' : 'other-hours';
}
