import { type Migration, sql } from 'kysely';

const statements = [
  `create table rhythm_state (
    datastream_id integer primary key,
    time timestamptz not null,
    state bytea not null,
    open_day bytea not null
  )`,
  `create table rhythm_snapshot (
    datastream_id integer not null,
    time timestamptz not null,
    state bytea not null,
    primary key (datastream_id, time)
  )`,
  `create table rhythm_day (
    datastream_id integer not null,
    start_time timestamptz not null,
    readings integer[] not null,
    measured real[] not null,
    low real[] not null,
    mid real[] not null,
    high real[] not null,
    primary key (datastream_id, start_time)
  )`,
  `create table signal (
    id integer generated always as identity primary key,
    place_id integer,
    start_time timestamptz not null,
    end_time timestamptz,
    outage boolean not null default false,
    surprise double precision not null
  )`,
  `create index signal_place_time on signal (place_id, start_time)`,
  `create index signal_time on signal (start_time)`,
  `create table deviation (
    id integer generated always as identity primary key,
    datastream_id integer not null,
    kind text not null check (kind in ('higher', 'lower', 'silent', 'stuck', 'level-shift')),
    start_time timestamptz not null,
    end_time timestamptz,
    peak_time timestamptz not null,
    peak_value double precision,
    expected_low double precision,
    expected_mid double precision,
    expected_high double precision,
    mean_difference double precision,
    readings integer not null,
    surprise double precision not null,
    signal_id integer references signal (id) on delete set null,
    unique (datastream_id, kind, start_time)
  )`,
  `create index deviation_time on deviation (start_time desc, id desc)`,
  `create index deviation_signal on deviation (signal_id)`,
];

export const rhythm: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
