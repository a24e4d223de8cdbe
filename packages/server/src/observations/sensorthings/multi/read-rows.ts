import {
  countObservations,
  type SortedObservation,
  selectObservations,
} from '../../sql/read-sensorthings-observations.ts';
import type { Door } from '../door.ts';
import { expandReadings } from '../expand.ts';
import { writeGroups } from '../formats/write-data-arrays.ts';
import { nextLinkOf } from '../next-link.ts';
import type { Query } from '../parse-query.ts';
import { readingToken, toRowQuery } from '../questions.ts';
import type { EntityList } from '../wire.ts';
import { rowsUnder, toRows } from './find-rows.ts';
import { rowProperties, writeRows } from './write-rows.ts';

/** One page of observations of a MultiDatastream. @param address of the list, for the link to the next page */
export async function readRows(door: Door, id: number, query: Query, address: string): Promise<EntityList> {
  const from = await rowsUnder(door, [id]);
  const { db } = door.room;
  const [found, counts] = await Promise.all([
    selectObservations(db, toRowQuery(query, from)),
    query.count ? countObservations(db, toRowQuery({ ...query, after: undefined }, from)) : undefined,
  ]);
  const leads = found.get(id) ?? [];
  const rows = await toRows(door, id, leads.slice(0, query.top));
  const last: SortedObservation | undefined = leads.length > query.top ? leads[query.top - 1] : undefined;
  const expanded = await expandReadings(door, rows, query.expand, 'MultiDatastreams');
  const form = { base: door.base, set: 'MultiDatastreams', relation: 'MultiDatastream', propertiesOf: rowProperties };
  return {
    entities:
      query.format === 'dataArray'
        ? writeGroups(rows, query.select, form)
        : writeRows(door.base, rows, query.select, expanded),
    count: counts && (counts.get(id) ?? 0),
    nextLink: last && nextLinkOf(address, query, readingToken(query, { ...last, datastream: id })),
  };
}
