import type { CalendarDay } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { HolidayBook } from './calendar.ts';
import type { PlaceDirectory } from './place-directory.ts';
import type { PlacesDb } from './sql/read-places.ts';

export interface Places extends Room {
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  /** Events and school breaks of a place and everything it lies in. */
  calendarOf(placeId: number): readonly CalendarDay[];
}

export interface PlacesRoom {
  readonly db: PlacesDb;
  readonly directory: PlaceDirectory;
  readonly holidays: HolidayBook;
  readonly calendarOf: (placeId: number) => readonly CalendarDay[];
  /** Read the store anew and tell the others. */
  reload(): Promise<void>;
}
