import { type Migration, sql } from 'kysely';

/** The strongest first, as a page of signals can be ordered; by time there is an index already. */
export const signalOrder: Migration = {
  up: async (db) => {
    await sql`create index signal_strongest on signal (surprise desc, id desc)`.execute(db);
  },
};
