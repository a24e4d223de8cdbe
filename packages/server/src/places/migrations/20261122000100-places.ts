import { type Migration, sql } from 'kysely';

export const places: Migration = {
  up: async (db) => {
    await sql`
      create table place (
        id integer generated always as identity primary key,
        code text not null unique,
        name text not null,
        kind text not null check (kind in ('municipality', 'district', 'neighbourhood', 'street', 'zone')),
        parent_id integer references place (id),
        time_zone text not null,
        country text not null,
        simulated boolean not null default false,
        figures jsonb not null default '{}',
        geometry jsonb
      )`.execute(db);
    await sql`create index place_parent on place (parent_id)`.execute(db);
    await sql`
      create table calendar_day (
        place_id integer not null references place (id) on delete cascade,
        date text not null,
        kind text not null check (kind in ('school-break', 'event')),
        name text not null,
        primary key (place_id, date, kind, name)
      )`.execute(db);
    await sql`
      create table map_layer (
        kind text primary key,
        attribution text not null,
        features integer not null,
        layer jsonb not null,
        etag text not null
      )`.execute(db);
  },
};
