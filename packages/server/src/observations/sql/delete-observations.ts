import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

/** All readings of these datastreams, and what is known as their newest. */
export async function deleteObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<void> {
  await sql`delete from observation where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from latest where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from feature_datastream where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from result_span where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from removed_reading where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
}

/** Datastreams of which some readings are about this feature, without being about it themselves. */
export async function selectNaming(db: ObservationsDb, feature: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select datastream_id as id from feature_datastream where feature_id = ${feature}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Readings about a feature: those that name it, and those of datastreams that are about it which name none. Each is noted, so that a
 * restore of an older backup deletes it again.
 */
export async function deleteObservationsAbout(
  db: ObservationsDb,
  feature: number,
  { about, naming }: { readonly about: readonly number[]; readonly naming: readonly number[] },
): Promise<void> {
  const touched = [...new Set([...about, ...naming])];
  await sql`
    with gone as (
      delete from observation where datastream_id = any(${touched}::int4[])
        and (feature_id = ${feature} or (feature_id is null and datastream_id = any(${[...about]}::int4[])))
      returning datastream_id, phenomenon_time
    )
    insert into removed_reading (datastream_id, phenomenon_time) select datastream_id, phenomenon_time from gone
    on conflict do nothing`.execute(db);
  await sql`delete from latest where datastream_id = any(${touched}::int4[])`.execute(db);
  await sql`
    insert into latest (datastream_id, phenomenon_time, result)
    select n.datastream_id, n.phenomenon_time, n.result from unnest(${touched}::int4[]) as d (id)
    cross join lateral (
      select * from observation o where o.datastream_id = d.id order by o.phenomenon_time desc limit 1
    ) n on conflict (datastream_id) do nothing`.execute(db);
}

/** Those of these datastreams that have readings. */
export async function selectMeasured(db: ObservationsDb, datastreams: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from unnest(${[...datastreams]}::int4[]) as d (id)
    where exists (select 1 from observation o where o.datastream_id = d.id)`.execute(db);
  return rows.map((row) => row.id);
}

export async function countObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from observation where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  return rows[0]?.count ?? 0;
}
