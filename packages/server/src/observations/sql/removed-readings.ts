import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

/** What was deleted by hand and sent again is not removed any more: a restore must not take it away. */
export async function forgetSentAgain(db: ObservationsDb): Promise<void> {
  await sql`
    delete from removed_reading r using observation o
    where o.datastream_id = r.datastream_id and o.phenomenon_time = r.phenomenon_time`.execute(db);
}

export interface RemovedAgain {
  readonly datastream: number;
  /** Of the earliest that went, UTC ms. */
  readonly from: number;
  readonly count: number;
}

/** Deletes every reading that was deleted by hand before and is there again. */
export async function deleteRemoved(db: ObservationsDb): Promise<RemovedAgain[]> {
  const { rows } = await sql<RemovedAgain>`
    with gone as (
      delete from observation o using removed_reading r
      where o.datastream_id = r.datastream_id and o.phenomenon_time = r.phenomenon_time
      returning o.datastream_id, o.phenomenon_time
    )
    select datastream_id as datastream, (extract(epoch from min(phenomenon_time)) * 1000)::float8 as "from",
      count(*)::int4 as count
    from gone group by datastream_id order by datastream_id`.execute(db);
  return rows;
}
