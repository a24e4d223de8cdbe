import { type Migration, sql } from 'kysely';

/**
 * Steps in the life of a datastream, kept for ever. One without a step was there before, or came with its passport from the
 * administrator: it is in the field, without end (decision 46).
 */
export const lifecycle: Migration = {
  up: async (db) => {
    await sql`
      create table lifecycle_step (
        id integer generated always as identity primary key,
        datastream_id integer not null references datastream (id) on delete cascade,
        from_stage text,
        to_stage text not null,
        at timestamptz not null,
        changed_by text not null,
        reason text,
        until timestamptz,
        reference_id integer references datastream (id) on delete set null,
        report jsonb
      )`.execute(db);
    await sql`create index lifecycle_step_datastream on lifecycle_step (datastream_id, id)`.execute(db);
    await sql`create index lifecycle_step_reference on lifecycle_step (reference_id)`.execute(db);
    await sql`
      create table thing_device (
        thing_id integer primary key references thing (id) on delete cascade,
        device_type text not null
      )`.execute(db);
  },
};
