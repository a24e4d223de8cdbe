import { sql } from 'kysely';
import { askThrough, holdSealing, MonthKeys, openMonths } from './open-months.ts';
import { monthOf } from './partitions.ts';
import type { ObservationsDb } from './read-observations.ts';
import { sealedReadingsIn } from './sealed-readings.ts';

/** What was deleted by hand and sent again is not removed any more: a restore must not take it away. */
export async function forgetSentAgain(db: ObservationsDb): Promise<void> {
  await sql`
    with there as (
      select o.datastream_id, o.phenomenon_time from removed_reading
      join observation o using (datastream_id, phenomenon_time)
      union all
      select o.datastream_id, o.phenomenon_time from ${sealedReadingsIn(
        sql`select datastream_id, date_trunc('month', phenomenon_time, 'UTC') from removed_reading`,
      )} join removed_reading r using (datastream_id, phenomenon_time)
    )
    delete from removed_reading r using there o
    where o.datastream_id = r.datastream_id and o.phenomenon_time = r.phenomenon_time`.execute(db);
}

/** Sealed months that a reading was deleted from. */
async function openRemoved(db: ObservationsDb): Promise<void> {
  const ask = askThrough(db);
  await holdSealing(ask);
  const { rows } = await sql<{ id: number; month: Date }>`
    select distinct s.datastream_id as id, s.month from removed_reading r
    join sealed_month s on s.datastream_id = r.datastream_id and s.month = date_trunc('month', r.phenomenon_time, 'UTC')`.execute(
    db,
  );
  const keys = new MonthKeys();
  for (const { id, month } of rows) keys.add(id, monthOf(month.getTime()));
  await openMonths(ask, keys);
}

export interface RemovedAgain {
  readonly datastream: number;
  /** Of the earliest that went, UTC ms. */
  readonly from: number;
  readonly count: number;
}

/** Deletes every reading that was deleted by hand before and is there again, in the transaction of `db`. */
export async function deleteRemoved(db: ObservationsDb): Promise<RemovedAgain[]> {
  await openRemoved(db);
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
