import { type Migration, sql } from 'kysely';

/** Datastreams that add up to another one. A part that is deleted stays named: what it counts still follows from the rest. */
export const seriesSums: Migration = {
  up: async (db) => {
    await sql`
      create table series_sum (
        id integer generated always as identity primary key,
        total_id integer not null references datastream (id) on delete cascade,
        parts integer[] not null,
        status text not null check (status in ('declared', 'inferred', 'rejected')),
        moments integer,
        reason text,
        changed_at timestamptz not null,
        changed_by text not null,
        unique (total_id, parts)
      )`.execute(db);
  },
};
