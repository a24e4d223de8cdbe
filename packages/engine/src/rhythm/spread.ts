import type { WeekPlace } from '../time/week-slot.ts';
import { cellOf, SPREAD_FROM } from './profile.ts';

/**
 * Typical size of the difference between reading and expectation, in scaled units. Per slot of the three day types it stands,
 * with its weight, in the cells of the profile.
 */
export interface Spread {
  overall: number;
  overallWeight: number;
  /** How much wider holidays are than Sundays. */
  holidayFactor: number;
}

/** A mean absolute deviation times this is the standard deviation of a normal spread: √(π/2). */
const ABS_TO_SD = Math.sqrt(Math.PI / 2);
const MEMORY = 20;
const OVERALL_MEMORY = 2000;
/** The overall spread counts as this many visits. */
const BORROWED_VISITS = 2;
/** Huber (1964): beyond this many sd a difference weighs no more. */
const CLIP = 3;
/** Holidays remembered: about two years of them. */
const HOLIDAY_MEMORY = 20;
/** Wider than this, the range would say nothing of any holiday. */
const HOLIDAY_WIDEST = 2;

export function createSpread(): Spread {
  return {
    overall: 0,
    overallWeight: 0,
    holidayFactor: 1.3,
  };
}

/** Standard deviation expected at a place in the week; neighbouring slots lend half their weight. */
export function predictSpread(
  spread: Spread,
  cells: Float32Array,
  place: WeekPlace,
  perDay: number,
  least: number,
): number {
  const { slot } = place;
  const here = cellOf(SPREAD_FROM + place.dayType, slot, perDay);
  const before = slot > 0 ? here - 2 : here;
  const after = slot < perDay - 1 ? here + 2 : here;
  const wHere = cells[here + 1] as number;
  const wBefore = 0.5 * (cells[before + 1] as number);
  const wAfter = 0.5 * (cells[after + 1] as number);
  const sum =
    wHere * (cells[here] as number) +
    wBefore * (cells[before] as number) +
    wAfter * (cells[after] as number) +
    BORROWED_VISITS * spread.overall;
  const sd = (sum / (wHere + wBefore + wAfter + BORROWED_VISITS)) * ABS_TO_SD;
  const wide = place.holiday ? sd * spread.holidayFactor : sd;
  return Math.max(wide, least);
}

/** @param sd the spread that was expected, @param visit share of a visit this reading is */
export function learnSpread(
  spread: Spread,
  cells: Float32Array,
  place: WeekPlace,
  perDay: number,
  difference: number,
  sd: number,
  visit: number,
): void {
  const size = Math.min(Math.abs(difference), spread.overallWeight > 20 ? CLIP * sd : Number.POSITIVE_INFINITY);
  if (place.holiday) {
    const ratio = Math.min(2, (size / sd) * ABS_TO_SD);
    const factor = spread.holidayFactor * (1 + ((ratio - 1) * visit) / (HOLIDAY_MEMORY * perDay));
    spread.holidayFactor = Math.min(HOLIDAY_WIDEST, Math.max(1, factor));
    return;
  }
  const here = cellOf(SPREAD_FROM + place.dayType, place.slot, perDay);
  const weight = Math.min((cells[here + 1] as number) + visit, MEMORY);
  const before = cells[here] as number;
  cells[here + 1] = weight;
  cells[here] = before + Math.min(1, visit / weight) * (size - before);
  spread.overallWeight = Math.min(spread.overallWeight + 1, OVERALL_MEMORY);
  spread.overall += (size - spread.overall) / spread.overallWeight;
}
