import { HOUR } from '@wijkritme/contract';
import { type Selectable, sql } from 'kysely';
import type { Due } from '../../observations/index.ts';
import type { ContradictionTable } from '../tables.ts';
import { dueTable, type Gone, perDatastream } from './retention.ts';
import type { RhythmDb } from './write-rhythm.ts';

export type ContradictionRow = Selectable<ContradictionTable>;

/** Found again within so long it is the same one. */
const SAME = 6 * HOUR;

/** What was found for one datastream at the end of one hour. */
export interface FoundContradiction {
  readonly datastreamId: number;
  readonly higher: boolean;
  /** Things. */
  readonly neighbours: readonly number[];
}

/**
 * Goes on with the one before, or begins one.
 * @param hour UTC ms
 * @returns false: this hour was stored before
 */
export async function storeContradiction(db: RhythmDb, found: FoundContradiction, hour: number): Promise<boolean> {
  const { datastreamId, higher } = found;
  const neighbours = [...found.neighbours];
  const before = await db
    .selectFrom('contradiction')
    .select(['from_time', 'until_time'])
    .where('datastream_id', '=', datastreamId)
    .where('higher', '=', higher)
    .where('until_time', '>=', new Date(hour - SAME))
    .orderBy('until_time', 'desc')
    .executeTakeFirst();
  if (before && before.until_time.getTime() >= hour) return false;
  if (before)
    await db
      .updateTable('contradiction')
      .set({ until_time: new Date(hour), neighbours })
      .where('datastream_id', '=', datastreamId)
      .where('from_time', '=', before.from_time)
      .execute();
  else
    await db
      .insertInto('contradiction')
      .values({
        datastream_id: datastreamId,
        from_time: new Date(hour),
        until_time: new Date(hour),
        higher,
        neighbours,
      })
      .onConflict((on) => on.columns(['datastream_id', 'from_time']).doUpdateSet({ higher, neighbours }))
      .execute();
  return true;
}

/** Those that were found at or after `since`, and not after `to`; what they tell of began a day before. Newest first. */
export async function selectContradictions(
  db: RhythmDb,
  { datastreams, since, to }: { readonly datastreams?: readonly number[]; readonly since: number; readonly to: number },
): Promise<ContradictionRow[]> {
  let query = db
    .selectFrom('contradiction')
    .selectAll()
    .where('until_time', '>=', new Date(since))
    .where('from_time', '<=', new Date(to));
  if (datastreams) query = query.where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`);
  return query.orderBy('until_time', 'desc').orderBy('datastream_id').limit(1_000).execute();
}

/** Those of days that are due, with the deviations of these days. */
export async function deleteDueContradictions(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with gone as (
      delete from contradiction c using ${dueTable(dues, 'day')}
      where c.datastream_id = due.id and c.from_time < due.before
      returning c.datastream_id, c.from_time as time
    ) ${perDatastream}`.execute(db);
  return rows;
}
