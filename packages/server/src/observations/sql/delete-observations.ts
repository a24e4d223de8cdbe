import { sql } from 'kysely';
import { inOneTransaction } from '../../foundation/database/one-transaction.ts';
import { askThrough, holdSealing, openAbout } from './open-months.ts';
import type { ObservationsDb } from './read-observations.ts';
import { hasReading, newestReading } from './sealed-readings.ts';

/** All readings of these datastreams, and what is known as their newest. */
export function deleteObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<void> {
  return inOneTransaction(db, (trx) => deleteAllOf(trx, datastreams));
}

async function deleteAllOf(db: ObservationsDb, datastreams: readonly number[]): Promise<void> {
  await holdSealing(askThrough(db));
  await sql`delete from observation where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from sealed_month where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from opened_month where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from latest where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from feature_datastream where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from result_span where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from removed_reading where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from moved_reading where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
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
export function deleteObservationsAbout(
  db: ObservationsDb,
  feature: number,
  whose: { readonly about: readonly number[]; readonly naming: readonly number[] },
): Promise<void> {
  return inOneTransaction(db, (trx) => deleteAbout(trx, feature, whose));
}

async function deleteAbout(
  db: ObservationsDb,
  feature: number,
  { about, naming }: { readonly about: readonly number[]; readonly naming: readonly number[] },
): Promise<void> {
  const touched = [...new Set([...about, ...naming])];
  await openAbout(askThrough(db), feature, { about, touched });
  await sql`
    with gone as (
      delete from observation where datastream_id = any(${touched}::int4[])
        and (feature_id = ${feature} or (feature_id is null and datastream_id = any(${[...about]}::int4[])))
      returning datastream_id, phenomenon_time
    ), forgotten as (
      delete from moved_reading m using gone
      where m.datastream_id = gone.datastream_id and m.now_at = gone.phenomenon_time
    )
    insert into removed_reading (datastream_id, phenomenon_time) select datastream_id, phenomenon_time from gone
    on conflict do nothing`.execute(db);
  await sql`delete from latest where datastream_id = any(${touched}::int4[])`.execute(db);
  await sql`
    insert into latest (datastream_id, phenomenon_time, result)
    select d.id, n.phenomenon_time, n.result from unnest(${touched}::int4[]) as d (id)
    cross join lateral ${newestReading(sql`d.id`)} on conflict (datastream_id) do nothing`.execute(db);
}

/** Those of these datastreams that have readings. */
export async function selectMeasured(db: ObservationsDb, datastreams: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from unnest(${[...datastreams]}::int4[]) as d (id)
    where ${hasReading(sql`d.id`)}`.execute(db);
  return rows.map((row) => row.id);
}

export async function countObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from observation where datastream_id = any(${[...datastreams]}::int4[])) +
      (select coalesce(sum(readings), 0) from sealed_month where datastream_id = any(${[...datastreams]}::int4[]))::int8 as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
