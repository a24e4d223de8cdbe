import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { countEntities, type EntityRow } from '../../sensors/index.ts';
import { countObservations, selectObservations } from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import type { EntitySet } from './model.ts';
import { rowsUnder, toRows } from './multi/find-rows.ts';
import { writeRows } from './multi/write-rows.ts';
import { nextLinkOf } from './next-link.ts';
import type { Expansion, Query } from './parse-query.ts';
import { toShown } from './protect.ts';
import {
  datastreamsUnder,
  inPlaceOrder,
  readingToken,
  toEntityQuery,
  tokenOf,
  toObservationQuery,
  toRowQuery,
} from './questions.ts';
import { selectRows } from './select-rows.ts';
import { type Json, type ShownObservation, selfLink, writeExpandedMany, writeExpandedOne } from './wire.ts';
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
        : expansion.relation.set === 'MultiObservations'
          ? await expandToRows(door, ids, withinBounds(expansion, ids.length))
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
  const other = query.given.find(([option]) => option !== '$select' && option !== '$expand');
  if (other)
    throw new WijkritmeError(
      'invalid_query',
      englishOnly(`$expand: ${name} is one entity, ${other[0]} does not apply.`),
    );
  const rows = await selectRows(door, toEntityQuery(relation.set, query, set, ids));
  const inside = await expandRows(door, relation.set, rows, query);
  const texts = writeEntityRows(door.base, relation.set, rows, query.select, inside);
  const found = new Map(rows.map((row, i) => [row.parentId, texts[i]]));
  return new Map(ids.map((id) => [id, writeExpandedOne(name, found.get(id))]));
}

async function expandMany(
  door: Door,
  set: EntitySet,
  ids: readonly number[],
  { name, relation, query: asked }: Expansion,
): Promise<Map<number, Json>> {
  const query = inPlaceOrder(relation.set, set, asked);
  const question = toEntityQuery(relation.set, query, set, ids);
  const { db } = door.room.sensors;
  const rows = await selectRows(door, question);
  const counts = query.count ? await countEntities(db, question) : undefined;
  const inside = await expandRows(door, relation.set, rows, query);
  const groups = groupBy(rows);
  const texts = new Map<number, Json>();
  for (const id of ids) {
    const list = groups.get(id) ?? [];
    const page = list.slice(0, query.top);
    const entities = writeEntityRows(door.base, relation.set, page, query.select, inside);
    const last = list.length > query.top ? page.at(-1) : undefined;
    const nextLink = last && nextLinkOf(`${selfLink(door.base, set, id)}/${name}`, query, tokenOf(query, last));
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
  const question = toObservationQuery(query, await datastreamsUnder(door, set === 'FeaturesOfInterest', ids));
  const { db } = door.room;
  const found = await selectObservations(db, question);
  const counts = query.count ? await countObservations(db, question) : undefined;
  const inside = await expandReadings(door, [...found.values()].flat(), query.expand);
  const texts = new Map<number, Json>();
  for (const id of ids) {
    const list = found.get(id) ?? [];
    const page = list.slice(0, query.top);
    const entities = writeObservationRows(door.base, await toShown(door, page), query.select, inside);
    const last = list.length > query.top ? page.at(-1) : undefined;
    const nextLink = last && nextLinkOf(`${selfLink(door.base, set, id)}/${name}`, query, readingToken(query, last));
    texts.set(id, writeExpandedMany(name, { entities, count: counts && (counts.get(id) ?? 0), nextLink }));
  }
  return texts;
}

/** Observations of MultiDatastreams. */
async function expandToRows(
  door: Door,
  ids: readonly number[],
  { name, query }: Expansion,
): Promise<Map<number, Json>> {
  const from = await rowsUnder(door, ids);
  const question = toRowQuery(query, from);
  const found = await selectObservations(door.room.db, question);
  const counts = query.count ? await countObservations(door.room.db, question) : undefined;
  const texts = new Map<number, Json>();
  for (const id of ids) {
    const list = found.get(id) ?? [];
    const page = await toRows(door, id, list.slice(0, query.top));
    const inside = await expandReadings(door, page, query.expand, 'MultiDatastreams');
    const last = list.length > query.top ? list[query.top - 1] : undefined;
    const address = `${selfLink(door.base, 'MultiDatastreams', id)}/${name}`;
    const nextLink = last && nextLinkOf(address, query, readingToken(query, { ...last, datastream: id }));
    const entities = writeRows(door.base, page, query.select, inside);
    texts.set(id, writeExpandedMany(name, { entities, count: counts && (counts.get(id) ?? 0), nextLink }));
  }
  return texts;
}

/** What stands inside the entities that were expanded. */
async function expandRows(
  door: Door,
  set: EntitySet,
  rows: readonly EntityRow[],
  query: Query,
): Promise<Expanded | undefined> {
  if (query.expand.length === 0) return undefined;
  return expandEntities(door, set, [...new Set(rows.map((row) => row.id))], query.expand);
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

/** What stands in place inside one reading. */
export type ExpandedReading = (row: Related) => ReadonlyMap<string, Json>;

/** What a reading is related to: its datastream or MultiDatastream, and a feature of its own. */
type Related = Pick<ShownObservation, 'datastream' | 'feature'>;

const FEATURE = 'FeatureOfInterest';
const nothing: ReadonlyMap<string, Json> = new Map();

/**
 * What readings are related to is asked by their datastreams, because all readings of one share it; a feature that a reading
 * names is asked by its own id.
 */
export async function expandReadings(
  door: Door,
  rows: readonly Related[],
  expansions: readonly Expansion[],
  of: 'Datastreams' | 'MultiDatastreams' = 'Datastreams',
): Promise<ExpandedReading | undefined> {
  if (expansions.length === 0) return undefined;
  const datastreams = [...new Set(rows.map(({ datastream }) => datastream))];
  const shared = await expandEntities(door, of, datastreams, expansions);
  const features = [...new Set(rows.flatMap(({ feature }) => (feature === undefined ? [] : [feature])))];
  const own = expansions.filter(({ name }) => name === FEATURE);
  const named =
    features.length === 0 || own.length === 0
      ? undefined
      : await expandEntities(door, 'FeaturesOfInterest', features, own);
  return ({ datastream, feature }) => {
    const inside = shared.get(datastream) ?? nothing;
    const instead = feature === undefined ? undefined : named?.get(feature);
    return instead ? new Map([...inside, ...instead]) : inside;
  };
}
