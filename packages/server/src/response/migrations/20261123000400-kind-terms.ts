import { type Migration, sql } from 'kysely';

/** Terms by kind of deviation: `{"stuck": 2}`. The contract says which kinds and how many days there are. */
export const kindTerms: Migration = {
  up: async (db) => {
    await sql`alter table answer_term add column kind_days jsonb not null default '{}'::jsonb
      check (jsonb_typeof(kind_days) = 'object')`.execute(db);
  },
};
