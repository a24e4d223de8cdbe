import { type Migration, sql } from 'kysely';

const statements = [
  // What was learned of the datastreams that are forecast together; replaced by the next training.
  `create table forecast_model (
    key text not null,
    pace text not null check (pace in ('near', 'far')),
    datastreams integer[] not null,
    history_days integer not null,
    trained_at timestamptz not null,
    seconds real not null,
    peak_bytes double precision not null,
    trained bytea not null,
    primary key (key, pace)
  )`,
  // A row is written once and never changed, but for how far it has been scored: it says what was known at its origin.
  `create table forecast (
    datastream_id integer not null,
    pace text not null check (pace in ('near', 'far')),
    origin timestamptz not null,
    made_at timestamptz not null,
    method text not null,
    scale real not null,
    steps integer not null,
    columns bytea not null,
    scored integer not null default 0,
    primary key (datastream_id, pace, origin)
  )`,
  `create table forecast_score (
    datastream_id integer not null,
    day timestamptz not null,
    lead smallint not null,
    count integer not null,
    inside integer not null,
    error double precision not null,
    scaled double precision not null,
    pinball double precision not null,
    simple double precision[] not null,
    primary key (datastream_id, day, lead)
  )`,
  `create table band_score (
    datastream_id integer not null,
    day timestamptz not null,
    count integer not null,
    inside_80 integer not null,
    inside_95 integer not null,
    primary key (datastream_id, day)
  )`,
];

export const forecasts: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
