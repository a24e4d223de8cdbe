import { isDeepStrictEqual } from 'node:util';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, type Principal } from '../../foundation/principals.ts';
import type { EntityRow } from '../../sensors/index.ts';
import { correctReading, removeReading } from './correct-reading.ts';
import { createEntity } from './create-entity.ts';
import { deleteEntity } from './delete-entity.ts';
import type { Door } from './door.ts';
import { applyJsonPatch, isJsonPatch } from './json-patch.ts';
import { isMergePatch, mergePatch } from './merge-patch.ts';
import { isReadingSet } from './model.ts';
import { mqttEndpoints } from './mqtt-endpoints.ts';
import { isOfMulti } from './multi/components.ts';
import { correctRow, removeRow } from './multi/correct-row.ts';
import { postRow } from './multi/post-row.ts';
import { toObservationId } from './observation-id.ts';
import { isSingle, observationOf, parsePath, type ResourcePath, type Step } from './parse-path.ts';
import { MAX_DATASTREAM, postObservation } from './post-observation.ts';
import { read } from './read.ts';
import type { Parent } from './read-entities.ts';
import { isReading, type Node, resolveNode } from './resolve.ts';
import { writeRoot } from './root.ts';
import { updateEntity } from './update-entity.ts';

const HOT_START = '/Datastreams(';
const HOT_END = ')/Observations';

export async function handleGet(door: Door, reply: FastifyReply, version: string, url: string): Promise<string> {
  void door.principal; // a wrong key is refused here as everywhere
  const mark = url.indexOf('?');
  const path = await pathOf(door, mark < 0 ? url : url.slice(0, mark));
  if (path.kind === 'entities') return read(door, reply, path, mark < 0 ? '' : url.slice(mark + 1));
  reply.header('content-type', 'application/json; charset=utf-8');
  return writeRoot(door.base, version, mqttEndpoints(door.context, door.base));
}

/** POST of everything that did not take the short way. */
export async function handlePost(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  url: string,
): Promise<string> {
  const mark = url.indexOf('?');
  const path = parsePath(mark < 0 ? url : url.slice(0, mark));
  const last = path.kind === 'entities' ? path.steps.at(-1) : undefined;
  if (path.kind === 'root' || !last || isSingle(last) || path.property !== undefined || path.suffix !== undefined)
    throw new WijkritmeError(
      'method_not_allowed',
      englishOnly(`POST goes to a set of entities, not to ${url.slice(0, 200)}.`),
    );
  const above = path.steps.slice(0, -1);
  if (isReadingSet(last.set)) {
    const parent = above.length === 0 ? undefined : await parentOf(door, above);
    if (parent?.set === 'MultiDatastreams') return postRow(door, request, reply, { multi: parent.id });
    return postObservation(door, request, reply, {
      datastream: parent?.set === 'Datastreams' ? parent.id : undefined,
      feature: parent?.set === 'FeaturesOfInterest' ? parent.id : undefined,
    });
  }
  const by = actorOf(requireManager(door));
  const parent = above.length === 0 ? undefined : await parentOf(door, above);
  const id = await createEntity(door, { set: last.set, parent, by }, request.body);
  reply.code(201).header('location', `${door.base}/${last.set}(${id})`);
  const step: Step = { name: last.set, set: last.set, many: true, id: BigInt(id) };
  return read(door, reply, { kind: 'entities', steps: [step], property: undefined, keys: [], suffix: undefined }, '');
}

export async function handleDelete(door: Door, reply: FastifyReply, url: string): Promise<string> {
  const principal = requireManager(door);
  const node = await oneEntity(door, 'DELETE', url);
  if (node.set === 'Observations') await removeReading(door, principal, node.row);
  else if (node.set === 'MultiObservations') await removeRow(door, principal, node.row);
  else await deleteEntity(door, node);
  reply.header('content-type', 'application/json; charset=utf-8');
  return '{}';
}

/** PATCH, and PUT, which gives the entity as a whole. The answer is the entity as it is now. */
export async function handleUpdate(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  url: string,
): Promise<string> {
  const principal = requireManager(door);
  const node = await oneEntity(door, request.method, url);
  const { isWhole, body } = await readUpdate(door, request, reply, node);
  const id = await change(door, node, { principal, isWhole, body });
  // The id of a reading follows from its moment: one that moved is known by another from now on.
  if (isReading(node)) reply.header('location', `${door.base}/Observations(${id})`);
  return read(door, reply, pathTo(node, id), '');
}

interface Update {
  /** What is not in the body is emptied. */
  readonly isWhole: boolean;
  readonly body: unknown;
}

/** @throws WijkritmeError unsupported_media_type, and what a JSON Patch is refused for */
async function readUpdate(door: Door, request: FastifyRequest, reply: FastifyReply, node: Node): Promise<Update> {
  const { method, body } = request;
  const type = request.headers['content-type'];
  if (isJsonPatch(type)) {
    if (method !== 'PATCH')
      throw new WijkritmeError(
        'unsupported_media_type',
        englishOnly('A JSON Patch goes with PATCH; PUT takes an entity.'),
      );
    // It changes what a GET gives to who sends it, so a test tells no more than that.
    const shown: unknown = JSON.parse(await read(door, reply, pathTo(node, idOf(node)), ''));
    const patched = applyJsonPatch(shown, body);
    return isReading(node) ? { isWhole: false, body: differences(shown, patched) } : { isWhole: true, body: patched };
  }
  if (method === 'PUT') return { isWhole: true, body };
  // A reading has no parts to merge: for it a merge patch says what a PATCH says.
  if (!isMergePatch(type) || isReading(node)) return { isWhole: false, body };
  return { isWhole: true, body: mergePatch(asJson(node.row.properties), body) };
}

/** What of a reading is otherwise afterwards; null where it was taken away. */
function differences(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const names = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(node: Node): bigint {
  return isReading(node) ? toObservationId(node.row.datastream, node.row.time) : BigInt(node.row.id);
}

function pathTo({ set }: Node, id: bigint): Extract<ResourcePath, { kind: 'entities' }> {
  const step: Step = { name: set, set, many: true, id };
  return { kind: 'entities', steps: [step], property: undefined, keys: [], suffix: undefined };
}

/** As it is answered: a time is text. */
function asJson(properties: EntityRow['properties']): unknown {
  return JSON.parse(JSON.stringify(properties));
}

/** @returns what the entity is known by from now on */
async function change(
  door: Door,
  node: Node,
  { principal, isWhole, body }: { principal: Principal; isWhole: boolean; body: unknown },
): Promise<bigint> {
  switch (node.set) {
    case 'Observations': {
      const { datastream, time } = await correctReading(door, { principal, key: node.row, isWhole }, body);
      return toObservationId(datastream, time);
    }
    case 'MultiObservations': {
      const { row } = node;
      return toObservationId(row.datastream, await correctRow(door, { principal, row, isWhole }, body));
    }
    default:
      await updateEntity(door, { node, by: actorOf(principal), isWhole }, body);
      return BigInt(node.row.id);
  }
}

/** @throws WijkritmeError method_not_allowed where the address is not that of one entity */
async function oneEntity(door: Door, method: string, url: string): Promise<Node> {
  const path = await pathOf(door, url.split('?')[0] ?? '');
  const last = path.kind === 'entities' ? path.steps.at(-1) : undefined;
  if (path.kind === 'root' || !last || !isSingle(last) || path.property !== undefined || path.suffix !== undefined)
    throw new WijkritmeError(
      'method_not_allowed',
      englishOnly(`${method} takes one entity, not ${url.slice(0, 200)}.`),
    );
  return resolveNode(door, path.steps);
}

/** `/Datastreams(12)/Observations` → 12, without a regular expression: this runs for every reading. */
export function datastreamOfHotPath(url: string): number | undefined {
  if (!url.startsWith(HOT_START) || !url.endsWith(HOT_END)) return undefined;
  const end = url.length - HOT_END.length;
  let id = 0;
  for (let i = HOT_START.length; i < end; i++) {
    const digit = url.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    id = id * 10 + digit;
  }
  return id >= 1 && id <= MAX_DATASTREAM ? id : undefined;
}

/** An address that starts at an observation does not tell whether that has a list as result: its id does. */
async function pathOf(door: Door, url: string): Promise<ResourcePath> {
  const id = observationOf(url);
  return id !== undefined && (await isOfMulti(door, id)) ? parsePath(url, () => true) : parsePath(url);
}

async function parentOf(door: Door, steps: readonly Step[]): Promise<Parent> {
  const node = await resolveNode(door, steps);
  if (isReading(node)) throw new WijkritmeError('method_not_allowed', englishOnly('Nothing is made below a reading.'));
  return { set: node.set, id: node.row.id };
}

function requireManager({ context, principal }: Door): Principal {
  context.access.require(principal, 'sensors.manage');
  return principal;
}
