import { type Migration, sql } from 'kysely';

export const sizeSamples: Migration = {
  up: async (db) => {
    await sql`
      create table size_sample (
        day date primary key,
        store_bytes bigint not null,
        free_bytes bigint
      )`.execute(db);
  },
};
