import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

/** All readings of these datastreams, and what is known as their newest. */
export async function deleteObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<void> {
  await sql`delete from observation where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from latest where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
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
