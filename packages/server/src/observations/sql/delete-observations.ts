import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

/** All readings of these datastreams, and what is known as their newest. */
export async function deleteObservationsOf(db: ObservationsDb, datastreams: readonly number[]): Promise<void> {
  await sql`delete from observation where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  await sql`delete from latest where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
}
