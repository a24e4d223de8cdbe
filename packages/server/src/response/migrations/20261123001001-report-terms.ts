import { type Migration, sql } from 'kysely';

/** How long what residents reported is kept at a place. */
export const reportTerms: Migration = {
  up: async (db) => {
    await sql`alter table keep_term add column reports_days smallint check (reports_days between 30 and 3650)`.execute(
      db,
    );
  },
};
