import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { offsetAt } from '../time/zone.ts';

/** The habit of being there: per hour of the civil week, the share of weeks in which the hour had a reading. */
export interface Presence {
  /** Per hour of the week the share, in steps of 1/`FULL`, and the weeks it rests on. */
  readonly hours: Uint8Array;
  /** Civil hours since 1970 of the last reading; NaN before the first. */
  lastHour: number;
  /** Typical spacing of readings, ms. */
  spacingMs: number;
}

export const WEEK_HOURS = 168;
/** A share of one; every number of weeks up to `MEMORY` divides it. */
const FULL = 240;
/** Weeks of memory. */
const MEMORY = 6;
/** Step of the spacing, a running median on a log scale (Robbins & Monro 1951). */
const SPACING_STEP = 0.02;

export function createPresence(intervalMs: number): Presence {
  return {
    hours: new Uint8Array(2 * WEEK_HOURS),
    lastHour: Number.NaN,
    spacingMs: intervalMs,
  };
}

/** Civil hours since 1970-01-01T00 at the instant `t`. */
export function civilHourOf(calendar: CalendarView, t: number): number {
  return Math.floor((t + offsetAt(calendar.zone, t)) / HOUR);
}

/** How usual a reading is in a civil hour, 0..1; what is unknown is taken from the same hour of other days, else as usual. */
export function presenceAt(presence: Presence, civilHour: number): number {
  const { hours } = presence;
  const hour = mod(civilHour, 24);
  let seen = 0;
  let sum = 0;
  for (let i = 2 * hour; i < 2 * WEEK_HOURS; i += 48) {
    if (hours[i + 1] === 0) continue;
    seen++;
    sum += hours[i] as number;
  }
  if (seen === 0) return 1;
  const i = 2 * mod(civilHour, WEEK_HOURS);
  const weeks = hours[i + 1] as number;
  return (weeks * (hours[i] as number) + sum / seen) / ((weeks + 1) * FULL);
}

/**
 * Notes a reading: its hour was present, the hours since the last reading were not, at most a week of them.
 * @param civilHour civil hours since 1970-01-01T00 at the reading
 */
export function learnPresence(presence: Presence, civilHour: number, sinceMs: number): void {
  if (sinceMs > 0) presence.spacingMs *= sinceMs > presence.spacingMs ? 1 + SPACING_STEP : 1 / (1 + SPACING_STEP);
  const { lastHour } = presence;
  if (civilHour <= lastHour) return;
  // Hours between readings of a slow series are not absences.
  if (civilHour > lastHour + 1 && sinceMs > 1.5 * presence.spacingMs) {
    for (let h = Math.max(lastHour + 1, civilHour - WEEK_HOURS + 1); h < civilHour; h++) note(presence, h, 0);
  }
  note(presence, civilHour, FULL);
  presence.lastHour = civilHour;
}

/** The spacing to expect: what was announced, unless the series is clearly slower by habit. */
export function expectedSpacing(presence: Presence, intervalMs: number): number {
  return presence.spacingMs > 1.5 * intervalMs ? Math.min(presence.spacingMs, DAY) : intervalMs;
}

/** @param seen `FULL` or 0 */
function note(presence: Presence, civilHour: number, seen: number): void {
  const { hours } = presence;
  const i = 2 * mod(civilHour, WEEK_HOURS);
  const weeks = Math.min((hours[i + 1] as number) + 1, MEMORY);
  hours[i + 1] = weeks;
  hours[i] = (hours[i] as number) + Math.round((seen - (hours[i] as number)) / weeks);
}

function mod(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}
