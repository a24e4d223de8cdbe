import type { DayCalendar } from '@wijkritme/engine';
import { HolidayBook } from '../../places/index.ts';
import { schoolBreaksOf } from './school-breaks.ts';

const DAY_MS = 86_400_000;

/**
 * Names of public holidays and school breaks for a forecast. A day that stands in for a holiday bears its name, so that it is learned with it.
 * @param code ISO 3166, for example `NL` or `AU-VIC`, known to `createCalendar`; `none` for a place without holidays
 * @param school region of the school terms, for example `NL-noord`; undefined where nobody said
 */
export function createDayCalendar(code: string, school?: string): DayCalendar {
  const isSchoolBreak = schoolBreaksOf(school);
  if (code === 'none') return { holidayOn: () => undefined, isSchoolBreak };
  const book = new HolidayBook();
  const country = code.toUpperCase();
  const known = new Map<number, string | undefined>();
  const ask = (day: number) => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const name = book.nameOf(country, date)?.replace(/ \(.*\)$/, '');
    known.set(day, name);
    return name;
  };
  return { holidayOn: (day) => (known.has(day) ? known.get(day) : ask(day)), isSchoolBreak };
}
