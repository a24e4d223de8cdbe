import { WijkritmeError } from '@wijkritme/contract';
import type { Door } from '../../sensorthings/door.ts';
import { parseObservationId } from '../../sensorthings/observation-id.ts';
import { datastreamsUnder } from '../../sensorthings/questions.ts';
import { resolveNode } from '../../sensorthings/resolve.ts';
import type { EntityListening } from './update-book.ts';

/** Which topics hear of a reading, ready to be asked for each one. */
export interface ReadingIndex {
  readonly all: readonly EntityListening[];
  readonly byDatastream: ReadonlyMap<number, readonly EntityListening[]>;
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
  for (const listening of listenings) {
    const { steps, isOne } = listening.topic;
    const last = steps.at(-1);
    if (isOne) {
      const { datastream, time } = parseObservationId(last?.id ?? 0n);
      push(byReading, readingKey(datastream, time), listening);
    } else if (steps.length === 1) all.push(listening);
    else for (const id of await datastreamsAt(door, listening)) push(byDatastream, id, listening);
  }
  return { all, byDatastream, byReading, expands: listenings.some(({ topic }) => topic.query.expand.length > 0) };
}

/** The datastreams whose readings are in this list; none where what it hangs below is not there. */
async function datastreamsAt(door: Door, { topic }: EntityListening): Promise<readonly number[]> {
  const above = topic.steps.slice(0, -1);
  const [first] = above;
  if (above.length === 1 && first?.set === 'Datastreams' && first.id !== undefined) return [Number(first.id)];
  try {
    const node = await resolveNode(door, above);
    if (node.set === 'Observations') return [];
    return datastreamsUnder(door, node.set === 'FeaturesOfInterest', [node.row.id]).datastreams;
  } catch (cause) {
    if (cause instanceof WijkritmeError) return [];
    throw cause;
  }
}

function push<K>(map: Map<K, EntityListening[]>, key: K, listening: EntityListening): void {
  const list = map.get(key);
  if (list) list.push(listening);
  else map.set(key, [listening]);
}
