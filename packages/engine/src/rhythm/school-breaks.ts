import type { WeekPlace } from '../time/week-slot.ts';

/**
 * How workdays in school holidays differ from other workdays, per hour of the day: an addition to the level. Ridge
 * regression on the differences, one reading at a time (Hoerl & Kennard 1970): what is seldom seen is taken for no effect.
 */
export interface SchoolBreaks {
  /** Effect per hour of the day, in units of the level. */
  readonly effect: Float32Array;
  /** Workdays in school holidays seen, at most `MEMORY_DAYS`, and the last of them (days since 1970). */
  days: number;
  lastDay: number;
}

const HOURS = 24;
/** A reading counts for at most so many sd: a school that is closed is far off. */
const CLIP = 4;
/** No effect at all counts as two break days: differences of one day hang together. */
const START_DAYS = 2;
/** Break days of memory: three weeks. */
const MEMORY_DAYS = 15;

export function createSchoolBreaks(): SchoolBreaks {
  return { effect: new Float32Array(HOURS), days: 0, lastDay: Number.NaN };
}

/** The effect at a place in the week, 0 outside school holidays. */
export function breakEffectAt(breaks: SchoolBreaks, place: WeekPlace): number {
  return place.schoolBreak ? (breaks.effect[hourOf(place)] as number) : 0;
}

/**
 * @param z difference in sd
 * @param slope change of the scaled expectation per unit of level, in sd
 * @param usual mean squared slope of a reading
 * @param perHour readings in an hour, at least 1
 */
export function learnSchoolBreak(
  breaks: SchoolBreaks,
  place: WeekPlace,
  { z, slope }: { z: number; slope: number },
  usual: number,
  perHour: number,
): void {
  if (place.day !== breaks.lastDay) {
    breaks.lastDay = place.day;
    breaks.days = Math.min(breaks.days + 1, MEMORY_DAYS);
  }
  const information = (breaks.days * slope * slope + START_DAYS * usual) * perHour;
  if (!(information > 0)) return;
  const clipped = z > CLIP ? CLIP : Math.max(z, -CLIP);
  const hour = hourOf(place);
  breaks.effect[hour] = (breaks.effect[hour] as number) + (slope * clipped) / information;
}

function hourOf(place: WeekPlace): number {
  return place.hour - HOURS * place.day;
}
