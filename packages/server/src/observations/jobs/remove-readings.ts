import { limits } from '@wijkritme/contract';
import { forgetMoves } from '../sql/move-reading.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { deleteLatest, deleteReadings, deleteSealed, selectWithDue, upsertMark } from '../sql/retention.ts';
import type { RetentionRun } from './retention-run.ts';
import type { Due } from './terms.ts';

/** Readings of one transaction: no longer than a commit of the intake. */
const BATCH = limits.commitRows;

/** Removes the due readings of months that hold others too, a batch or a sealed month at a time, oldest first. */
export async function removeReadings(db: ObservationsDb, run: RetentionRun): Promise<void> {
  await forgetMoves(db, run.dues);
  const withDue = await selectWithDue(db, run.dues);
  for (const due of run.dues) {
    if (!withDue.has(due.datastreamId)) continue;
    // Once more where a month was sealed in between.
    do {
      while ((await remove(db, { due, run }, deleteSealed)) > 0);
      while ((await remove(db, { due, run }, deleteReadings)) === BATCH);
    } while ((await remove(db, { due, run }, deleteSealed)) > 0);
  }
}

async function remove(
  db: ObservationsDb,
  { due, run }: { due: Due; run: RetentionRun },
  take: typeof deleteReadings | typeof deleteSealed,
): Promise<number> {
  const { datastreamId, raw } = due;
  return db.transaction().execute(async (trx) => {
    const { count, earliest } = await take(trx, { datastreamId, before: raw, limit: BATCH });
    await deleteLatest(trx, datastreamId, raw);
    const goneAt = run.now();
    if (count > 0) await upsertMark(trx, datastreamId, Math.min(raw, goneAt));
    await run.record(trx, [{ datastreamId, level: 'raw', count, dueSince: due.dueSince('raw', earliest), goneAt }]);
    return count;
  });
}
