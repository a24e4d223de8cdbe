import { sql } from 'kysely';
import type { Db } from '../../foundation/database/open-database.ts';

/** For the statements of this transaction. */
export async function limitTime(db: Db, ms: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(ms)}, true)`.execute(db);
}
