import { type Migration, sql } from 'kysely';

/** When the results of a datastream were produced: only of those that say so. */
export const resultSpan: Migration = {
  up: async (db) => {
    await sql`
      create table result_span (
        datastream_id integer primary key,
        first_time timestamptz not null,
        last_time timestamptz not null
      )`.execute(db);
  },
};
