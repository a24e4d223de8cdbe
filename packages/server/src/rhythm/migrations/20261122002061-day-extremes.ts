import { type Migration, sql } from 'kysely';

/** What summaries say of an hour besides its mean, and whether the hours of a day were replaced by one value. */
export const dayExtremes: Migration = {
  up: async (db) => {
    await sql`alter table rhythm_day
      add column total double precision[], add column lowest real[], add column highest real[],
      add column coarse boolean not null default false`.execute(db);
  },
};
