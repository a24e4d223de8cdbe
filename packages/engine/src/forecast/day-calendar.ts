/** What a forecast asks of a calendar. Days are civil days since 1970-01-01. */
export interface DayCalendar {
  /** The name of the public holiday on this day; a substitute day bears the name of the holiday. */
  holidayOn(day: number): string | undefined;
  /** Whether schools are closed for a break; undefined where nobody knows. */
  isSchoolBreak?(day: number): boolean | undefined;
}

/** The calendar of a place of which nothing is known but the weekdays. */
export const emptyCalendar: DayCalendar = { holidayOn: () => undefined };
