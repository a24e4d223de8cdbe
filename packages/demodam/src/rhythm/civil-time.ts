import { DAY, HOUR, MINUTE } from '@wijkritme/contract';

/**
 * Civil time of Europe/Amsterdam by the European rule (directive 2000/84/EC): summer time from the last Sunday of March
 * to the last Sunday of October, both at 01:00 UTC. Holds for the years a demonstration looks at.
 */
export function offsetMs(t: number): number {
  const year = new Date(t).getUTCFullYear();
  const { start, end } = summerOf(year);
  return t >= start && t < end ? 2 * HOUR : HOUR;
}

const summers = new Map<number, { start: number; end: number }>();
function summerOf(year: number): { start: number; end: number } {
  let summer = summers.get(year);
  if (!summer) {
    summer = { start: lastSunday(year, 2) + HOUR, end: lastSunday(year, 9) + HOUR };
    summers.set(year, summer);
  }
  return summer;
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY;
}

export interface CivilMoment {
  /** Civil days since 1970-01-01. */
  readonly day: number;
  /** Minutes since the wall clock showed midnight, with fractions. */
  readonly minute: number;
  /** 0 = Monday. */
  readonly weekday: number;
}

/** @example civilMoment(Date.UTC(2026, 9, 25, 1)).minute // 120: the second time it is two o'clock */
export function civilMoment(t: number): CivilMoment {
  const local = t + offsetMs(t);
  const day = Math.floor(local / DAY);
  return { day, minute: (local - day * DAY) / MINUTE, weekday: weekdayOf(day) };
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The instant at which the wall clock shows a minute of a day; the first of two, and never in the missing hour. */
export function instantOf(day: number, minute: number): number {
  const wall = day * DAY + minute * MINUTE;
  const first = wall - 2 * HOUR;
  return first + offsetMs(first) === wall ? first : wall - HOUR;
}

/** @example isoDate(0) // '1970-01-01' */
export const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
