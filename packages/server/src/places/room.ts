import type { CalendarDay } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { HolidayBook } from './calendar.ts';
import type { PlaceCalendars } from './place-calendars.ts';
import type { PlaceDirectory } from './place-directory.ts';
import type { SchoolTermBook } from './school-term-book.ts';
import type { PlacesDb } from './sql/read-places.ts';

export interface Places extends Room {
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  /** Events and school breaks that hold in a place: entered for it or what it lies in, and those of its school region. */
  calendarOf(placeId: number): readonly CalendarDay[];
  /** The days without school there, as civil days since 1970-01-01. Asked for every reading. */
  schoolBreaksOf(placeId: number): ReadonlySet<number>;
  /** Read the store anew and tell the others. */
  reload(): Promise<void>;
}

export interface PlacesRoom {
  readonly db: PlacesDb;
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  readonly terms: SchoolTermBook;
  readonly calendars: PlaceCalendars;
  /** Read the store anew and tell the others. */
  reload(): Promise<void>;
}
