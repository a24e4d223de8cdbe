import type { QueryExecutorProvider } from 'kysely';
import type { Db } from './open-database.ts';

/** The same connection or transaction, for another room to say which of its tables it sees there. */
export function withoutTables(db: QueryExecutorProvider): Db {
  // Tables are types alone: every connection of Kysely can ask for any of them.
  return db as Db;
}
