import type { Compared } from './stretch.ts';

/** One level for every day of the last month, freed of the week profile: where the readings of the day lay on the whole. */
export interface DayLevels {
  /** The day at hand, days since 1970; NaN before the first. */
  day: number;
  readings: number;
  /** Weighed differences from level 0, clipped and not, and weights: the ratio is the level. */
  moment: number;
  raw: number;
  weight: number;
  /** Sum of width of the range times slope. */
  width: number;
  /** Days taken so far. */
  count: number;
  /** Readings of an ordinary day. */
  usualReadings: number;
  /** Change in the unit of the series per unit of level, of an ordinary reading. */
  unitPerLevel: number;
  /** Levels at `day mod DAYS`, with clipped readings and without; NaN: no such day. */
  readonly levels: Float32Array;
  readonly raws: Float32Array;
}

/** A compared reading, and the change of its scaled expectation per unit of level, in sd. */
export interface Weighed extends Compared {
  slope: number;
}

/** A power of two, so that a place is a mask away. */
export const DAYS = 32;
/** A reading counts for no more than this many sd. */
const CLIP = 4;
/** A day with less than half of its readings has no level. */
const COMPLETE = 0.5;
const MEMORY = 28;
/** The 1 % and 99 % points lie this many sd apart. */
const RANGE_SD = 4.65;

export function createDayLevels(): DayLevels {
  return {
    day: Number.NaN,
    readings: 0,
    moment: 0,
    raw: 0,
    weight: 0,
    width: 0,
    count: 0,
    usualReadings: 0,
    unitPerLevel: 0,
    levels: new Float32Array(DAYS).fill(Number.NaN),
    raws: new Float32Array(DAYS).fill(Number.NaN),
  };
}

/** Takes a reading into its day. @param level that the expectation holds */
export function gatherLevel(state: DayLevels, { z, low, high, slope }: Weighed, level: number): void {
  const weight = slope * slope;
  const held = weight * level;
  state.readings++;
  state.moment += (z > CLIP ? CLIP : Math.max(z, -CLIP)) * slope + held;
  state.raw += z * slope + held;
  state.weight += weight;
  state.width += (high - low) * slope;
}

/** Writes down the day at hand; returns whether it has a level. */
export function closeDay(state: DayLevels): boolean {
  const { readings, weight } = state;
  if (readings === 0 || Number.isNaN(state.day)) {
    setLevel(state, 0, Number.NaN, Number.NaN);
    return false;
  }
  state.count++;
  const share = 1 / Math.min(state.count, MEMORY);
  const enough = readings >= COMPLETE * state.usualReadings && weight > 0;
  state.usualReadings += share * (readings - state.usualReadings);
  setLevel(state, 0, enough ? state.moment / weight : Number.NaN, enough ? state.raw / weight : Number.NaN);
  if (enough) state.unitPerLevel += share * (state.width / (RANGE_SD * readings) - state.unitPerLevel);
  return enough;
}

/** Begins a day; days that were skipped have no level. */
export function startDay(state: DayLevels, day: number): void {
  const skipped = Math.min(DAYS, Math.max(0, day - state.day - 1)) || 0;
  state.day = day;
  for (let ago = 1; ago <= skipped; ago++) setLevel(state, ago, Number.NaN, Number.NaN);
  state.readings = 0;
  state.moment = 0;
  state.raw = 0;
  state.weight = 0;
  state.width = 0;
}

/** Level of the day so many days before the one at hand. */
export function levelAgo(state: DayLevels, ago: number): number {
  return state.levels[placeOf(state, ago)] as number;
}

export function setLevel(state: DayLevels, ago: number, level: number, raw: number): void {
  const at = placeOf(state, ago);
  state.levels[at] = level;
  state.raws[at] = raw;
}

function placeOf({ day }: DayLevels, ago: number): number {
  return (day - ago) & (DAYS - 1);
}

/** Which days a mean is of. */
export interface Range {
  /** The last of them, days before the one at hand. */
  ago: number;
  days: number;
  /** Fewer that have a level give no mean. */
  fewest: number;
}

/** Mean level of some days; NaN where too few of them have one. @param levels with clipped readings or without */
export function meanLevel(state: DayLevels, { ago, days, fewest }: Range, levels = state.levels): number {
  const last = state.day - ago;
  let sum = 0;
  let known = 0;
  for (let day = last; day > last - days; day--) {
    const level = levels[day & (DAYS - 1)] as number;
    if (Number.isNaN(level)) continue;
    sum += level;
    known++;
  }
  return known >= fewest ? sum / known : Number.NaN;
}
