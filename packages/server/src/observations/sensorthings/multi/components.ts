import { type SensorsDb, selectComponents } from '../../../sensors/index.ts';
import type { Door } from '../door.ts';
import { parseObservationId } from '../observation-id.ts';

/** Which datastreams a MultiDatastream bundles never changes, and numbers are not given out twice: so nothing here is forgotten. */
const known = new WeakMap<object, Map<number, readonly number[]>>();
/** More than a city has; then it is looked up each time. */
const MOST = 100_000;

/** Datastreams in the order of the numbers in a result; undefined where there is no such MultiDatastream. */
export async function componentsOf(
  { room, context }: Pick<Door, 'room' | 'context'>,
  id: number,
): Promise<readonly number[] | undefined> {
  const book = bookOf(context.database.pool);
  return book.get(id) ?? (await read(room.sensors.db, [id], book)).get(id);
}

/** The same of several at once; those that are not there are absent. */
export async function allComponents(
  { room, context }: Pick<Door, 'room' | 'context'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const book = bookOf(context.database.pool);
  const missing = ids.filter((id) => !book.has(id));
  const found = missing.length === 0 ? new Map<number, number[]>() : await read(room.sensors.db, missing, book);
  return new Map(
    ids.flatMap((id) => {
      const components = book.get(id) ?? found.get(id);
      return components ? [[id, components] as const] : [];
    }),
  );
}

/** Does an observation with this id belong to a MultiDatastream? Its first half is the number of a datastream or of one of those. */
export async function isOfMulti(door: Door, id: bigint): Promise<boolean> {
  const { datastream } = parseObservationId(id);
  if (door.room.sensors.catalog.find(datastream)) return false;
  return (await selectComponents(door.room.sensors.db, [datastream])).has(datastream);
}

function bookOf(owner: object): Map<number, readonly number[]> {
  const book = known.get(owner) ?? new Map<number, readonly number[]>();
  known.set(owner, book);
  return book;
}

async function read(
  db: SensorsDb,
  ids: readonly number[],
  book: Map<number, readonly number[]>,
): Promise<Map<number, number[]>> {
  const found = await selectComponents(db, ids);
  for (const [id, components] of found) if (book.size < MOST) book.set(id, components);
  return found;
}
