import { type CalendarView, zoneRules } from '@wijkritme/engine';
import { HolidayBook } from '../../places/index.ts';
import { CommandError, EXIT_WRONG_USE } from '../exit-code.ts';
import { schoolBreaksOf } from './school-breaks.ts';

const DAY_MS = 86_400_000;

/**
 * The calendar of a place for the engine: its zone, the public holidays of a country or state, and the breaks of its schools.
 * @param code ISO 3166, for example `NL`, `GB-ENG` or `AU-VIC`; `none` for a place without holidays
 * @param school region of the school terms, for example `NL-noord`; days that the data do not reach are no break
 * @throws CommandError on an unknown zone, code or region
 * @example createCalendar('Europe/Amsterdam', 'NL').isHoliday(19_840) // 27 April 2024, King's Day: true
 */
export function createCalendar(zone: string, code: string, school?: string): CalendarView {
  const rules = zoneOf(zone);
  const breaks = schoolBreaksOf(school);
  const isSchoolBreak = (localDay: number) => breaks(localDay) === true;
  if (code === 'none') return { zone: rules, isHoliday: () => false, isSchoolBreak };
  const book = new HolidayBook();
  if (!book.isKnown(code)) throw unknownCalendar(code);
  const country = code.toUpperCase();
  const known = new Map<number, boolean>();
  const ask = (localDay: number) => {
    const date = new Date(localDay * DAY_MS).toISOString().slice(0, 10);
    const isHoliday = book.nameOf(country, date) !== undefined;
    known.set(localDay, isHoliday);
    return isHoliday;
  };
  return { zone: rules, isHoliday: (localDay) => known.get(localDay) ?? ask(localDay), isSchoolBreak };
}

function zoneOf(zone: string) {
  try {
    return zoneRules(zone);
  } catch {
    const words = {
      nl: `--zone ${zone} bestaat niet. Noem een zone zoals Europe/Amsterdam of UTC.`,
      en: `--zone ${zone} does not exist. Name a zone such as Europe/Amsterdam or UTC.`,
    };
    throw new CommandError(words, EXIT_WRONG_USE);
  }
}

function unknownCalendar(code: string): CommandError {
  const words = {
    nl: `--calendar ${code} is niet bekend. Noem een land of deelstaat zoals NL, BE, GB-ENG of AU-VIC, of none.`,
    en: `--calendar ${code} is not known. Name a country or state such as NL, BE, GB-ENG or AU-VIC, or none.`,
  };
  return new CommandError(words, EXIT_WRONG_USE);
}
