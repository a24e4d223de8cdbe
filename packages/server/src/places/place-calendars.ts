import { type CalendarDay, DAY } from '@wijkritme/contract';
import type { PlaceDirectory } from './place-directory.ts';
import type { SchoolTermBook } from './school-term-book.ts';

/** School breaks by place; what holds in a place is gathered once and forgotten when anything changes. */
export class PlaceCalendars {
  readonly #directory: PlaceDirectory;
  readonly #terms: SchoolTermBook;
  #entered = new Map<number, CalendarDay[]>();
  #days = new Map<number, readonly CalendarDay[]>();
  #schoolBreaks = new Map<number, ReadonlySet<number>>();

  constructor(directory: PlaceDirectory, terms: SchoolTermBook) {
    this.#directory = directory;
    this.#terms = terms;
  }

  replace(days: readonly (CalendarDay & { placeId: number })[]): void {
    this.#entered = new Map();
    this.#days = new Map();
    this.#schoolBreaks = new Map();
    for (const { placeId, ...day } of days) {
      const own = this.#entered.get(placeId) ?? [];
      own.push(day);
      this.#entered.set(placeId, own);
    }
  }

  /** What people entered for a place and for everything it lies in. */
  entered(placeId: number): CalendarDay[] {
    return this.#directory.withParents(placeId).flatMap((place) => this.#entered.get(place.id) ?? []);
  }

  /** The same and the breaks of its school region; a break that was also entered under its own name stands there once. */
  of(placeId: number): readonly CalendarDay[] {
    const known = this.#days.get(placeId);
    if (known) return known;
    const entered = this.entered(placeId);
    const place = this.#directory.find(placeId);
    const terms = place?.schoolRegion ? this.#terms.days(place.country, place.schoolRegion) : [];
    const keys = new Set(entered.map(({ date, name }) => `${date} ${name}`));
    const days = [...entered, ...terms.filter(({ date, name }) => !keys.has(`${date} ${name}`))];
    this.#days.set(placeId, days);
    return days;
  }

  schoolBreaks(placeId: number): ReadonlySet<number> {
    const known = this.#schoolBreaks.get(placeId);
    if (known) return known;
    const breaks = this.of(placeId).filter(({ kind }) => kind === 'school-break');
    const days = new Set(breaks.map(({ date }) => Date.parse(date) / DAY));
    this.#schoolBreaks.set(placeId, days);
    return days;
  }
}
