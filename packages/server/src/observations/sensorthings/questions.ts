import type { EntityOrder, EntityQuery, EntityRow, SortType } from '../../sensors/index.ts';
import { behindSql } from '../sql/behind-sql.ts';
import { conditionSql, sortSql } from '../sql/expression-sql.ts';
import {
  behindId,
  behindKey,
  behindTime,
  type ObservationQuery,
  type ObservationSource,
  type SortedObservation,
  selectNamedFeatures,
  type TimeSpan,
} from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import type { Expression, ValueType } from './filter/expression.ts';
import { type EntitySet, isReadingSet, kindOf, type ReadingSet } from './model.ts';
import { parseObservationId, toObservationId } from './observation-id.ts';
import type { PageToken } from './page-token.ts';
import type { Order } from './parse-order.ts';
import type { Query } from './parse-query.ts';
import { timeSpanOf, within } from './time-span.ts';

/** Sorted by id alone, pages go on behind an id. */
export function isKeyOrder({ orderBy }: Pick<Query, 'orderBy'>): boolean {
  const [first, second] = orderBy;
  return first === undefined || (isOwn(first.value, 'id') && second === undefined);
}

/** A property of the entity that is asked for, as it is. */
export function isOwn(value: Expression, property: string): boolean {
  return value.kind === 'property' && value.relations.length === 0 && value.property === property;
}

/** One row more than asked for tells whether there is a next page. */
export function toEntityQuery(
  set: EntitySet,
  query: Query,
  parentSet: EntitySet | undefined,
  parentIds: readonly number[] | undefined,
): EntityQuery {
  const parentKind = parentSet && kindOf(parentSet);
  const kind = kindOf(set);
  const orderBy = query.orderBy.map((order) => toEntityOrder(set, 'e', order));
  const where = query.filter ? [conditionSql({ set, alias: 'e' }, query.filter)] : [];
  if (query.after) {
    const isDown = isKeyOrder(query) && query.orderBy[0]?.descending === true;
    const behind = isKeyOrder(query) ? [] : orderBy;
    where.push(behindSql(behind, query.after.sortedBy, behindId(query.after.id, isDown)));
  }
  return {
    kind,
    where,
    orderBy,
    limit: query.top === 0 ? 0 : query.top + 1,
    offset: query.skip,
    ...(parentKind && parentIds && { under: { kind: parentKind, ids: parentIds } }),
  };
}

const places: Partial<Record<EntitySet, string>> = {
  Datastreams: 'place of datastream',
  ObservedProperties: 'place of property',
};

/**
 * What a MultiDatastream consists of comes in the order of the numbers in its results, unless another order is asked for
 * (OGC 18-088, req/multi-datastream/constraints).
 */
export function inPlaceOrder(set: EntitySet, parentSet: EntitySet | undefined, query: Query): Query {
  const name = places[set];
  if (parentSet !== 'MultiDatastreams' || name === undefined || query.orderBy.length > 0) return query;
  const id: Expression = { kind: 'property', type: 'id', relations: [], set, property: 'id', keys: [] };
  const value: Expression = { kind: 'call', type: 'number', name, args: [id] };
  return { ...query, orderBy: [{ value, descending: false }] };
}

/** Datastreams of these parents, which are datastreams themselves or features: of these also where some readings are about them. */
export async function datastreamsUnder(
  door: Door,
  areFeatures: boolean,
  ids: readonly number[],
): Promise<ObservationSource> {
  if (!areFeatures) return { parents: ids, datastreams: ids };
  const wanted = new Set(ids);
  const { catalog } = door.room.sensors;
  const about = [...catalog.all()].filter((entry) => wanted.has(entry.featureOfInterestId ?? -1));
  const named = (await selectNamedFeatures(door.room.db, ids)).filter(
    ({ feature, datastream }) => catalog.find(datastream)?.featureOfInterestId !== feature,
  );
  return {
    parents: [...about.map((entry) => entry.featureOfInterestId ?? -1), ...named.map(({ feature }) => feature)],
    datastreams: [...about.map((entry) => entry.id), ...named.map(({ datastream }) => datastream)],
    isAbout: [...about.map(() => true), ...named.map(() => false)],
  };
}

/** The observations of MultiDatastreams, each by the datastream that leads. */
export function toRowQuery(query: Query, from: ObservationSource): ObservationQuery {
  return { ...toObservationQuery(query, from, 'MultiObservations'), areRows: true };
}

export function toObservationQuery(
  query: Query,
  from: ObservationSource | undefined,
  set: ReadingSet = 'Observations',
): ObservationQuery {
  const isKey = isKeyOrder(query);
  const orderBy = isKey ? [] : query.orderBy.map((order) => toEntityOrder(set, 'o', order));
  const where = query.filter ? [conditionSql({ set, alias: 'o' }, query.filter)] : [];
  if (query.after) where.push(behindObservation(query, orderBy, from));
  return {
    from,
    areRows: false,
    where,
    orderBy,
    isKeyDescending: isKey && query.orderBy[0]?.descending === true,
    span: spanOf(query, from?.datastreams.length === 1),
    timeOrder: timeOrderOf(query),
    behind: isKey && query.after ? keyBehind(query.after, from) : undefined,
    limit: query.top === 0 ? 0 : query.top + 1,
    offset: query.skip,
  };
}

/** Of one datastream the order of time is the order of ids, and its index serves. */
export function isTimeOrder({ orderBy }: Pick<Query, 'orderBy'>): boolean {
  const [first, second] = orderBy;
  return first !== undefined && isOwn(first.value, 'phenomenonTime') && second === undefined;
}

/** The key that a page begins behind. Its id may name a MultiDatastream, whose readings stand under the datastream that leads. */
function keyBehind({ id }: PageToken, from: ObservationSource | undefined) {
  const { datastream, time } = parseObservationId(id);
  const [only] = from?.datastreams.length === 1 ? from.datastreams : [];
  return { datastream: only ?? datastream, time };
}

function behindObservation(query: Query, orderBy: readonly EntityOrder[], from: ObservationSource | undefined) {
  if (!query.after) throw new Error('nothing to begin behind');
  const isOne = from?.datastreams.length === 1;
  const key = keyBehind(query.after, from);
  const isDown = query.orderBy[0]?.descending === true;
  if (isOne && (isTimeOrder(query) || isKeyOrder(query))) return behindTime(key.time, isDown);
  const isKey = isKeyOrder(query);
  return behindSql(orderBy, query.after.sortedBy, behindKey(key, isKey && isDown));
}

function timeOrderOf({ orderBy }: Query): ObservationQuery['timeOrder'] {
  const [first] = orderBy;
  if (!first || !isOwn(first.value, 'phenomenonTime')) return undefined;
  return first.descending ? 'desc' : 'asc';
}

/** What is certain of the times of the readings asked for: by comparisons that must hold, and by where the page begins. */
function spanOf(query: Query, isOne: boolean): TimeSpan {
  const span = timeSpanOf(query.filter);
  if (!query.after || !(isTimeOrder(query) || (isOne && isKeyOrder(query)))) return span;
  const { time } = parseObservationId(query.after.id);
  return within(span, query.orderBy[0]?.descending === true ? { to: time } : { from: time });
}

const sortTypes: Readonly<Partial<Record<ValueType, SortType>>> = {
  number: 'float8',
  text: 'text',
  time: 'timestamptz',
  duration: 'interval',
  boolean: 'bool',
  json: 'jsonb',
  geometry: 'jsonb',
  id: 'int8',
};

function toEntityOrder(set: EntitySet, alias: string, { value, descending }: Order): EntityOrder {
  const type = sortTypes[value.type];
  if (type === undefined) throw new Error(`${value.type} has no order`);
  const isAlwaysThere = isOwn(value, 'id') || (isOwn(value, 'phenomenonTime') && isReadingSet(set));
  return { value: sortSql({ set, alias }, value), type, descending, isNullable: !isAlwaysThere };
}

/** Where the page after this entity begins. */
export function tokenOf(query: Query, { id, sortedBy }: EntityRow): PageToken {
  return { sortedBy: isKeyOrder(query) ? [] : sortedBy, id: BigInt(id) };
}

/** Where the page after this reading begins. */
export function readingToken(query: Query, { datastream, time, sortedBy }: SortedObservation): PageToken {
  return { sortedBy: isKeyOrder(query) ? [] : sortedBy, id: toObservationId(datastream, time) };
}
