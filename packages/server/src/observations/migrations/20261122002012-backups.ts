import { type Migration, sql } from 'kysely';

/** Backups that were made, with the oldest reading of each datastream in them; and readings that were deleted by hand. */
export const backups: Migration = {
  up: async (db) => {
    await sql`
      create table backup (
        id integer generated always as identity primary key,
        name text not null,
        made_at timestamptz not null,
        digest text not null unique,
        oldest jsonb not null,
        gone_at timestamptz
      )`.execute(db);
    await sql`
      create table removed_reading (
        datastream_id integer not null,
        phenomenon_time timestamptz not null,
        primary key (datastream_id, phenomenon_time)
      )`.execute(db);
  },
};
