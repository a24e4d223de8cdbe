import { civilHourOf, expectedSpacing, type Presence, presenceAt, WEEK_HOURS } from '../rhythm/presence.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { HOUR, MINUTE } from '../time/units.ts';
import { instantsOfWallTime, offsetAt } from '../time/zone.ts';
import { type GapHabit, usualGap } from './gap-habit.ts';

/** Told within two intervals after the last reading: a reading may be nine tenths of an interval late. */
const LATE = 1.9;
/** However dense the series, a silence is told only towards its tenth minute. */
const SHORTEST_MS = 9.5 * MINUTE;
/** Readings are usually there when most weeks had them. */
const USUAL = 0.5;

/** Whether nothing came for so long that the present is unknown, habit or not. */
export function isGap(lastTime: number, now: number, spacingMs: number): boolean {
  return now - lastTime >= Math.max(LATE * spacingMs, SHORTEST_MS);
}

/** What a silence is judged by. */
export interface SilenceHabit {
  readonly presence: Presence;
  readonly gaps: GapHabit;
}

/** A stretch of missing readings in hours that usually have them. */
export interface MissingRun {
  /** When the first of them was due; NaN where none is missing. */
  start: number;
  /** Readings missing, each weighed by how usual its hour is. */
  missing: number;
}

/**
 * When the silence since `lastTime` began, if by `now` enough readings are missing in one run of hours that usually have them;
 * NaN otherwise. Depends on `now` only in that it may be too early, so a clock and a later replay agree on the start.
 */
export function findSilenceStart(
  { presence, gaps }: SilenceHabit,
  calendar: CalendarView,
  intervalMs: number,
  lastTime: number,
  now: number,
): number {
  const spacing = expectedSpacing(presence, intervalMs);
  if (!isGap(lastTime, now, spacing)) return Number.NaN;
  // Half a reading of tolerance: shares of 0.9 add up to three after three readings and a bit.
  const wanted = Math.max(0.5, SHORTEST_MS / spacing - 1.5, usualGap(gaps));
  const run = findMissingRun(presence, calendar, { spacing, lastTime, now, wanted });
  return run.missing >= wanted ? run.start : Number.NaN;
}

/** The first run of at least `wanted` missing readings, or else the longest; looks back a week at most. */
export function findMissingRun(
  presence: Presence,
  calendar: CalendarView,
  gap: { spacing: number; lastTime: number; now: number; wanted: number },
): MissingRun {
  const { spacing, lastTime, now, wanted } = gap;
  const last = Math.min(now, lastTime + WEEK_HOURS * HOUR);
  const longest = { start: Number.NaN, missing: 0 };
  let start = Number.NaN;
  let missing = 0;
  let due = lastTime + spacing;
  while (due < last && longest.missing < wanted) {
    const share = presenceAt(presence, civilHourOf(calendar, due));
    if (isLostByWallClocks(calendar, due)) due += spacing;
    else if (share >= USUAL) {
      if (missing === 0) start = due;
      missing += share;
      if (missing > longest.missing) Object.assign(longest, { start, missing });
      due += spacing;
    } else {
      missing = 0;
      due += spacing * Math.max(1, Math.ceil((HOUR - (due % HOUR)) / spacing));
    }
  }
  return longest;
}

/**
 * Loggers that write wall time keep one of the two hours that autumn repeats, and lose the first hour of summer time where
 * they stamp it with the hour that never was: silence in either proves nothing.
 */
function isLostByWallClocks({ zone }: CalendarView, t: number): boolean {
  const wall = t + offsetAt(zone, t);
  return instantsOfWallTime(zone, wall).length > 1 || instantsOfWallTime(zone, wall - HOUR).length === 0;
}

export function silenceChange(
  change: 'opened' | 'closed' | 'dropped',
  start: number,
  end: number | null,
): DeviationChange {
  return {
    change,
    kind: 'silent',
    start,
    end,
    peakTime: start,
    peakValue: Number.NaN,
    expectedLow: Number.NaN,
    expectedMid: Number.NaN,
    expectedHigh: Number.NaN,
    meanDifference: 0,
    readings: 0,
    surprise: 0,
  };
}
