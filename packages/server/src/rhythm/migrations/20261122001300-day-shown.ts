import { type Migration, sql } from 'kysely';

/** What outsiders see of the hours of a judged day, beside what was measured. */
export const dayShown: Migration = {
  up: async (db) => {
    await sql`alter table rhythm_day add column shown real[]`.execute(db);
  },
};
