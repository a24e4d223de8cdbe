import { type Migration, sql } from 'kysely';

/** When a signal was first seen; of those from before nobody knows. */
export const signalNoticed: Migration = {
  up: async (db) => {
    await sql`alter table signal add column noticed_at timestamptz`.execute(db);
  },
};
