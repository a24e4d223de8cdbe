import { type Migration, sql } from 'kysely';

/** Hours at which a device contradicted its neighbours, and these; nothing of what any of them measured. */
export const contradictions: Migration = {
  up: async (db) => {
    await sql`
      create table contradiction (
        datastream_id integer not null references datastream (id) on delete cascade,
        from_time timestamptz not null,
        until_time timestamptz not null,
        higher boolean not null,
        neighbours integer[] not null,
        primary key (datastream_id, from_time)
      )`.execute(db);
  },
};
