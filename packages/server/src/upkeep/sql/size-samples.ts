import { sql } from 'kysely';
import type { UpkeepDb } from '../tables.ts';

/** Days that are kept. */
const MOST_DAYS = 400;

export interface StoredSample {
  /** As 2026-11-22. */
  readonly day: string;
  readonly storeBytes: number;
  readonly freeBytes: number | null;
}

/** The first sample of a day stays, whichever server took it; the oldest days go. @param day as 2026-11-22 */
export async function addSample(db: UpkeepDb, { day, storeBytes, freeBytes }: StoredSample): Promise<void> {
  await sql`insert into size_sample (day, store_bytes, free_bytes) values (${day}::date, ${storeBytes}, ${freeBytes})
    on conflict (day) do nothing`.execute(db);
  await sql`delete from size_sample where day <= ${day}::date - ${MOST_DAYS}::int4`.execute(db);
}

/** Oldest first. */
export async function listSamples(db: UpkeepDb): Promise<StoredSample[]> {
  const { rows } = await sql<StoredSample>`
    select to_char(day, 'YYYY-MM-DD') as day, store_bytes as "storeBytes", free_bytes as "freeBytes"
    from size_sample order by size_sample.day`.execute(db);
  return rows;
}
