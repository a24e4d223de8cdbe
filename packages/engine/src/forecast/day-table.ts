import type { DayCalendar } from './day-calendar.ts';

export const DAY_MS = 86_400_000;

/** What a day is next to: an ordinary day, the eve of a holiday, the day after one, or a workday between days off. */
export const NEAR = { none: 0, eve: 1, after: 2, bridge: 3 } as const;

/** Facts of the calendar for each day of a pool, worked out once. */
export interface DayTable {
  /** 0 = Monday. */
  readonly weekday: Uint8Array;
  /** 0 workday, 1 Saturday, 2 Sunday, 3 holiday. */
  readonly type: Uint8Array;
  readonly holiday: readonly (string | undefined)[];
  readonly near: Uint8Array;
  /** Day of the year, 0..365. */
  readonly yearDay: Int16Array;
  /** Days since Christmas Day, −45..45; NaN further away. */
  readonly christmas: Float32Array;
  /** 1 in a school break, 0 outside, NaN where unknown. */
  readonly schoolBreak: Float32Array;
  /** Index of the same holiday last year, else of the same date; −1 before the pool. */
  readonly sameDate: Int32Array;
}

export function toDayTable(calendar: DayCalendar, firstDay: number, days: number): DayTable {
  const at = (fill: (day: number, index: number) => number) => (_: unknown, index: number) =>
    fill(firstDay + index, index);
  const holiday = Array.from({ length: days }, (_, index) => calendar.holidayOn(firstDay + index));
  const isFree = (day: number) => calendar.holidayOn(day) !== undefined || weekdayOf(day) >= 5;
  return {
    holiday,
    weekday: Uint8Array.from({ length: days }, at(weekdayOf)),
    type: Uint8Array.from(
      { length: days },
      at((day, i) => (holiday[i] === undefined ? typeOf(weekdayOf(day)) : 3)),
    ),
    near: Uint8Array.from(
      { length: days },
      at((day, i) => nearOf(calendar, isFree, day, holiday[i])),
    ),
    yearDay: Int16Array.from(
      { length: days },
      at((day) => day - Date.UTC(yearOf(day), 0, 1) / DAY_MS),
    ),
    christmas: Float32Array.from({ length: days }, at(christmasOf)),
    schoolBreak: Float32Array.from(
      { length: days },
      at((day) => breakOf(calendar, day)),
    ),
    sameDate: Int32Array.from(
      { length: days },
      at((day, i) => sameDateOf(calendar, day, holiday[i]) - firstDay),
    ).map((index) => Math.max(-1, index)),
  };
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function typeOf(weekday: number): number {
  return weekday < 5 ? 0 : weekday - 4;
}

function nearOf(calendar: DayCalendar, isFree: (day: number) => boolean, day: number, holiday?: string): number {
  if (holiday !== undefined) return NEAR.none;
  const before = calendar.holidayOn(day - 1) !== undefined;
  const after = calendar.holidayOn(day + 1) !== undefined;
  if (!isFree(day) && ((before && isFree(day + 1)) || (after && isFree(day - 1)))) return NEAR.bridge;
  return after ? NEAR.eve : before ? NEAR.after : NEAR.none;
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function christmasOf(day: number): number {
  const year = yearOf(day);
  const since = [year - 1, year].map((of) => day - Date.UTC(of, 11, 25) / DAY_MS);
  return since.find((days) => Math.abs(days) <= 45) ?? Number.NaN;
}

function breakOf(calendar: DayCalendar, day: number): number {
  const known = calendar.isSchoolBreak?.(day);
  return known === undefined ? Number.NaN : Number(known);
}

/** A holiday answers to its namesake of about a year ago (Easter moves by 35 days); another day to its date a year ago. */
function sameDateOf(calendar: DayCalendar, day: number, holiday?: string): number {
  if (holiday !== undefined) {
    for (let off = 0; off <= 40; off++) {
      for (const back of [365 - off, 365 + off]) if (calendar.holidayOn(day - back) === holiday) return day - back;
    }
  }
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate()) / DAY_MS;
}
