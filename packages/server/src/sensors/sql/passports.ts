import type { Passport } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

/** A new version of the passport; older ones are kept. */
export async function insertPassport(db: SensorsDb, datastreamId: number, passport: Passport): Promise<void> {
  await sql`
    insert into passport (datastream_id, version, passport)
    select ${datastreamId}, coalesce(max(version), 0) + 1, ${JSON.stringify(passport)}::jsonb
    from passport where datastream_id = ${datastreamId}`.execute(db);
}

export async function withdrawPassports(db: SensorsDb, datastreamId: number, now: Date): Promise<void> {
  await db
    .updateTable('passport')
    .set({ withdrawn_at: now })
    .where('datastream_id', '=', datastreamId)
    .where('withdrawn_at', 'is', null)
    .execute();
}
