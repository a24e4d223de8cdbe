import { type Kysely, type RawBuilder, sql } from 'kysely';
import { readNumbers } from '../../foundation/database/binary-array.ts';
import type { ObservationsTables } from '../tables.ts';
import { type Period, readings, readingsInOrder } from './sealed-readings.ts';

export type ObservationsDb = Kysely<ObservationsTables>;

export interface LatestRow {
  readonly datastreamId: number;
  readonly time: number;
  readonly value: number;
}

export async function selectLatest(db: ObservationsDb): Promise<LatestRow[]> {
  const { rows } = await sql<LatestRow>`
    select datastream_id as "datastreamId", extract(epoch from phenomenon_time)::float8 * 1000 as time, result as value
    from latest order by datastream_id`.execute(db);
  return rows;
}

/** Times (UTC ms) and values of one datastream, oldest first, as two columns. */
export interface SeriesSlice {
  readonly time: readonly number[];
  readonly value: readonly number[];
}

const periodOf = (from: number, to: number): Period => ({
  from: sql`${new Date(from)}::timestamptz`,
  to: sql`${new Date(to)}::timestamptz`,
});

interface SentSlice {
  readonly time: Uint8Array;
  readonly value: Uint8Array;
}

/**
 * A slice out of rows with `t` and `result`: two arrays in one row are several times cheaper than many rows, and their binary form takes
 * a third of the time to read that their text does, and leaves less behind (decision 163).
 * @param rows what follows `from`, with `t` in UTC ms
 * @param order within the arrays; nothing where the rows come in order
 */
export async function sliceOf(
  db: ObservationsDb,
  rows: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql``,
): Promise<SeriesSlice> {
  const sent = await sql<SentSlice>`
    select array_send(coalesce(array_agg(t ${order}), '{}')) as time,
      array_send(coalesce(array_agg(result ${order}), '{}')) as value
    from ${rows}`.execute(db);
  const [slice] = sent.rows;
  return slice ? { time: readNumbers(slice.time), value: readNumbers(slice.value) } : { time: [], value: [] };
}

/** `from` included, `to` excluded. */
export async function selectSlice(
  db: ObservationsDb,
  datastreamId: number,
  from: number,
  to: number,
  limit: number,
): Promise<SeriesSlice> {
  return sliceOf(
    db,
    sql`(
      select extract(epoch from phenomenon_time)::float8 * 1000 as t, result
      from ${readingsInOrder(sql`${datastreamId}::int4`, { ...periodOf(from, to), limit })}
      order by phenomenon_time limit ${limit}
    ) slice`,
  );
}

/** The newest readings of one datastream, oldest first. */
export async function selectNewest(db: ObservationsDb, datastreamId: number, count: number): Promise<SeriesSlice> {
  return sliceOf(
    db,
    sql`(
      select extract(epoch from phenomenon_time)::float8 * 1000 as t, result
      from ${readingsInOrder(sql`${datastreamId}::int4`, { isDescending: true, limit: count })}
      order by phenomenon_time desc limit ${count}
    ) slice`,
    sql`order by t`,
  );
}

/** Mean of the readings of each step, and how many there were; by column, oldest first. */
export interface StepMeans {
  readonly start: readonly number[];
  readonly mean: readonly number[];
  readonly readings: readonly number[];
}

/** Steps of `stepMs` since 1970 that hold a reading; `from` included, `to` excluded. */
export async function selectMeans(
  db: ObservationsDb,
  datastreamId: number,
  { from, to, stepMs }: { from: number; to: number; stepMs: number },
): Promise<StepMeans> {
  const seconds = stepMs / 1000;
  const { rows } = await sql<{ start: number[] | null; mean: number[] | null; readings: number[] | null }>`
    select array_agg(s order by s) as start, array_agg(m order by s) as mean, array_agg(n order by s) as readings from (
      select floor(extract(epoch from phenomenon_time)::float8 / ${seconds}::float8) * ${stepMs}::float8 as s,
        avg(result order by phenomenon_time) as m, count(*)::int4 as n
      from ${readings(sql`datastream_id = ${datastreamId}::int4`, periodOf(from, to))}
      group by 1
    ) step`.execute(db);
  return { start: rows[0]?.start ?? [], mean: rows[0]?.mean ?? [], readings: rows[0]?.readings ?? [] };
}

/** First and last moment of a datastream, and how many readings; undefined when there is none. */
export async function selectExtent(
  db: ObservationsDb,
  datastreamId: number,
): Promise<{ from: number; to: number; count: number } | undefined> {
  const { rows } = await sql<{ from: number | null; to: number | null; count: number }>`
    select extract(epoch from min(first))::float8 * 1000 as "from", extract(epoch from max(last))::float8 * 1000 as "to",
      sum(count)::int8 as count
    from (
      select min(phenomenon_time) as first, max(phenomenon_time) as last, count(*) as count
      from observation where datastream_id = ${datastreamId}
      union all
      select min(first_time), max(last_time), coalesce(sum(readings), 0)
      from sealed_month where datastream_id = ${datastreamId}
    ) both_kinds`.execute(db);
  const row = rows[0];
  return row && row.from !== null && row.to !== null ? { from: row.from, to: row.to, count: row.count } : undefined;
}
