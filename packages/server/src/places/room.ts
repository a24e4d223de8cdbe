import type { CalendarDay, PlannedEvent } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { Db } from '../foundation/database/open-database.ts';
import type { HolidayBook } from './calendar.ts';
import type { PlaceCalendars } from './place-calendars.ts';
import type { PlaceDirectory } from './place-directory.ts';
import type { EventDays } from './planned/event-days.ts';
import type { PlannedEventBook } from './planned/planned-event-book.ts';
import type { SchoolTermBook } from './school-term-book.ts';
import type { PlacesDb } from './sql/read-places.ts';

export interface Places extends Room {
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  /** School breaks that hold in a place: entered for it or what it lies in, and those of its school region. */
  calendarOf(placeId: number): readonly CalendarDay[];
  /** What is planned there, or in what it lies in, and overlaps a stretch of time (UTC ms); in order of start. */
  plannedDuring(placeId: number, from: number, to: number): PlannedEvent[];
  /** The days without school there, as civil days since 1970-01-01. Asked for every reading. */
  schoolBreaksOf(placeId: number): ReadonlySet<number>;
  /** Read the store anew and tell the others. */
  reload(): Promise<void>;
  /** In the caller's transaction; call `reload` once it is committed. @returns the days that were not there yet */
  addEvent(db: Db, placeId: number, event: EventDays): Promise<string[]>;
  /** In the caller's transaction, likewise. @returns how many of its days were there */
  removeEvent(db: Db, placeId: number, event: EventDays): Promise<number>;
}

export interface PlacesRoom {
  readonly db: PlacesDb;
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  readonly terms: SchoolTermBook;
  readonly calendars: PlaceCalendars;
  readonly planned: PlannedEventBook;
  /** Read the store anew and tell the others. */
  reload(): Promise<void>;
}
