import { WijkritmeError } from '@wijkritme/contract';
import {
  countObservations,
  type ObservationCondition,
  type ObservationQuery,
  type ObservationSource,
  selectObservations,
} from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import { expandEntities } from './expand.ts';
import { nextLinkOf } from './next-link.ts';
import { parseObservationId, toObservationId } from './observation-id.ts';
import type { Query } from './parse-query.ts';
import { datastreamsUnder, isKeyOrder, toObservationQuery } from './questions.ts';
import type { Parent } from './read-entities.ts';
import type { EntityList } from './wire.ts';
import { writeObservationRows } from './write-rows.ts';

/** One page of observations: of a datastream, of a feature, or of all. */
export async function readObservations(
  door: Door,
  parent: Parent | undefined,
  query: Query,
  address: string,
): Promise<EntityList> {
  const from = sourceOf(door, parent, query);
  const isOne = from?.datastreams.length === 1;
  const question = toObservationQuery(query, from);
  const { db } = door.room;
  const [found, counts] = await Promise.all([
    selectObservations(db, withToken(question, query, isOne)),
    query.count ? countObservations(db, question) : undefined,
  ]);
  const rows = [...found.values()].flat();
  const page = rows.slice(0, query.top);
  const last = rows.length > query.top ? page.at(-1) : undefined;
  const lastId = last && isKeyed(query, isOne) ? toObservationId(last.datastream, last.time) : undefined;
  const datastreams = [...new Set(page.map((row) => row.datastream))];
  const expanded =
    query.expand.length === 0 ? undefined : await expandEntities(door, 'Datastreams', datastreams, query.expand);
  return {
    entities: writeObservationRows(door.base, page, query.select, expanded),
    count: counts && ([...counts.values()][0] ?? 0),
    nextLink: last && nextLinkOf(address, query, lastId),
  };
}

/** Where the readings lie. All of them in another order than the key are sought datastream by datastream. */
function sourceOf(door: Door, parent: Parent | undefined, query: Query): ObservationSource | undefined {
  if (parent === undefined) {
    if (isKeyOrder(query)) return undefined;
    const all = [...door.room.sensors.catalog.all()].map((entry) => entry.id);
    return { parents: all.map(() => 0), datastreams: all };
  }
  return datastreamsUnder(door, parent.set === 'FeaturesOfInterest', [parent.id]);
}

/** Of one datastream the order of time is the order of ids. */
function isKeyed(query: Query, isOne: boolean): boolean {
  const [first, second] = query.orderBy;
  return isKeyOrder(query) || (isOne && first?.property === 'phenomenonTime' && second === undefined);
}

function withToken(question: ObservationQuery, query: Query, isOne: boolean): ObservationQuery {
  if (query.after === undefined) return question;
  if (!isKeyed(query, isOne)) throw new WijkritmeError('invalid_query', '$skiptoken goes with the order by id only.');
  const operator = query.orderBy[0]?.descending ? 'lt' : 'gt';
  const key = parseObservationId(query.after);
  const after: ObservationCondition = isOne
    ? { on: 'phenomenonTime', operator, value: key.time }
    : { on: 'key', operator, ...key };
  return { ...question, where: [...question.where, after] };
}
