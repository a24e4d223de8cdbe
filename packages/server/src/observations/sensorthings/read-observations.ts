import type { ObservationSource } from '../sql/read-sensorthings-observations.ts';
import { countObservations, selectObservations } from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import { expandReadings } from './expand.ts';
import { writeDataArrays } from './formats/write-data-arrays.ts';
import { narrowByDatastream } from './narrow-by-datastream.ts';
import { nextLinkOf } from './next-link.ts';
import type { Query } from './parse-query.ts';
import { toShown } from './protect.ts';
import { datastreamsUnder, isKeyOrder, readingToken, toObservationQuery } from './questions.ts';
import type { Parent } from './read-entities.ts';
import type { EntityList } from './wire.ts';
import { writeObservationRows } from './write-rows.ts';

/** One page of observations: of a datastream, of a feature, or of all. */
export async function readObservations(
  door: Door,
  parent: Parent | undefined,
  asked: Query,
  address: string,
): Promise<EntityList> {
  const under = parent && (await datastreamsUnder(door, parent.set === 'FeaturesOfInterest', [parent.id]));
  const { query, from: narrowed } = await narrowByDatastream(door, asked, under);
  const from = narrowed ?? everyDatastream(door, query);
  const { db } = door.room;
  const [found, counts] = await Promise.all([
    selectObservations(db, toObservationQuery(query, from)),
    query.count ? countObservations(db, toObservationQuery({ ...query, after: undefined }, from)) : undefined,
  ]);
  const rows = [...found.values()].flat();
  const page = rows.slice(0, query.top);
  const last = rows.length > query.top ? page.at(-1) : undefined;
  const shown = await toShown(door, page);
  const expanded = await expandReadings(door, shown, query.expand);
  return {
    entities:
      query.format === 'dataArray'
        ? writeDataArrays(door.base, shown, query.select)
        : writeObservationRows(door.base, shown, query.select, expanded),
    count: counts && ([...counts.values()][0] ?? 0),
    nextLink: last && nextLinkOf(address, query, readingToken(query, last)),
  };
}

/** All readings in another order than the key are sought datastream by datastream. */
function everyDatastream(door: Door, query: Query): ObservationSource | undefined {
  if (isKeyOrder(query)) return undefined;
  const all = [...door.room.sensors.catalog.all()].map((entry) => entry.id);
  return { parents: all.map(() => 0), datastreams: all };
}
