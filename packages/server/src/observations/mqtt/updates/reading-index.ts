import { WijkritmeError } from '@wijkritme/contract';
import type { Door } from '../../sensorthings/door.ts';
import { parseObservationId } from '../../sensorthings/observation-id.ts';
import type { Parent } from '../../sensorthings/read-entities.ts';
import { isReading, resolveNode } from '../../sensorthings/resolve.ts';
import type { StoredObservation } from '../../sql/read-sensorthings-observations.ts';
import type { EntityListening } from './update-book.ts';

/** Which topics hear of a reading, ready to be asked for each one. */
export interface ReadingIndex {
  readonly all: readonly EntityListening[];
  readonly byDatastream: ReadonlyMap<number, readonly EntityListening[]>;
  readonly byFeature: ReadonlyMap<number, readonly EntityListening[]>;
  /** Id of the feature that a reading is about; 0 without one. */
  featureOf(row: StoredObservation): number;
  /** By `datastream time`: topics of one reading. */
  readonly byReading: ReadonlyMap<string, readonly EntityListening[]>;
  /** Some topic wants related entities in place, which have to be read. */
  readonly expands: boolean;
}

export const readingKey = (datastream: number, time: number): string => `${datastream} ${time}`;

/** @param door of whom does not matter here: only ids are asked for */
export async function buildReadingIndex(door: Door, listenings: readonly EntityListening[]): Promise<ReadingIndex> {
  const all: EntityListening[] = [];
  const byDatastream = new Map<number, EntityListening[]>();
  const byReading = new Map<string, EntityListening[]>();
  const byFeature = new Map<number, EntityListening[]>();
  for (const listening of listenings) {
    const { steps, isOne } = listening.topic;
    const last = steps.at(-1);
    if (isOne) {
      const { datastream, time } = parseObservationId(last?.id ?? 0n);
      push(byReading, readingKey(datastream, time), listening);
    } else if (steps.length === 1) all.push(listening);
    else {
      const above = await parentOf(door, listening);
      if (above?.set === 'Datastreams') push(byDatastream, above.id, listening);
      if (above?.set === 'FeaturesOfInterest') push(byFeature, above.id, listening);
    }
  }
  const { catalog } = door.room.sensors;
  return {
    all,
    byDatastream,
    byReading,
    byFeature,
    featureOf: ({ datastream, feature }) => feature ?? catalog.find(datastream)?.featureOfInterestId ?? 0,
    expands: listenings.some(({ topic }) => topic.query.expand.length > 0),
  };
}

/** What the list of readings hangs below; undefined where that is not there. */
async function parentOf(door: Door, { topic }: EntityListening): Promise<Parent | undefined> {
  const above = topic.steps.slice(0, -1);
  const [first] = above;
  if (above.length === 1 && first?.set === 'Datastreams' && first.id !== undefined)
    return { set: 'Datastreams', id: Number(first.id) };
  try {
    const node = await resolveNode(door, above);
    return isReading(node) ? undefined : { set: node.set, id: node.row.id };
  } catch (cause) {
    if (cause instanceof WijkritmeError) return undefined;
    throw cause;
  }
}

function push<K>(map: Map<K, EntityListening[]>, key: K, listening: EntityListening): void {
  const list = map.get(key);
  if (list) list.push(listening);
  else map.set(key, [listening]);
}
