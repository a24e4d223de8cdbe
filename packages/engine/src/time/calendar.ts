import type { ZoneRules } from './zone.ts';

/** What the engine asks of a place's calendar. */
export interface CalendarView {
  readonly zone: ZoneRules;
  /** @param localDay civil days since 1970-01-01 */
  isHoliday(localDay: number): boolean;
  /** Whether the schools of the place are closed for a holiday of theirs that day; left out where it is not known. */
  isSchoolBreak?(localDay: number): boolean;
}
