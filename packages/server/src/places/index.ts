import type { CalendarDay } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import { HolidayBook } from './calendar.ts';
import { placesChanged } from './events.ts';
import { addCalendarEvents } from './operations/add-calendar-events.ts';
import { findPlacesAt } from './operations/find-places-at.ts';
import { getCalendar } from './operations/get-calendar.ts';
import { getMapLayer } from './operations/get-map-layer.ts';
import { getPlace } from './operations/get-place.ts';
import { getPlaceShapes } from './operations/get-place-shapes.ts';
import { importPlacesOperation } from './operations/import-places.ts';
import { listMapLayers } from './operations/list-map-layers.ts';
import { listPlaces } from './operations/list-places.ts';
import { putMapLayer } from './operations/put-map-layer.ts';
import { PlaceDirectory } from './place-directory.ts';
import type { Places, PlacesRoom } from './room.ts';
import { selectCalendarDays, selectPlaces } from './sql/read-places.ts';
import type { PlacesTables } from './tables.ts';

export { placesChanged } from './events.ts';
export { placesMigrations } from './migrations/index.ts';
export type { PlaceDirectory } from './place-directory.ts';
export type { Places } from './room.ts';
export type { StoredPlace } from './sql/read-places.ts';

/** Tree of places, their shapes and calendars. */
export function mountPlaces(context: Context): Places {
  const db = context.db.withTables<PlacesTables>();
  const directory = new PlaceDirectory();
  const holidays = new HolidayBook();
  let calendars = new Map<number, CalendarDay[]>();
  const load = async () => {
    directory.replace(await selectPlaces(db));
    calendars = new Map();
    for (const day of await selectCalendarDays(
      db,
      directory.all().map((place) => place.id),
    )) {
      const days = calendars.get(day.placeId) ?? [];
      days.push({ date: day.date, kind: day.kind, name: day.name });
      calendars.set(day.placeId, days);
    }
  };
  const room: PlacesRoom = {
    db,
    directory,
    holidays,
    calendarOf: (placeId) => directory.withParents(placeId).flatMap((place) => calendars.get(place.id) ?? []),
    reload: async () => {
      await load();
      context.events.announce(placesChanged, {});
    },
  };
  for (const mount of [
    listPlaces,
    getPlace,
    findPlacesAt,
    getPlaceShapes,
    importPlacesOperation,
    getCalendar,
    addCalendarEvents,
    listMapLayers,
    getMapLayer,
    putMapLayer,
  ]) {
    mount(context, room);
  }
  return { name: 'places', directory, holidays, calendarOf: room.calendarOf, start: load };
}
