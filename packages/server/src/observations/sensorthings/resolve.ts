import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type EntityRow, selectEntities } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import type { ReadingKey } from '../sql/correct-observations.ts';
import { findMoved } from '../sql/move-reading.ts';
import { findObservation, type StoredObservation } from '../sql/read-sensorthings-observations.ts';
import type { Door } from './door.ts';
import { type EntitySet, isReadingSet, kindOf, type ReadingSet } from './model.ts';
import { componentsOf } from './multi/components.ts';
import { findRow } from './multi/find-rows.ts';
import type { ShownRow } from './multi/shown-row.ts';
import { parseObservationId } from './observation-id.ts';
import type { Step } from './parse-path.ts';
import { toShown } from './protect.ts';
import type { ShownObservation } from './wire.ts';

/** One entity that an address leads to. */
export type Node =
  | { readonly set: 'Observations'; readonly row: ShownObservation }
  | { readonly set: 'MultiObservations'; readonly row: ShownRow }
  | EntityNode;

export interface EntityNode {
  readonly set: Exclude<EntitySet, ReadingSet>;
  readonly row: EntityRow;
}

const MAX_ENTITY_ID = 2_147_483_647n;

/**
 * Walk from entity to entity. Each must be there and belong to the one before it.
 * @throws WijkritmeError not_found naming the step
 */
export async function resolveNode(door: Door, steps: readonly Step[]): Promise<Node> {
  let node: Node | undefined;
  for (const step of steps) {
    node = await nextNode(door, node, step);
    if (!node) {
      const id = step.id === undefined ? '' : `(${step.id})`;
      throw new WijkritmeError(
        'not_found',
        englishOnly(`${step.name}${id} does not exist${steps.length > 1 ? ' here' : ''}.`),
      );
    }
  }
  if (!node) throw new Error('a path has at least one step');
  return node;
}

function nextNode(door: Door, node: Node | undefined, step: Step): Promise<Node | undefined> {
  switch (step.set) {
    case 'Observations':
      return toObservation(door, node, step);
    case 'MultiObservations':
      return toRow(door, node, step);
    default:
      return toEntity(door, node, step, step.set);
  }
}

async function toRow(door: Door, from: Node | undefined, step: Step): Promise<Node | undefined> {
  const key = parseObservationId(step.id ?? 0n);
  if (from && !(from.set === 'MultiDatastreams' && from.row.id === key.datastream)) return undefined;
  const row = (await findRow(door, key.datastream, key.time)) ?? (await findMovedRow(door, key));
  return row && { set: 'MultiObservations', row };
}

async function toObservation(door: Door, from: Node | undefined, step: Step): Promise<Node | undefined> {
  const { datastream, time } = parseObservationId(step.id ?? 0n);
  if (from?.set === 'Datastreams' && from.row.id !== datastream) return undefined;
  const { db } = door.room;
  const row = (await findObservation(db, datastream, time)) ?? (await findMovedReading(db, { datastream, time }));
  if (row && from?.set === 'FeaturesOfInterest') {
    const feature = row.feature ?? door.room.sensors.catalog.find(datastream)?.featureOfInterestId;
    if (feature !== from.row.id) return undefined;
  }
  const [shown] = row ? await toShown(door, [row]) : [];
  return shown && { set: 'Observations', row: shown };
}

/** A reading that somebody moved is still found by what it was known by (decision 172). */
async function findMovedReading(db: ObservationsRoom['db'], key: ReadingKey): Promise<StoredObservation | undefined> {
  const now = await findMoved(db, key);
  return now === undefined ? undefined : findObservation(db, key.datastream, now);
}

async function findMovedRow(door: Door, key: ReadingKey): Promise<ShownRow | undefined> {
  const [lead] = (await componentsOf(door, key.datastream)) ?? [];
  const now = lead === undefined ? undefined : await findMoved(door.room.db, { datastream: lead, time: key.time });
  return now === undefined ? undefined : findRow(door, key.datastream, now);
}

async function toEntity(
  door: Door,
  from: Node | undefined,
  step: Step,
  set: EntityNode['set'],
): Promise<Node | undefined> {
  if (step.id !== undefined && step.id > MAX_ENTITY_ID) return undefined;
  const kind = kindOf(set);
  const under = from && parentOf(from, set);
  const [row] = await selectEntities(door.room.sensors.db, {
    kind,
    id: step.id,
    where: [],
    orderBy: [],
    limit: 1,
    offset: 0,
    ...(under && { under }),
  });
  return row && { set, row };
}

/** What a reading is related to is found through its datastream, but for a feature of its own. */
function parentOf(node: Node, set: EntitySet) {
  if (!isReading(node)) return { kind: kindOf(node.set), ids: [node.row.id] };
  if (set === 'FeaturesOfInterest' && node.row.feature !== undefined)
    return { kind: 'featureOfInterest', ids: [node.row.feature] } as const;
  const kind = node.set === 'Observations' ? 'datastream' : 'multiDatastream';
  return { kind, ids: [node.row.datastream] } as const;
}

export function isReading(node: Node): node is Exclude<Node, EntityNode> {
  return isReadingSet(node.set);
}
