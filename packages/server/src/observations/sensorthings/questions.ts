import type { EntityCondition, EntityQuery } from '../../sensors/index.ts';
import type {
  ObservationCondition,
  ObservationOrder,
  ObservationQuery,
  ObservationSource,
} from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import { type EntitySet, entityTypes } from './model.ts';
import { parseObservationId } from './observation-id.ts';
import type { Comparison } from './parse-filter.ts';
import type { Query } from './parse-query.ts';

/** Sorted by id alone, pages go on behind an id: rows that arrive meanwhile shift nothing. */
export function isKeyOrder({ orderBy }: Pick<Query, 'orderBy'>): boolean {
  const [first, second] = orderBy;
  return first === undefined || (first.property === 'id' && second === undefined);
}

/** One row more than asked for tells whether there is a next page. */
export function toEntityQuery(
  set: EntitySet,
  query: Query,
  parentSet: EntitySet | undefined,
  parentIds: readonly number[] | undefined,
): EntityQuery {
  const parentKind = parentSet && entityTypes[parentSet].kind;
  const { kind } = entityTypes[set];
  if (kind === 'observation' || parentKind === 'observation') throw new Error(`${set} are read elsewhere`);
  return {
    kind,
    where: query.filter.map(toCondition),
    orderBy: query.orderBy,
    limit: query.top === 0 ? 0 : query.top + 1,
    offset: query.skip,
    ...(parentKind && parentIds && { under: { kind: parentKind, ids: parentIds } }),
  };
}

function toCondition(comparison: Comparison): EntityCondition {
  const { operator } = comparison;
  switch (comparison.type) {
    case 'id':
      return { property: 'id', operator, value: comparison.value };
    case 'text':
      return { property: comparison.property, operator, value: comparison.value };
    case 'time':
      return { property: comparison.property, operator, value: new Date(comparison.value) };
    case 'number':
      throw new Error('only observations have numbers');
    default:
      return comparison satisfies never;
  }
}

/** Datastreams of these parents, which are datastreams themselves or features. */
export function datastreamsUnder(door: Door, areFeatures: boolean, ids: readonly number[]): ObservationSource {
  if (!areFeatures) return { parents: ids, datastreams: ids };
  const wanted = new Set(ids);
  const entries = [...door.room.sensors.catalog.all()].filter((entry) => wanted.has(entry.featureOfInterestId ?? -1));
  return {
    parents: entries.map((entry) => entry.featureOfInterestId ?? -1),
    datastreams: entries.map((entry) => entry.id),
  };
}

export function toObservationQuery(query: Query, from: ObservationSource | undefined): ObservationQuery {
  return {
    from,
    where: query.filter.map(toObservationCondition),
    orderBy: query.orderBy.map(toOrder),
    limit: query.top === 0 ? 0 : query.top + 1,
    offset: query.skip,
  };
}

function toOrder({ property, descending }: Query['orderBy'][number]): ObservationOrder {
  switch (property) {
    case 'phenomenonTime':
    case 'resultTime':
    case 'result':
      return { by: property, descending };
    default:
      return { by: 'key', descending };
  }
}

function toObservationCondition(comparison: Comparison): ObservationCondition {
  const { operator } = comparison;
  if (comparison.type === 'id') return { on: 'key', operator, ...parseObservationId(comparison.value) };
  if (comparison.type === 'text') throw new Error('observations hold no text');
  const { property, value } = comparison;
  const on = property === 'resultTime' || property === 'result' ? property : 'phenomenonTime';
  return { on, operator, value };
}
