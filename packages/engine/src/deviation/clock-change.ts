import type { CalendarView } from '../time/calendar.ts';
import { HOUR } from '../time/units.ts';
import type { WeekPlace } from '../time/week-slot.ts';
import { offsetAt } from '../time/zone.ts';

/**
 * The night of a clock change: loggers put two hours into one number or fill in an hour that never was, and people keep
 * to the hour they were used to. What opens a deviation then must be ten times as rare.
 */
export const CLOCK_CHANGE_DOUBT = 1;
const AROUND_MS = 6 * HOUR;
/** Clocks are changed at night; asking the table of changes only then keeps the other hours cheap. */
const LATEST_SHARE = 8 / 24;

export function isNearClockChange(calendar: CalendarView, place: WeekPlace, perDay: number): boolean {
  if (perDay === 1 || place.slot >= LATEST_SHARE * perDay) return false;
  return offsetAt(calendar.zone, place.t - AROUND_MS) !== offsetAt(calendar.zone, place.t + AROUND_MS);
}
