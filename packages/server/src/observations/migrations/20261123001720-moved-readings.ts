import { type Migration, sql } from 'kysely';

/** Decision 172: where a reading stands that was moved to another moment, by what it was known by before. */
export const movedReadings: Migration = {
  up: async (db) => {
    await sql`
      create table moved_reading (
        datastream_id integer not null,
        phenomenon_time timestamptz not null,
        now_at timestamptz not null,
        primary key (datastream_id, phenomenon_time)
      )`.execute(db);
    await sql`create index moved_reading_now on moved_reading (datastream_id, now_at)`.execute(db);
  },
};
