import type { Context } from '../foundation/context.ts';
import { Mutex } from '../foundation/mutex.ts';
import { HolidayBook } from './calendar.ts';
import { placesChanged } from './events.ts';
import { addCalendarEvents } from './operations/add-calendar-events.ts';
import { addPlannedEvent } from './operations/add-planned-event.ts';
import { deleteMapLayer } from './operations/delete-map-layer.ts';
import { deletePlannedEventOperation } from './operations/delete-planned-event.ts';
import { findPlacesAt } from './operations/find-places-at.ts';
import { getCalendar } from './operations/get-calendar.ts';
import { getMapLayer } from './operations/get-map-layer.ts';
import { getPlace } from './operations/get-place.ts';
import { getPlaceShapes } from './operations/get-place-shapes.ts';
import { importPlacesOperation } from './operations/import-places.ts';
import { importPlannedEvents } from './operations/import-planned-events.ts';
import { listMapLayers } from './operations/list-map-layers.ts';
import { listPlaces } from './operations/list-places.ts';
import { listPlannedEvents } from './operations/list-planned-events.ts';
import { putMapLayer } from './operations/put-map-layer.ts';
import { putPlannedEvent } from './operations/put-planned-event.ts';
import { putSchoolRegion } from './operations/put-school-region.ts';
import { PlaceCalendars } from './place-calendars.ts';
import { PlaceDirectory } from './place-directory.ts';
import { type EventDays, toEventDays } from './planned/event-days.ts';
import { PlannedEventBook } from './planned/planned-event-book.ts';
import type { Places, PlacesRoom } from './room.ts';
import { SchoolTermBook } from './school-term-book.ts';
import { deleteEventDays, insertEventDays, selectPlannedEvents } from './sql/planned-events.ts';
import { selectCalendarDays, selectPlaces } from './sql/read-places.ts';
import type { PlacesTables } from './tables.ts';

export { HolidayBook } from './calendar.ts';
export { placesChanged } from './events.ts';
export { placesMigrations } from './migrations/index.ts';
export { noPlace } from './no-place.ts';
export type { PlaceDirectory } from './place-directory.ts';
export type { Places } from './room.ts';
export { SchoolTermBook } from './school-term-book.ts';
export { holdSimulatedPlace } from './sql/hold-place.ts';
export { deletePlaces } from './sql/write-places.ts';
export type { StoredPlace } from './stored-place.ts';
export type { PlacesTables } from './tables.ts';

/** Tree of places, their shapes and calendars. */
export function mountPlaces(context: Context): Places {
  const db = context.db.withTables<PlacesTables>();
  const directory = new PlaceDirectory();
  const holidays = new HolidayBook();
  const terms = new SchoolTermBook();
  const calendars = new PlaceCalendars(directory, terms);
  const planned = new PlannedEventBook(directory);
  const load = async () => {
    directory.replace(await selectPlaces(db));
    calendars.replace(await selectCalendarDays(db));
    planned.replace(await selectPlannedEvents(db));
  };
  // One at a time: what was read last is what was stored last.
  const loading = new Mutex();
  const reload = async () => {
    await loading.run(load);
    await context.events.announce(placesChanged, {});
  };
  context.access.usePlaces({
    pathOf: (id) => directory.withParents(id).map((place) => place.id),
    idOf: (code) => directory.findByCode(code)?.id,
    nameOf: (id) => directory.find(id)?.name,
  });
  const daysOf = (placeId: number, event: EventDays) =>
    toEventDays(event, { placeId, timeZone: directory.find(placeId)?.timeZone ?? 'UTC' });
  const room: PlacesRoom = { db, directory, holidays, terms, calendars, planned, reload };
  for (const mount of [
    listPlaces,
    getPlace,
    findPlacesAt,
    getPlaceShapes,
    importPlacesOperation,
    getCalendar,
    addCalendarEvents,
    listPlannedEvents,
    addPlannedEvent,
    putPlannedEvent,
    deletePlannedEventOperation,
    importPlannedEvents,
    putSchoolRegion,
    listMapLayers,
    getMapLayer,
    putMapLayer,
    deleteMapLayer,
  ]) {
    mount(context, room);
  }
  return {
    name: 'places',
    directory,
    holidays,
    calendarOf: (placeId) => calendars.of(placeId),
    plannedDuring: (placeId, from, to) => planned.during(placeId, from, to),
    schoolBreaksOf: (placeId) => calendars.schoolBreaks(placeId),
    reload,
    addEvent: async (trx, placeId, event) => {
      const rows = daysOf(placeId, event);
      const added = await insertEventDays(trx.withTables<PlacesTables>(), rows);
      return event.dates.filter((_, i) => added.includes(rows[i] as (typeof rows)[number])).sort(); // one row a date
    },
    removeEvent: (trx, placeId, event) => deleteEventDays(trx.withTables<PlacesTables>(), daysOf(placeId, event)),
    start: load,
  };
}
