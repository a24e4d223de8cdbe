import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';
import type { StoredObservation } from './read-sensorthings-observations.ts';

/** Readings by datastream and time (UTC ms), those that are there; one statement. */
export async function selectByKeys(
  db: ObservationsDb,
  keys: readonly { readonly datastream: number; readonly time: number }[],
): Promise<StoredObservation[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ datastream: number; time: number; value: number; resultTime: number | null }>`
    select o.datastream_id as datastream, extract(epoch from o.phenomenon_time)::float8 * 1000 as time, o.result as value,
      extract(epoch from o.result_time)::float8 * 1000 as "resultTime"
    from unnest(${keys.map(({ datastream }) => datastream)}::int4[],
      ${keys.map(({ time }) => new Date(time).toISOString())}::timestamptz[]) as k (datastream_id, phenomenon_time)
    join observation o on o.datastream_id = k.datastream_id and o.phenomenon_time = k.phenomenon_time`.execute(db);
  return rows.map(({ datastream, time, value, resultTime }) => ({
    datastream,
    time: Math.round(time),
    value,
    resultTime: resultTime === null ? Number.NaN : Math.round(resultTime),
  }));
}
