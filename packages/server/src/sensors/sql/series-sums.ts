import type { SumStatus } from '@wijkritme/contract';
import type { SumOfSeries } from '@wijkritme/engine';
import { type Selectable, sql } from 'kysely';
import type { SeriesSumTable } from '../tables.ts';
import type { SensorsDb } from './read-catalog.ts';

export type SumRow = Selectable<SeriesSumTable>;

/** In the order in which they were made: of two ways to divide a total the first keeps its parts (`planSums`). */
export function selectSums(db: SensorsDb): Promise<SumRow[]> {
  return db.selectFrom('series_sum').selectAll().orderBy('id').execute();
}

/** Those that hold. */
export const inForce = (rows: readonly SumRow[]): SumOfSeries[] =>
  rows.filter(({ status }) => status !== 'rejected').map(({ total_id, parts }) => ({ total: total_id, parts }));

export interface SumNote {
  readonly status: SumStatus;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
  readonly moments: number | null;
}

/** A sum, or what is now said of one that is there. */
export async function upsertSum(db: SensorsDb, { total, parts }: SumOfSeries, note: SumNote): Promise<SumRow> {
  const said = {
    status: note.status,
    reason: note.reason,
    changed_at: note.at,
    changed_by: note.by,
  };
  return db
    .insertInto('series_sum')
    .values({ total_id: total, parts: [...parts].sort((a, b) => a - b), moments: note.moments, ...said })
    .onConflict((on) => on.columns(['total_id', 'parts']).doUpdateSet(said))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One writer of sums at a time, so that two that are fine alone make no circle together. Until the transaction ends. */
export async function lockSums(db: SensorsDb): Promise<void> {
  await sql`lock table series_sum in share row exclusive mode`.execute(db);
}
