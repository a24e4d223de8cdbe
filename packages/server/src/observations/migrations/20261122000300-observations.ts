import { type Migration, sql } from 'kysely';

const statements = [
  `create table observation (
    datastream_id integer not null,
    phenomenon_time timestamptz not null,
    result double precision not null,
    result_time timestamptz,
    primary key (datastream_id, phenomenon_time)
  ) partition by range (phenomenon_time)`,
  `create table latest (
    datastream_id integer primary key,
    phenomenon_time timestamptz not null,
    result double precision not null
  ) with (fillfactor = 50)`,
  `create table import (
    id integer generated always as identity primary key,
    preset text not null,
    file_name text not null,
    mapping jsonb,
    status text not null,
    bytes_done bigint not null default 0,
    bytes_total bigint not null default 0,
    line bigint not null default 0,
    rows bigint not null default 0,
    counts jsonb not null,
    datastreams jsonb not null default '[]',
    error text,
    created_at timestamptz not null default now(),
    finished_at timestamptz
  )`,
  `create table import_row (
    import_id integer not null references import (id) on delete cascade,
    line bigint not null,
    column_name text not null,
    verdict text not null,
    reason jsonb not null
  )`,
  `create index import_row_import on import_row (import_id, verdict, line)`,
];

export const observations: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
