import type { CalendarView } from './calendar.ts';
import { DAY, HOUR, MINUTE } from './units.ts';
import { offsetAt } from './zone.ts';

/** Days that resemble one another and are learned together. */
export const WORKDAY = 0;
export const SATURDAY = 1;
export const SUNDAY = 2;
export const DAY_TYPES = 3;

/** Where an instant lies in the civil week. */
export interface WeekPlace {
  t: number;
  /** Civil days since 1970-01-01. */
  day: number;
  /** 0 = Monday. */
  weekday: number;
  /** Slot within the day. */
  slot: number;
  holiday: boolean;
  /** A workday in a school holiday. */
  schoolBreak: boolean;
  /** Civil hours since 1970-01-01T00. */
  hour: number;
  /** WORKDAY, SATURDAY or SUNDAY; a holiday counts as SUNDAY. */
  dayType: number;
}

/** Slots per civil day: quarter hours for dense series, hours for most, one for daily readings. */
export function slotsPerDay(intervalMs: number): number {
  if (intervalMs <= 15 * MINUTE) return 96;
  if (intervalMs <= 30 * MINUTE) return 48;
  return intervalMs <= 12 * HOUR ? 24 : 1;
}

export function createWeekPlace(): WeekPlace {
  return {
    t: Number.NaN,
    day: Number.NaN,
    weekday: 0,
    slot: 0,
    holiday: false,
    schoolBreak: false,
    hour: 0,
    dayType: WORKDAY,
  };
}

/** Fills `place` for the instant `t`; allocates nothing. */
export function locate(place: WeekPlace, calendar: CalendarView, perDay: number, t: number): void {
  const local = t + offsetAt(calendar.zone, t);
  const day = Math.floor(local / DAY);
  if (day !== place.day) {
    place.day = day;
    // 1970-01-01 was a Thursday, the fourth day of the week.
    place.weekday = day + 3 - 7 * Math.floor((day + 3) / 7);
  }
  const { weekday } = place;
  const inDay = local - day * DAY;
  place.t = t;
  place.slot = Math.floor((inDay / DAY) * perDay);
  place.hour = 24 * day + Math.floor(inDay / HOUR);
  place.holiday = calendar.isHoliday(day);
  place.dayType = place.holiday || weekday === 6 ? SUNDAY : weekday === 5 ? SATURDAY : WORKDAY;
  place.schoolBreak = place.dayType === WORKDAY && calendar.isSchoolBreak?.(day) === true;
}
