import { type Migration, sql } from 'kysely';

/** What devices did that somebody should know of, and the numbers of the messages that came: nothing of what was sent. */
export const deviceEvents: Migration = {
  up: async (db) => {
    await sql`
      create table device_event (
        id integer generated always as identity primary key,
        thing_id integer not null references thing (id) on delete cascade,
        kind text not null,
        count bigint not null,
        first_at timestamptz not null,
        last_at timestamptz not null
      )`.execute(db);
    await sql`create index device_event_thing on device_event (thing_id, last_at)`.execute(db);
    await sql`
      create table thing_sequence (
        thing_id integer not null references thing (id) on delete cascade,
        session text not null,
        highest bigint not null,
        seen jsonb not null,
        used_at timestamptz not null,
        primary key (thing_id, session)
      )`.execute(db);
  },
};
