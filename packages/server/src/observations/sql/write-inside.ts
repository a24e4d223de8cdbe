import { type Kysely, sql } from 'kysely';
import type { Readings } from '../readings.ts';
import type { ObservationsTables } from '../tables.ts';
import { ensurePartitionsIn, lacksPartitions, monthOf } from './partitions.ts';

/**
 * Readings of datastreams that are made in the same transaction: nobody else can have written any of them.
 * @param owner the pool, by which it is remembered which months are there
 * @returns position of the announcement in the outbox
 */
export async function insertInside(db: Kysely<ObservationsTables>, owner: object, rows: Readings): Promise<number> {
  const of = (column: Iterable<number>) => [...column].slice(0, rows.count);
  const instants = (column: Iterable<number>) =>
    of(column).map((time) => (Number.isNaN(time) ? null : new Date(time).toISOString()));
  const features = of(rows.datastream).map((_, row) => rows.features?.get(row) ?? null);
  const datastreams = of(rows.datastream);
  const months = new Set(of(rows.time).map(monthOf));
  if (lacksPartitions(owner, months)) await ensurePartitionsIn(db, months);
  await sql`
    insert into observation (datastream_id, phenomenon_time, result, result_time, feature_id)
    select * from unnest(${datastreams}::int4[], ${instants(rows.time)}::timestamptz[], ${of(rows.value)}::float8[],
      ${instants(rows.resultTime)}::timestamptz[], ${features}::int4[])`.execute(db);
  await sql`
    insert into latest (datastream_id, phenomenon_time, result)
    select distinct on (datastream_id) datastream_id, phenomenon_time, result from observation
    where datastream_id = any(${datastreams}::int4[]) order by datastream_id, phenomenon_time desc`.execute(db);
  await sql`
    insert into feature_datastream (feature_id, datastream_id)
    select distinct feature, datastream from unnest(${features}::int4[], ${datastreams}::int4[]) as k (feature, datastream)
    where feature is not null`.execute(db);
  const from = new Map<number, number>();
  for (const [row, id] of datastreams.entries())
    from.set(id, Math.min(from.get(id) ?? Number.POSITIVE_INFINITY, rows.time[row] as number));
  const announcement = JSON.stringify({ datastreams: [...from.keys()], from: [...from.values()] });
  const { rows: answer } = await sql<{ position: number }>`
    insert into outbox (kind, payload) values ('observations.stored', ${announcement}::jsonb)
    returning id as position`.execute(db);
  return answer[0]?.position ?? 0;
}
