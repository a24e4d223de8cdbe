import type { ZoneRules } from './zone.ts';

/** What the engine asks of a place's calendar. */
export interface CalendarView {
  readonly zone: ZoneRules;
  /** @param localDay civil days since 1970-01-01 */
  isHoliday(localDay: number): boolean;
}
