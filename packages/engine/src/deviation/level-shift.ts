import type { DeviationChange } from '../rhythm/verdict.ts';
import { DAY } from '../time/units.ts';
import {
  closeDay,
  createDayLevels,
  DAYS,
  type DayLevels,
  levelAgo,
  meanLevel,
  type Range,
  setLevel,
  startDay,
} from './day-levels.ts';
import { type Compared, rarity } from './stretch.ts';

/**
 * A lasting change, abrupt or grown over days. The level of the last week is held against that of the two weeks before
 * it, or before a ramp that lies between them; whole weeks, so that no weekday pulls. How far such weeks usually differ
 * is the habit of the series: a season, or the weather in a temperature, is no shift.
 */
export interface LevelShift {
  readonly days: DayLevels;
  /** Ordinary difference from one day to the next. */
  dayStep: number;
  /** Ordinary size of the contrast over each ramp, and how often each was seen. */
  readonly usual: Float32Array;
  readonly seen: Float32Array;
}

/** What the end of a day must know. */
export interface ShiftContext {
  /** The first reading of the new day. */
  reading: Compared;
  day: number;
  /** False while the rhythm is being learned. */
  mayOpen: boolean;
  /** The level that the expectation holds. */
  level: number;
  /** Change of level that equals one sd of an ordinary hour; of an ordinary reading where they are further apart. */
  unit: number;
}

/** Days after and before, and how many of them must be there. */
const AFTER = { ago: 0, days: 7, fewest: 4 };
const BEFORE = { days: 14, fewest: 8 };
/** Days between the two in which the change may have grown, and the days before each of these. */
const RAMPS = [0, 5, 10];
const BEFORE_RAMPS = RAMPS.map((ramp) => ({ ...BEFORE, ago: AFTER.days + ramp }));
/** A shift is so many times as far as such weeks ordinarily differ. */
const LIMIT = 4;
/** Less than half of what an hour ordinarily differs hardly shows. */
const LEAST_SHIFT = 0.5;
/** So many of the latest days must lie beyond half of the contrast: what is over is no shift. */
const LATEST = 4;
/** A longer ramp is told where its contrast is so many times that of a shorter one. */
const CLEARLY = 1.3;
/** Half a week that differs from the half before it by this share of the contrast says that the change goes on. */
const GROWTH = 0.25;
/** A contrast teaches no more than this many times the ordinary. */
const CONTRAST_CLIP = 3;
const MEMORY = 90;
/** Before its contrasts are known, a series is taken to differ as its days do; that counts as so many contrasts. */
const START_CONTRASTS = 20;
const ABS_TO_SD = Math.sqrt(Math.PI / 2);
/** Days that only teach what an ordinary day is. */
const FIRST_DAYS = 10;

export function createLevelShift(): LevelShift {
  return {
    days: createDayLevels(),
    dayStep: 0,
    usual: new Float32Array(RAMPS.length),
    seen: new Float32Array(RAMPS.length),
  };
}

/**
 * The first reading of a new day ends the one before.
 * @returns the change of level to accept, 0 when there is none
 */
export function turnLevelDay(state: LevelShift, context: ShiftContext, changes: DeviationChange[]): number {
  const { days } = state;
  let accepted = 0;
  if (closeDay(days)) {
    learnDayStep(state);
    const found = days.count > FIRST_DAYS ? findShift(state, context.unit) : undefined;
    if (found && context.mayOpen) accepted = accept(state, found, context, changes);
  }
  startDay(days, context.day);
  return accepted;
}

function learnDayStep(state: LevelShift): void {
  const { days } = state;
  const step = Math.abs(levelAgo(days, 0) - levelAgo(days, 1));
  if (Number.isNaN(step)) return;
  const known = Math.min(days.count, MEMORY);
  const size = known > FIRST_DAYS ? Math.min(step, CONTRAST_CLIP * state.dayStep) : step;
  state.dayStep += (size - state.dayStep) / known;
}

interface Shift {
  ramp: number;
  before: number;
  contrast: number;
  /** How many times the ordinary contrast. */
  ratio: number;
  /** Days that lie beyond half of the contrast, the latest included. */
  lasted: number;
}

/** The shift that shows over the shortest ramp, or over a longer one where it is clearly larger; learns every contrast. */
function findShift(state: LevelShift, unit: number): Shift | undefined {
  const { days } = state;
  const after = meanLevel(days, AFTER);
  let found: Shift | undefined;
  for (let i = 0; i < RAMPS.length; i++) {
    const ramp = RAMPS[i] as number;
    const before = meanLevel(days, BEFORE_RAMPS[i] as Range);
    const contrast = after - before;
    if (Number.isNaN(contrast)) continue;
    const size = Math.abs(contrast);
    const usual = usualContrast(state, i);
    const ratio = size / usual;
    learnContrast(state, i, Math.min(size, (CONTRAST_CLIP * usual) / ABS_TO_SD));
    if (ratio < LIMIT || size < LEAST_SHIFT * unit) continue;
    if (found && size < CLEARLY * Math.abs(found.contrast)) continue;
    const lasted = countDays(days, before, contrast);
    if (lasted >= LATEST && hasSettled(days, lasted, contrast)) found = { ramp, before, contrast, ratio, lasted };
  }
  return found;
}

/** Days in a row, up to the latest, that lie beyond half of the contrast; days without a level are passed over. */
function countDays(days: DayLevels, before: number, contrast: number): number {
  let lasted = 0;
  for (let ago = 0; ago < AFTER.days + BEFORE.days; ago++) {
    const level = levelAgo(days, ago);
    if (Number.isNaN(level)) continue;
    if ((level - before) * Math.sign(contrast) < Math.abs(contrast) / 2) break;
    lasted = ago + 1;
  }
  return lasted;
}

/** Whether the shifted days no longer grow: a change is told when it is complete. */
function hasSettled(days: DayLevels, lasted: number, contrast: number): boolean {
  const half = Math.floor(Math.min(lasted, AFTER.days) / 2);
  const later = meanLevel(days, { ago: 0, days: half, fewest: 1 });
  const earlier = meanLevel(days, { ago: half, days: half, fewest: 1 });
  return !((later - earlier) * Math.sign(contrast) > GROWTH * Math.abs(contrast));
}

function usualContrast(state: LevelShift, i: number): number {
  const seen = state.seen[i] as number;
  // A day's step is √2 times as far as a day; weeks of independent days would differ by less.
  const start = (state.dayStep * ABS_TO_SD) / Math.SQRT2;
  const learned = (state.usual[i] as number) * ABS_TO_SD;
  return (seen * learned + START_CONTRASTS * start) / (seen + START_CONTRASTS);
}

function learnContrast(state: LevelShift, i: number, size: number): void {
  const seen = Math.min((state.seen[i] as number) + 1, MEMORY);
  state.seen[i] = seen;
  state.usual[i] = (state.usual[i] as number) + (size - (state.usual[i] as number)) / seen;
}

/** Announces the shift and, in the same breath, that it is the new normal; the remembered days move with it. */
function accept(state: LevelShift, shift: Shift, context: ShiftContext, changes: DeviationChange[]): number {
  const { days } = state;
  const { before, lasted } = shift;
  const now = meanLevel(days, { ago: 0, days: Math.min(lasted, AFTER.days), fewest: 1 }, days.raws);
  const told = describe(days, shift, { size: now - before, reading: context.reading });
  changes.push({ ...told, change: 'opened', end: null }, { ...told, change: 'closed', end: context.reading.t });
  for (let ago = 0; ago < DAYS; ago++) {
    const level = ago < lasted ? now : levelAgo(days, ago) + now - before;
    setLevel(days, ago, level, level);
  }
  return now - context.level;
}

function describe(
  days: DayLevels,
  { ramp, ratio, lasted }: Shift,
  { size, reading }: { size: number; reading: Compared },
): Omit<DeviationChange, 'change' | 'end'> {
  // Tail of a normal contrast beyond `ratio` sd (Mills), looked at once a week.
  const surprise = (0.5 * ratio * ratio + Math.log(ratio * Math.sqrt(Math.PI / 2))) / Math.LN10;
  const length = ramp === 0 ? lasted : Math.max(lasted, AFTER.days + ramp);
  return {
    kind: 'level-shift',
    start: reading.t - length * DAY,
    peakTime: reading.t,
    peakValue: reading.value,
    expectedLow: reading.low,
    expectedMid: reading.mid,
    expectedHigh: reading.high,
    meanDifference: size * days.unitPerLevel,
    readings: Math.round(length * days.usualReadings),
    surprise,
    pattern: ramp === 0 ? 'step' : 'ramp',
    ...rarity(10 ** surprise),
  };
}
