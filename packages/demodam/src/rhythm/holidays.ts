import { DAY } from '@wijkritme/contract';
import { weekdayOf } from './civil-time.ts';

const dayOf = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / DAY;

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8), as a civil day. */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}

/** Days off in the Netherlands. */
export function publicHolidays(year: number): { day: number; name: string }[] {
  const easter = easterSunday(year);
  const king = dayOf(year, 4, 27);
  const days = [
    { day: dayOf(year, 1, 1), name: 'Nieuwjaarsdag' },
    { day: easter, name: 'Eerste paasdag' },
    { day: easter + 1, name: 'Tweede paasdag' },
    // King's Day moves to Saturday where the 27th is a Sunday.
    { day: weekdayOf(king) === 6 ? king - 1 : king, name: 'Koningsdag' },
    { day: easter + 39, name: 'Hemelvaartsdag' },
    { day: easter + 49, name: 'Eerste pinksterdag' },
    { day: easter + 50, name: 'Tweede pinksterdag' },
    { day: dayOf(year, 12, 25), name: 'Eerste kerstdag' },
    { day: dayOf(year, 12, 26), name: 'Tweede kerstdag' },
  ];
  // Liberation Day is a day off once in five years.
  if (year % 5 === 0) days.push({ day: dayOf(year, 5, 5), name: 'Bevrijdingsdag' });
  return days.sort((a, b) => a.day - b.day);
}

export interface Break {
  readonly name: string;
  readonly from: number;
  /** First school day after it. */
  readonly until: number;
}

/** School breaks of Demodam: an invented town has its own dates, near those of the north of the Netherlands. */
export function schoolBreaks(year: number): Break[] {
  const saturdayBy = (day: number) => day - ((weekdayOf(day) + 2) % 7);
  const starting = (name: string, day: number, weeks: number): Break => {
    const from = saturdayBy(day);
    return { name, from, until: from + 7 * weeks + 2 };
  };
  return [
    starting('Voorjaarsvakantie', dayOf(year, 2, 21), 1),
    starting('Meivakantie', dayOf(year, 4, 27), 2),
    starting('Zomervakantie', dayOf(year, 7, 18), 6),
    starting('Herfstvakantie', dayOf(year, 10, 15), 1),
    starting('Kerstvakantie', dayOf(year, 12, 23), 2),
  ];
}

const holidays = new Map<number, ReadonlySet<number>>();
const breaks = new Map<number, readonly Break[]>();
const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();

export function isHoliday(day: number): boolean {
  const year = yearOf(day);
  let days = holidays.get(year);
  if (!days) {
    days = new Set(publicHolidays(year).map((holiday) => holiday.day));
    holidays.set(year, days);
  }
  return days.has(day);
}

export function findSchoolBreak(day: number): Break | undefined {
  const year = yearOf(day);
  // The break at Christmas runs into the next year.
  let list = breaks.get(year);
  if (!list) {
    list = [...schoolBreaks(year - 1).slice(-1), ...schoolBreaks(year)];
    breaks.set(year, list);
  }
  return list.find((one) => day >= one.from && day < one.until);
}

export const isSchoolBreak = (day: number): boolean => findSchoolBreak(day) !== undefined;
