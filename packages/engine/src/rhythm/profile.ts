import { DAY_TYPES, SUNDAY, type WeekPlace, WORKDAY } from '../time/week-slot.ts';

/**
 * The week as means per slot, in scaled units, at three depths: the slot of its own weekday, the slot of its day type
 * (workday, Saturday, Sunday), and the slot on holidays. Weights count visits (one week's readings in one slot are one visit).
 */
export interface Profile {
  readonly ownMean: Float32Array;
  readonly ownWeight: Float32Array;
  readonly typeMean: Float32Array;
  readonly typeWeight: Float32Array;
  readonly holidayMean: Float32Array;
  readonly holidayWeight: Float32Array;
  overallMean: number;
  overallWeight: number;
}

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
  return {
    ownMean: new Float32Array(7 * perDay),
    ownWeight: new Float32Array(7 * perDay),
    typeMean: new Float32Array(DAY_TYPES * perDay),
    typeWeight: new Float32Array(DAY_TYPES * perDay),
    holidayMean: new Float32Array(perDay),
    holidayWeight: new Float32Array(perDay),
    overallMean: 0,
    overallWeight: 0,
  };
}

/** The mean expected at a place in the week, shrunk towards the days that resemble it. */
export function predictBase(profile: Profile, place: WeekPlace, perDay: number, out: Base): void {
  const slot = place.slot;
  let pool = place.dayType * perDay + slot;
  const isLike = (profile.typeWeight[pool] as number) > 0;
  if (!isLike) pool = (place.dayType === WORKDAY ? SUNDAY : WORKDAY) * perDay + slot;
  const poolWeight = profile.typeWeight[pool] as number;
  const poolMean = poolWeight > 0 ? (profile.typeMean[pool] as number) : profile.overallMean;
  const own = place.weekday * perDay + slot;
  const weight = (place.holiday ? profile.holidayWeight[slot] : profile.ownWeight[own]) as number;
  const mean = (place.holiday ? profile.holidayMean[slot] : profile.ownMean[own]) as number;
  const borrowed = Math.min(BORROWED_VISITS, Math.max(poolWeight, 0.1));
  out.mean = (weight * mean + borrowed * poolMean) / (weight + borrowed);
  // The pool holds the slot's own visits as well, so the larger of the two is what is known; days unlike it tell too little.
  out.weight = isLike ? Math.max(weight, Math.min(weight + borrowed, poolWeight)) : weight;
}

/**
 * Moves the means towards a reading.
 * @param scaled the reading in scaled units, freed of the present level and already clipped around the expected base
 * @param visit share of a visit this reading is
 */
export function learnProfile(profile: Profile, place: WeekPlace, perDay: number, scaled: number, visit: number): void {
  const own = place.weekday * perDay + place.slot;
  if (place.holiday) moveMean(profile.holidayMean, profile.holidayWeight, place.slot, scaled, visit, OWN_MEMORY);
  else {
    moveMean(profile.ownMean, profile.ownWeight, own, scaled, visit, OWN_MEMORY);
    const type = place.dayType * perDay + place.slot;
    moveMean(profile.typeMean, profile.typeWeight, type, scaled, visit, TYPE_MEMORY);
  }
  profile.overallWeight = Math.min(profile.overallWeight + 1, OVERALL_MEMORY);
  profile.overallMean += (scaled - profile.overallMean) / profile.overallWeight;
}

function moveMean(
  mean: Float32Array,
  weight: Float32Array,
  i: number,
  value: number,
  visit: number,
  memory: number,
): void {
  const w = Math.min((weight[i] as number) + visit, memory);
  weight[i] = w;
  mean[i] = (mean[i] as number) + Math.min(1, visit / w) * (value - (mean[i] as number));
}
