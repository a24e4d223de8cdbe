import { type Migration, sql } from 'kysely';

/** Devices that announced themselves; told apart by a keyed hash, so that no address of a device is kept. */
export const foundDevices: Migration = {
  up: async (db) => {
    await sql`create table found_secret (secret bytea not null)`.execute(db);
    await sql`
      create table found_device (
        id integer generated always as identity primary key,
        fingerprint bytea not null unique,
        source text not null,
        identity text,
        name text,
        manufacturer text,
        model text,
        streams jsonb not null,
        cut_off boolean not null default false,
        left_out jsonb not null,
        first_seen timestamptz not null,
        last_seen timestamptz not null,
        times integer not null default 1,
        status text not null default 'new',
        later_until timestamptz,
        thing_id integer references thing (id) on delete set null
      )`.execute(db);
    await sql`create index found_device_status on found_device (status, last_seen)`.execute(db);
    await sql`create index found_device_thing on found_device (thing_id)`.execute(db);
  },
};
