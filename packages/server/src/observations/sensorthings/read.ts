import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply } from 'fastify';
import type { Door } from './door.ts';
import { expandEntities, expandReadings } from './expand.ts';
import { workOutShapes } from './filter/work-out-shapes.ts';
import { refuseFormat } from './formats/result-format.ts';
import { writeFormatted } from './formats/write-formatted.ts';
import type { EntitySet } from './model.ts';
import { readRows } from './multi/read-rows.ts';
import { rowProperties, writeRows } from './multi/write-rows.ts';
import { observationIdText } from './observation-id.ts';
import { isSingle, type ResourcePath, type Step } from './parse-path.ts';
import { parseQuery, type Query } from './parse-query.ts';
import { withoutHidden } from './protect.ts';
import { type Parent, readEntities } from './read-entities.ts';
import { readObservations } from './read-observations.ts';
import { isReading, type Node, resolveNode } from './resolve.ts';
import { completeNode } from './select-rows.ts';
import { type EntityList, observationLink, selfLink, writeList, writeReference } from './wire.ts';
import { withinTime } from './within-time.ts';
import { toProperties, writeEntityRows, writeObservationRows } from './write-rows.ts';

const single = new Set(['$select', '$expand', '$resultFormat']);
/** Options in which a time is compared; those inside $expand are part of its text. */
const comparing = new Set(['$filter', '$orderby', '$expand']);

type EntitiesPath = Extract<ResourcePath, { kind: 'entities' }>;

/** GET of everything but the root. @param text options as they stand in the address */
export async function read(door: Door, reply: FastifyReply, path: EntitiesPath, text: string): Promise<string> {
  const query = parseQuery(lastOf(path).set, text);
  const work = () => withinTime(door, query, (bounded) => answer(bounded, reply, path, query));
  return asksForResultTimes(query) ? door.room.resultSpans.flush().then(work) : work();
}

/** Up to ten seconds of when results were produced stand in memory alone; a question that compares them goes to the store. */
function asksForResultTimes({ given }: Query): boolean {
  return given.some(([name, value]) => comparing.has(name) && value.includes('resultTime'));
}

function lastOf({ steps }: EntitiesPath): Step {
  const last = steps.at(-1);
  if (!last) throw new Error('a path has at least one step');
  return last;
}

async function answer(door: Door, reply: FastifyReply, path: EntitiesPath, asked: Query): Promise<string> {
  const last = lastOf(path);
  const query = withoutHidden(door, await workOutShapes(door, asked));
  reply.header('content-type', 'application/json; charset=utf-8');
  if (!isSingle(last)) return readList(door, reply, path, query);
  const found = await resolveNode(door, path.steps);
  if (path.suffix === '$ref') return writeReference(linkOf(door, found));
  const node = await completeNode(door, found);
  if (path.property !== undefined) return readProperty(door, reply, node, path);
  const other = query.given.find(([name]) => !single.has(name));
  if (other) throw new WijkritmeError('invalid_query', englishOnly(`${other[0]} does not apply to one entity.`));
  if (query.format === 'dataArray') refuseFormat('dataArray is for a list of Observations');
  const entity = await readOne(door, node, query);
  if (query.format === undefined) return entity;
  return writeFormatted(reply, node.set, query, { entities: [entity], count: undefined, nextLink: undefined });
}

async function readList(door: Door, reply: FastifyReply, path: EntitiesPath, query: Query): Promise<string> {
  const { steps, suffix } = path;
  const before = steps.slice(0, -1);
  const last = lastOf(path);
  const node = before.length === 0 ? undefined : await resolveNode(door, before);
  if (node && isReading(node)) throw new Error('not reached: observations have single relations only');
  const parent = node && { set: node.set, id: node.row.id };
  const address = `${door.base}/${steps.map((step) => (step.id === undefined ? step.name : `${step.name}(${step.id})`)).join('/')}`;
  if (suffix === '$ref' && query.format) refuseFormat('does not go with $ref');
  if (query.format === 'dataArray' && query.expand.length > 0) refuseFormat('dataArray does not go with $expand');
  const asked = suffix === '$ref' ? { ...query, select: new Set(['id']), expand: [] } : query;
  const list = await listOf(door, { set: last.set, parent, address }, asked);
  if (suffix !== '$ref') return writeFormatted(reply, last.set, query, list);
  // With nothing selected an entity is its id and its address; of a reference only the address is left.
  const entities = list.entities.map((entity) => `{${entity.slice(entity.indexOf('"@iot.selfLink"'))}`);
  return writeList({ ...list, entities });
}

function listOf(
  door: Door,
  { set, parent, address }: { set: EntitySet; parent: Parent | undefined; address: string },
  query: Query,
): Promise<EntityList> {
  if (set === 'Observations') return readObservations(door, parent, query, address);
  if (set !== 'MultiObservations') return readEntities(door, set, parent, query, address);
  if (!parent) throw new Error('not reached: a MultiDatastream leads to them');
  return readRows(door, parent.id, query, address);
}

/** One entity with what is chosen and expanded of it. */
export async function readOne(door: Door, node: Node, query: Query): Promise<string> {
  if (node.set === 'Observations') {
    const inside = await expandReadings(door, [node.row], query.expand);
    return writeObservationRows(door.base, [node.row], query.select, inside)[0] ?? '';
  }
  if (node.set === 'MultiObservations') {
    const inside = await expandReadings(door, [node.row], query.expand, 'MultiDatastreams');
    return writeRows(door.base, [node.row], query.select, inside)[0] ?? '';
  }
  const expanded = await expandEntities(door, node.set, [node.row.id], query.expand);
  return writeEntityRows(door.base, node.set, [node.row], query.select, expanded)[0] ?? '';
}

/** A property, or a part of one that is JSON, under its own name. */
function readProperty(
  door: Door,
  reply: FastifyReply,
  node: Node,
  { property = '', keys, suffix }: EntitiesPath,
): string {
  const isValue = suffix === '$value';
  const idText = isReading(node) ? observationIdText(node.row.datastream, node.row.time) : String(node.row.id);
  // The id of a reading does not fit a JavaScript number.
  if (property === 'id' || property === '@iot.id') {
    if (isValue) reply.header('content-type', 'text/plain; charset=utf-8');
    return isValue ? idText : `{${JSON.stringify(property)}:${idText}}`;
  }
  const whole = property === '@iot.selfLink' ? linkOf(door, node) : (propertiesOf(node)[property] ?? null);
  const value = keys.reduce(partOf, whole);
  if (!isValue) return JSON.stringify({ [keys.at(-1) ?? property]: value });
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return JSON.stringify(value);
  reply.header('content-type', 'text/plain; charset=utf-8');
  return value instanceof Date ? value.toISOString() : String(value);
}

/** @throws WijkritmeError not_found where there is no such part */
function partOf(value: unknown, key: string): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, key))
    return (value as Readonly<Record<string, unknown>>)[key] ?? null;
  throw new WijkritmeError('not_found', englishOnly(`This entity has no ${JSON.stringify(key.slice(0, 100))} there.`));
}

function propertiesOf(node: Node): Readonly<Record<string, unknown>> {
  if (node.set === 'Observations') return toProperties(node.row);
  return node.set === 'MultiObservations' ? rowProperties(node.row) : node.row.properties;
}

export function linkOf(door: Door, node: Node): string {
  return isReading(node)
    ? observationLink(door.base, node.row.datastream, node.row.time)
    : selfLink(door.base, node.set, node.row.id);
}
