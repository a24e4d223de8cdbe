import { DAY } from '@wijkritme/contract';
import { type CalendarView, type ZoneRules, zoneRules } from '@wijkritme/engine';
import type { Places } from '../places/index.ts';

/** Whose calendar is asked for; the place may change while the view lives. */
export interface Located {
  readonly timeZone: string;
  readonly country: string;
  placeId(): number | null;
}

/**
 * Civil time, public holidays and school breaks as the engine wants them. A view looks up the school breaks of the place at
 * the moment of asking, so that a calendar that changes counts from then on.
 */
export class CalendarViews {
  readonly #places: Pick<Places, 'holidays' | 'schoolBreaksOf'>;
  readonly #holidays = new Map<string, HolidayTable>();

  constructor(places: Pick<Places, 'holidays' | 'schoolBreaksOf'>) {
    this.#places = places;
  }

  of(where: Located): PlaceCalendar {
    return new PlaceCalendar(zoneRules(where.timeZone), this.#table(where.country), this.#places, where);
  }

  #table(country: string): HolidayTable {
    const table =
      this.#holidays.get(country) ??
      new HolidayTable((date) => this.#places.holidays.nameOf(country, date) !== undefined);
    this.#holidays.set(country, table);
    return table;
  }
}

export class PlaceCalendar implements CalendarView {
  readonly zone: ZoneRules;
  readonly #holidays: HolidayTable;
  readonly #places: Pick<Places, 'schoolBreaksOf'>;
  readonly #where: Located;

  constructor(zone: ZoneRules, holidays: HolidayTable, places: Pick<Places, 'schoolBreaksOf'>, where: Located) {
    this.zone = zone;
    this.#holidays = holidays;
    this.#places = places;
    this.#where = where;
  }

  isHoliday(localDay: number): boolean {
    return this.#holidays.has(localDay);
  }

  isSchoolBreak(localDay: number): boolean {
    const placeId = this.#where.placeId();
    return placeId !== null && this.#places.schoolBreaksOf(placeId).has(localDay);
  }
}

/** Asked for every reading, so the answer per day is remembered: 0 unknown, 1 ordinary day, 2 holiday. */
class HolidayTable {
  readonly #known = new Uint8Array(50_000);
  readonly #isHolidayDate: (date: string) => boolean;

  constructor(isHolidayDate: (date: string) => boolean) {
    this.#isHolidayDate = isHolidayDate;
  }

  has(localDay: number): boolean {
    const answer = this.#known[localDay];
    if (answer !== undefined && answer !== 0) return answer === 2;
    const holiday = this.#isHolidayDate(new Date(localDay * DAY).toISOString().slice(0, 10));
    this.#known[localDay] = holiday ? 2 : 1;
    return holiday;
  }
}
