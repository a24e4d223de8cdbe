import { sql } from 'kysely';
import { type ObservationsDb, type SeriesSlice, sliceOf } from './read-observations.ts';
import { readingsInOrder } from './sealed-readings.ts';

/** The newest readings of a datastream in a stretch of time, oldest first. `from` included, `to` excluded, UTC ms. */
export async function selectNewestWithin(
  db: ObservationsDb,
  datastreamId: number,
  { from, to, count }: { from: number; to: number; count: number },
): Promise<SeriesSlice> {
  return sliceOf(
    db,
    sql`(
      select extract(epoch from phenomenon_time)::float8 * 1000 as t, result
      from ${readingsInOrder(sql`${datastreamId}::int4`, {
        from: sql`${new Date(from)}::timestamptz`,
        to: sql`${new Date(to)}::timestamptz`,
        isDescending: true,
        limit: count,
      })}
      order by phenomenon_time desc limit ${count}
    ) newest`,
    sql`order by t`,
  );
}
