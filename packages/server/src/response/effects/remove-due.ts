import type { RetentionRun } from '../../observations/index.ts';
import { deleteDueInputs, deleteDueWeeks } from '../sql/effect-inputs.ts';
import type { ResponseDb } from '../tables.ts';

/** Removes hours that effects were computed from, and weeks that were told, once they are due. Counts and removal are one transaction. */
export async function removeDueInputs(db: ResponseDb, { dues, now, record }: RetentionRun): Promise<void> {
  if (dues.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const goneAt = now();
    const removals = [];
    for (const due of dues) {
      await deleteDueWeeks(trx, due);
      const gone = await deleteDueInputs(trx, due);
      if (!gone) continue;
      const { datastreamId, count, earliest } = gone;
      removals.push({ datastreamId, level: 'hour' as const, count, dueSince: due.dueSince('hour', earliest), goneAt });
    }
    if (removals.length > 0) await record(trx, removals);
  });
}
