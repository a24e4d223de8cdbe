import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { offsetAt } from '../time/zone.ts';

/** The habit of being there: per hour of the civil week, the share of weeks in which the hour had a reading. */
export interface Presence {
  readonly share: Float32Array;
  readonly weeks: Float32Array;
  /** Civil hours since 1970 of the last reading; NaN before the first. */
  lastHour: number;
  /** Typical spacing of readings, ms. */
  spacingMs: number;
  /** Gaps seen, and log of the readings missing in all but the longest of them (1 of 200 readings follows a longer one). */
  gaps: number;
  logGap: number;
}

export const WEEK_HOURS = 168;
/** Weeks of memory. */
const MEMORY = 6;
/** Step of the spacing, a running median on a log scale (Robbins & Monro 1951). */
const SPACING_STEP = 0.02;
/** Step and share of the gaps, a running quantile on a log scale: one outage of weeks counts as one long gap. */
const GAP_STEP = 0.1;
const GAP_SHARE = 1 / 200;

export function createPresence(intervalMs: number): Presence {
  return {
    share: new Float32Array(WEEK_HOURS),
    weeks: new Float32Array(WEEK_HOURS),
    lastHour: Number.NaN,
    spacingMs: intervalMs,
    gaps: 0,
    logGap: 0,
  };
}

/** Civil hours since 1970-01-01T00 at the instant `t`. */
export function civilHourOf(calendar: CalendarView, t: number): number {
  return Math.floor((t + offsetAt(calendar.zone, t)) / HOUR);
}

/** How usual a reading is in a civil hour, 0..1; what is unknown is taken from the same hour of other days, else as usual. */
export function presenceAt(presence: Presence, civilHour: number): number {
  const hour = mod(civilHour, 24);
  let seen = 0;
  let sum = 0;
  for (let i = hour; i < WEEK_HOURS; i += 24) {
    if ((presence.weeks[i] as number) === 0) continue;
    seen++;
    sum += presence.share[i] as number;
  }
  if (seen === 0) return 1;
  const i = mod(civilHour, WEEK_HOURS);
  const weeks = presence.weeks[i] as number;
  return (weeks * (presence.share[i] as number) + sum / seen) / (weeks + 1);
}

/** Notes a reading: its hour was present, the hours since the last reading were not, at most a week of them. */
export function learnPresence(presence: Presence, calendar: CalendarView, t: number, sinceMs: number): void {
  const hour = civilHourOf(calendar, t);
  if (sinceMs > 0) {
    const step = sinceMs > presence.spacingMs ? 1 + SPACING_STEP : 1 / (1 + SPACING_STEP);
    presence.spacingMs *= step;
  }
  if (hour > presence.lastHour) {
    // Hours between readings of a slow series are not absences.
    const skipped = sinceMs > 1.5 * presence.spacingMs ? Math.min(hour - presence.lastHour - 1, WEEK_HOURS - 1) : 0;
    for (let h = hour - skipped; h < hour; h++) note(presence, h, 0);
  }
  if (!(hour <= presence.lastHour)) {
    note(presence, hour, 1);
    presence.lastHour = hour;
  }
}

/** Notes how many readings were missing before this one, 0 as a rule. */
export function learnGap(presence: Presence, missing: number): void {
  if (Math.log1p(missing) <= presence.logGap || missing === 0) {
    presence.logGap = Math.max(0, presence.logGap - GAP_STEP * GAP_SHARE);
    return;
  }
  presence.gaps++;
  presence.logGap += Math.max(GAP_STEP, 1 / (presence.gaps + 1)) * (1 - GAP_SHARE);
}

/** Missing readings that are nothing unusual for this series. */
export function usualGap(presence: Presence): number {
  return Math.expm1(presence.logGap);
}

/** The spacing to expect: what was announced, unless the series is clearly slower by habit. */
export function expectedSpacing(presence: Presence, intervalMs: number): number {
  return presence.spacingMs > 1.5 * intervalMs ? Math.min(presence.spacingMs, DAY) : intervalMs;
}

function note(presence: Presence, civilHour: number, seen: number): void {
  const i = mod(civilHour, WEEK_HOURS);
  const weeks = Math.min((presence.weeks[i] as number) + 1, MEMORY);
  presence.weeks[i] = weeks;
  presence.share[i] = (presence.share[i] as number) + (seen - (presence.share[i] as number)) / weeks;
}

function mod(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}
