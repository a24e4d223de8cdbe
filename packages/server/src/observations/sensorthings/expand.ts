import { WijkritmeError } from '@wijkritme/contract';
import { countEntities, type EntityRow, selectEntities } from '../../sensors/index.ts';
import { countObservations, selectObservations } from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import type { EntitySet } from './model.ts';
import { nextLinkOf } from './next-link.ts';
import type { Expansion, Query } from './parse-query.ts';
import { datastreamsUnder, toEntityQuery, toObservationQuery } from './questions.ts';
import { type Json, selfLink, writeExpandedMany, writeExpandedOne } from './wire.ts';
import { type Expanded, writeEntityRows, writeObservationRows } from './write-rows.ts';

/** Entities of one expanded relation, all parents together; a page with more gets links to the rest. */
const MAX_ROWS = 20_000;

/**
 * Each expanded relation costs one statement, however many parents there are. What readings are related to is asked by
 * their datastreams: all readings of one share it.
 */
export async function expandEntities(
  door: Door,
  set: EntitySet,
  ids: readonly number[],
  expansions: readonly Expansion[],
): Promise<Expanded> {
  const expanded: Expanded = new Map(ids.map((id) => [id, new Map()]));
  if (ids.length === 0) return expanded;
  for (const expansion of expansions) {
    const texts = !expansion.relation.many
      ? await expandOne(door, set, ids, expansion)
      : expansion.relation.set === 'Observations'
        ? await expandToObservations(door, set, ids, withinBounds(expansion, ids.length))
        : await expandMany(door, set, ids, withinBounds(expansion, ids.length));
    for (const [id, text] of texts) expanded.get(id)?.set(expansion.name, text);
  }
  return expanded;
}

function withinBounds(expansion: Expansion, parents: number): Expansion {
  const top = Math.min(expansion.query.top, Math.max(1, Math.floor(MAX_ROWS / parents)));
  return { ...expansion, query: { ...expansion.query, top } };
}

async function expandOne(
  door: Door,
  set: EntitySet,
  ids: readonly number[],
  { name, relation, query }: Expansion,
): Promise<Map<number, Json>> {
  const other = query.given.find(([option]) => option !== '$select');
  if (other) throw new WijkritmeError('invalid_query', `$expand: ${name} is one entity, ${other[0]} does not apply.`);
  const rows = await selectEntities(door.room.sensors.db, toEntityQuery(relation.set, query, set, ids));
  const texts = writeEntityRows(door.base, relation.set, rows, query.select);
  const found = new Map(rows.map((row, i) => [row.parentId, texts[i]]));
  return new Map(ids.map((id) => [id, writeExpandedOne(name, found.get(id))]));
}

async function expandMany(
  door: Door,
  set: EntitySet,
  ids: readonly number[],
  { name, relation, query }: Expansion,
): Promise<Map<number, Json>> {
  const question = toEntityQuery(relation.set, query, set, ids);
  const { db } = door.room.sensors;
  const rows = await selectEntities(db, question);
  const counts = query.count ? await countEntities(db, question) : undefined;
  const groups = groupBy(rows);
  const texts = new Map<number, Json>();
  for (const id of ids) {
    const list = groups.get(id) ?? [];
    const entities = writeEntityRows(door.base, relation.set, list.slice(0, query.top), query.select);
    const nextLink = nextOf(door, set, id, name, query, list.length);
    texts.set(id, writeExpandedMany(name, { entities, count: counts && (counts.get(id) ?? 0), nextLink }));
  }
  return texts;
}

async function expandToObservations(
  door: Door,
  set: EntitySet,
  ids: readonly number[],
  { name, query }: Expansion,
): Promise<Map<number, Json>> {
  const question = toObservationQuery(query, datastreamsUnder(door, set === 'FeaturesOfInterest', ids));
  const { db } = door.room;
  const found = await selectObservations(db, question);
  const counts = query.count ? await countObservations(db, question) : undefined;
  const texts = new Map<number, Json>();
  for (const id of ids) {
    const list = found.get(id) ?? [];
    const entities = writeObservationRows(door.base, list.slice(0, query.top), query.select);
    const nextLink = nextOf(door, set, id, name, query, list.length);
    texts.set(id, writeExpandedMany(name, { entities, count: counts && (counts.get(id) ?? 0), nextLink }));
  }
  return texts;
}

function nextOf(door: Door, set: EntitySet, id: number, name: string, query: Query, found: number): string | undefined {
  if (query.top === 0 || found <= query.top) return undefined;
  return nextLinkOf(`${selfLink(door.base, set, id)}/${name}`, query, undefined);
}

function groupBy(rows: readonly EntityRow[]): Map<number, EntityRow[]> {
  const groups = new Map<number, EntityRow[]>();
  for (const row of rows) {
    const id = row.parentId ?? 0;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
