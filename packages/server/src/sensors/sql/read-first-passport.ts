import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

/** UTC ms at which the first passport was given; undefined before there is one. */
export async function selectFirstPassportAt(db: SensorsDb): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(created_at) as at from passport`.execute(db);
  return rows[0]?.at?.getTime();
}
