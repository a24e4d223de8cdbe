import { DAY } from '@wijkritme/contract';
import { type CalendarView, zoneRules } from '@wijkritme/engine';
import type { Places } from '../places/index.ts';

/** Civil time and public holidays as the engine wants them, one view per zone and country. */
export class CalendarViews {
  readonly #holidays: Places['holidays'];
  readonly #views = new Map<string, CalendarView>();

  constructor(holidays: Places['holidays']) {
    this.#holidays = holidays;
  }

  of(timeZone: string, country: string): CalendarView {
    const key = `${timeZone} ${country}`;
    const known = this.#views.get(key);
    if (known) return known;
    const view = createView(timeZone, (date) => this.#holidays.nameOf(country, date) !== undefined);
    this.#views.set(key, view);
    return view;
  }
}

/** Asked for every reading, so the answer per day is remembered: 0 unknown, 1 ordinary day, 2 holiday. */
function createView(timeZone: string, isHolidayDate: (date: string) => boolean): CalendarView {
  const known = new Uint8Array(50_000);
  return {
    zone: zoneRules(timeZone),
    isHoliday: (localDay) => {
      const answer = known[localDay];
      if (answer !== undefined && answer !== 0) return answer === 2;
      const holiday = isHolidayDate(new Date(localDay * DAY).toISOString().slice(0, 10));
      known[localDay] = holiday ? 2 : 1;
      return holiday;
    },
  };
}
