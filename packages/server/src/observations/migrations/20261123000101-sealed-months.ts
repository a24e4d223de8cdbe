import { type Migration, sql } from 'kysely';

const statements = [
  `create table sealed_month (
    datastream_id integer not null,
    month timestamptz not null,
    first_time timestamptz not null,
    last_time timestamptz not null,
    readings integer not null check (readings > 0),
    times integer[] not null,
    results double precision[] not null,
    result_times timestamptz[],
    feature_ids integer[],
    primary key (datastream_id, month)
  )`,
  `create table opened_month (
    datastream_id integer not null,
    month timestamptz not null,
    opened_at timestamptz not null default now(),
    primary key (datastream_id, month)
  )`,
  `create table sealing (
    is_one boolean primary key default true check (is_one),
    until timestamptz not null
  )`,
  `insert into sealing (until) values ('-infinity')`,
];

/** Decision 120: a month of a datastream is rows of `observation`, or one row of arrays. */
export const sealedMonths: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
