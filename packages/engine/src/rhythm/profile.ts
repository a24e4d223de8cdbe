import { DAY_TYPES, SUNDAY, type WeekPlace, WORKDAY } from '../time/week-slot.ts';

/**
 * The week as means per slot, in scaled units, at three depths: the slot of its own weekday, the slot of its day type
 * (workday, Saturday, Sunday), and the slot on holidays. Weights count visits (one week's readings in one slot are one visit).
 */
export interface Profile {
  /** A mean and its weight for each slot of seven weekdays, three day types, and the holiday; then those of the spread. */
  readonly cells: Float32Array;
  overallMean: number;
  overallWeight: number;
}

/** Days in `cells` before those of the day types, and before the holiday. */
const TYPES_FROM = 7;
const HOLIDAY = TYPES_FROM + DAY_TYPES;
/** Days in `cells` before those of the spread: one array for both, since every array costs a hundred bytes of its own. */
export const SPREAD_FROM = HOLIDAY + 1;
const ALL_DAYS = SPREAD_FROM + DAY_TYPES;

/** Filled by `predictBase`. */
export interface Base {
  mean: number;
  /** Visits the mean rests on. */
  weight: number;
}

/** A weekday's own slot outweighs its day type after this many visits (empirical Bayes with equal within and between variance over k). */
const BORROWED_VISITS = 3;
/** Exponential memory in visits: eight weeks, the best simple memory on footfall (8-week median). */
const OWN_MEMORY = 8;
const TYPE_MEMORY = 20;
const OVERALL_MEMORY = 2000;

export function createProfile(perDay: number): Profile {
  return { cells: new Float32Array(2 * perDay * ALL_DAYS), overallMean: 0, overallWeight: 0 };
}

/** Where the value of a slot stands in `cells`; its weight follows. */
export function cellOf(day: number, slot: number, perDay: number): number {
  return 2 * (day * perDay + slot);
}

/** The mean expected at a place in the week, shrunk towards the days that resemble it. */
export function predictBase(profile: Profile, place: WeekPlace, perDay: number, out: Base): void {
  const { cells } = profile;
  const { slot, dayType } = place;
  let pool = cellOf(TYPES_FROM + dayType, slot, perDay);
  const isLike = (cells[pool + 1] as number) > 0;
  if (!isLike) pool = cellOf(TYPES_FROM + (dayType === WORKDAY ? SUNDAY : WORKDAY), slot, perDay);
  const poolWeight = cells[pool + 1] as number;
  const poolMean = poolWeight > 0 ? (cells[pool] as number) : profile.overallMean;
  const own = cellOf(place.holiday ? HOLIDAY : place.weekday, slot, perDay);
  const weight = cells[own + 1] as number;
  const borrowed = Math.min(BORROWED_VISITS, Math.max(poolWeight, 0.1));
  out.mean = (weight * (cells[own] as number) + borrowed * poolMean) / (weight + borrowed);
  // The pool holds the slot's own visits as well, so the larger of the two is what is known; days unlike it tell too little.
  out.weight = isLike ? Math.max(weight, Math.min(weight + borrowed, poolWeight)) : weight;
}

/**
 * Moves the means towards a reading.
 * @param scaled the reading in scaled units, freed of the present level and already clipped around the expected base
 * @param visit share of a visit this reading is
 */
export function learnProfile(profile: Profile, place: WeekPlace, perDay: number, scaled: number, visit: number): void {
  const { cells } = profile;
  const { slot } = place;
  if (place.holiday) moveMean(cells, cellOf(HOLIDAY, slot, perDay), scaled, visit, OWN_MEMORY);
  else {
    moveMean(cells, cellOf(place.weekday, slot, perDay), scaled, visit, OWN_MEMORY);
    moveMean(cells, cellOf(TYPES_FROM + place.dayType, slot, perDay), scaled, visit, TYPE_MEMORY);
  }
  profile.overallWeight = Math.min(profile.overallWeight + 1, OVERALL_MEMORY);
  profile.overallMean += (scaled - profile.overallMean) / profile.overallWeight;
}

/** @param cell place of a mean, followed by its weight */
function moveMean(cells: Float32Array, cell: number, value: number, visit: number, memory: number): void {
  const weight = Math.min((cells[cell + 1] as number) + visit, memory);
  const mean = cells[cell] as number;
  cells[cell + 1] = weight;
  cells[cell] = mean + Math.min(1, visit / weight) * (value - mean);
}
