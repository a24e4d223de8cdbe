import { type PlaceDeletion, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { deletePlaces, noPlace, type PlacesTables } from '../../places/index.ts';
import { deleteThings, type SensorsTables, selectThingsIn } from '../../sensors/index.ts';
import { removeLastReadings } from '../remove-last-readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { countObservationsOf, deleteObservationsOf, selectMeasured } from '../sql/delete-observations.ts';
import type { ObservationsTables } from '../tables.ts';

/** Names of things that an answer gives before it says "and others". */
const NAMES = 5;

/**
 * A place and all that lies in it: places, calendars, things, datastreams, readings. It stands in this room, because the
 * rooms before it know nothing of readings.
 */
export function deletePlace(context: Context, room: ObservationsRoom): void {
  context.http.operation('deletePlace', async ({ params, query }) => {
    const place = room.places.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    const places = [...room.places.directory.below(place.id)];
    const { deletion, datastreams } = await context.db.transaction().execute(async (trx) => {
      const observations = trx.withTables<ObservationsTables>();
      const sensors = trx.withTables<SensorsTables>();
      const things = await selectThingsIn(sensors, places);
      const ids = things.flatMap((thing) => thing.datastreams);
      if (!query.withReadings) {
        const measured = new Set(await selectMeasured(observations, ids));
        const kept = things.filter((thing) => thing.datastreams.some((id) => measured.has(id)));
        if (kept.length > 0) throw stillMeasured(place.name, places.length, kept);
      }
      const readings = await countObservationsOf(observations, ids);
      await deleteObservationsOf(observations, ids);
      await deleteThings(
        sensors,
        things.map(({ thing }) => thing),
      );
      await deletePlaces(trx.withTables<PlacesTables>(), places);
      const deletion: PlaceDeletion = {
        places: places.length,
        things: things.length,
        datastreams: ids.length,
        readings,
      };
      return { deletion, datastreams: ids };
    });
    await removeLastReadings(room, datastreams);
    await room.places.reload();
    return deletion;
  });
}

function stillMeasured(name: string, places: number, things: readonly { name: string }[]): WijkritmeError {
  const names = things.slice(0, NAMES).map((thing) => thing.name);
  const more = things.length > NAMES ? ', …' : '';
  const isOne = things.length === 1;
  const where =
    places === 1 ? { nl: name, en: name } : { nl: `${name} en wat erin ligt`, en: `${name} and what lies in it` };
  const what = {
    nl: isOne ? 'staat een apparaat met metingen' : `staan ${things.length} apparaten met metingen`,
    en: isOne ? 'A thing with readings stands' : `${things.length} things with readings stand`,
  };
  return new WijkritmeError('conflict', {
    nl: `In ${where.nl} ${what.nl}: ${names.join(', ')}${more}. Verplaats eerst wat er staat, of verwijder ook dat en de metingen met withReadings=true.`,
    en: `${what.en} in ${where.en}: ${names.join(', ')}${more}. Move what stands there first, or delete it and its readings too with withReadings=true.`,
  });
}
