import { type Migration, sql } from 'kysely';

/** How often which rule refused readings of which datastream: numbers only, nothing of what was refused. */
export const refusalCounts: Migration = {
  up: async (db) => {
    await sql`create table refusal_count (
      datastream_id integer not null,
      rule text not null,
      count bigint not null,
      told bigint not null default 0,
      last_at timestamptz not null,
      primary key (datastream_id, rule)
    )`.execute(db);
  },
};
