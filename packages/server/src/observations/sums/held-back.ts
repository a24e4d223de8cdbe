import type { CatalogEntry } from '../../sensors/index.ts';
import { selectOpenMoments } from '../sql/open-moments.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';

/**
 * Which readings of a datastream stay hidden because of the others in its sum. Asks the store, where all readings are.
 *
 * @param times of the readings, UTC ms
 * @returns the times to hide
 */
export async function heldBack(
  db: ObservationsDb,
  { sum, outward }: CatalogEntry,
  times: readonly number[],
): Promise<ReadonlySet<number>> {
  if (sum === null || outward === null || times.length === 0) return new Set();
  const { needs, windowMs } = sum;
  const open = await selectOpenMoments(db, { times, needs, windowMs, minimum: outward.minimum });
  return new Set(times.filter((time) => !open.has(time)));
}
