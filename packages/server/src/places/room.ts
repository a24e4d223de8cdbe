import type { CalendarDay } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { Db } from '../foundation/database/open-database.ts';
import type { HolidayBook } from './calendar.ts';
import type { PlaceCalendars } from './place-calendars.ts';
import type { PlaceDirectory } from './place-directory.ts';
import type { PlannedEvent } from './planned-event.ts';
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
  /** In the caller's transaction; call `reload` once it is committed. @returns the days that were not there yet */
  addEvent(db: Db, placeId: number, event: PlannedEvent): Promise<string[]>;
  /** In the caller's transaction, likewise. @returns how many of its days were there */
  removeEvent(db: Db, placeId: number, event: PlannedEvent): Promise<number>;
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
