import { forgetPartitions } from '../sql/partitions.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { upsertMark } from '../sql/retention.ts';
import {
  type Counted,
  countRetired,
  dropRetired,
  endOf,
  holdsOnly,
  type Partition,
  putBack,
  retirePartition,
  selectPartitions,
  selectRetired,
} from '../sql/retention-partitions.ts';
import { addPartition } from '../sql/retention-reports.ts';
import type { RetentionRun } from './retention-run.ts';
import type { Due } from './terms.ts';

interface Store {
  readonly db: ObservationsDb;
  /** Whose memory of partitions has to be made anew. */
  readonly owner: object;
  readonly reportId: number;
}

/**
 * Drops whole months in which every reading is due. A month is first taken out of the log, which takes a moment and no
 * reading of rows; it is counted and dropped where nobody waits for it. One that was left there by a killed run goes too.
 */
export async function removePartitions(store: Store, run: RetentionRun): Promise<void> {
  const { db, owner } = store;
  for (const partition of await selectPartitions(db)) {
    if (!(await isDueWhole(db, partition, run.dues))) continue;
    if (await retirePartition(db, partition.name)) forgetPartitions(owner);
  }
  for (const name of await selectRetired(db)) await drop(store, name, run);
}

async function isDueWhole(db: ObservationsDb, { name, end }: Partition, dues: readonly Due[]): Promise<boolean> {
  const due = dues.filter(({ raw }) => raw >= end).map(({ datastreamId }) => datastreamId);
  return due.length > 0 && (await holdsOnly(db, name, due));
}

async function drop({ db, owner, reportId }: Store, name: string, run: RetentionRun): Promise<void> {
  const byId = new Map(run.dues.map((due) => [due.datastreamId, due]));
  await db.transaction().execute(async (trx) => {
    const counted = await countRetired(trx, name);
    const end = endOf(name);
    const isDue = ({ datastreamId }: Counted) => (byId.get(datastreamId)?.raw ?? Number.NEGATIVE_INFINITY) >= end;
    const kept = counted.filter((one) => !isDue(one));
    if (kept.length > 0)
      await putBack(
        trx,
        name,
        kept.map(({ datastreamId }) => datastreamId),
      );
    await dropRetired(trx, name);
    await addPartition(trx, reportId);
    const goneAt = run.now();
    const gone = counted.filter(isDue).map(({ datastreamId, count, earliest }) => {
      const due = byId.get(datastreamId) as Due; // isDue found it
      return { datastreamId, level: 'raw' as const, count, dueSince: due.dueSince('raw', earliest), goneAt, due };
    });
    for (const { datastreamId, due } of gone) await upsertMark(trx, datastreamId, Math.min(due.raw, goneAt));
    await run.record(trx, gone);
  });
  forgetPartitions(owner);
}
