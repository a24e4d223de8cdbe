import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';
import type { StoredObservation } from './read-sensorthings-observations.ts';
import { columnsOf, sealedReadingsIn } from './sealed-readings.ts';

/** Readings by datastream and time (UTC ms), those that are there; one statement. */
export async function selectByKeys(
  db: ObservationsDb,
  keys: readonly { readonly datastream: number; readonly time: number }[],
): Promise<StoredObservation[]> {
  if (keys.length === 0) return [];
  const ids = keys.map(({ datastream }) => datastream);
  const times = keys.map(({ time }) => new Date(time).toISOString());
  // Each month is unpacked once, for all keys in it.
  const { rows } = await sql<{ datastream: number; time: number; value: number; resultTime: number | null }>`
    with k as (select * from unnest(${ids}::int4[], ${times}::timestamptz[]) as k (datastream_id, phenomenon_time))
    select o.datastream_id as datastream, extract(epoch from o.phenomenon_time)::float8 * 1000 as time, o.result as value,
      extract(epoch from o.result_time)::float8 * 1000 as "resultTime"
    from (
      select ${sql.raw(columnsOf('o'))} from k join observation o using (datastream_id, phenomenon_time)
      union all
      select ${sql.raw(columnsOf('o'))} from ${sealedReadingsIn(sql`select datastream_id, date_trunc('month', phenomenon_time, 'UTC') from k`)}
      join k using (datastream_id, phenomenon_time)
    ) o`.execute(db);
  return rows.map(({ datastream, time, value, resultTime }) => ({
    datastream,
    time: Math.round(time),
    value,
    resultTime: resultTime === null ? Number.NaN : Math.round(resultTime),
  }));
}
