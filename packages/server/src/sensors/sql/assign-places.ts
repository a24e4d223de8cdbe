import type { SensorsDb } from './read-catalog.ts';
import { selectThings } from './read-things.ts';

/** Places came or changed: put every thing that has a position and no place into the smallest place around it. */
export async function assignPlaces(
  db: SensorsDb,
  placeAt: (point: readonly [number, number]) => number | null,
): Promise<void> {
  for (const thing of await selectThings(db)) {
    if (thing.place_id !== null || thing.position === null) continue;
    const placeId = placeAt(thing.position);
    if (placeId !== null) await db.updateTable('thing').set({ place_id: placeId }).where('id', '=', thing.id).execute();
  }
}
