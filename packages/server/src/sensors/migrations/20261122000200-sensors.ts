import { type Migration, sql } from 'kysely';

const statements = [
  `create table thing (
    id integer generated always as identity primary key,
    name text not null,
    description text not null,
    properties jsonb not null default '{}',
    external_id text unique,
    place_id integer references place (id) on delete set null,
    simulated boolean not null default false
  )`,
  `create index thing_place on thing (place_id)`,
  `create table location (
    id integer generated always as identity primary key,
    name text not null,
    description text not null,
    encoding_type text not null,
    location jsonb not null,
    properties jsonb not null default '{}'
  )`,
  `create table thing_location (
    thing_id integer not null references thing (id) on delete cascade,
    location_id integer not null references location (id) on delete cascade,
    primary key (thing_id, location_id)
  )`,
  `create index thing_location_location on thing_location (location_id)`,
  `create table historical_location (
    id integer generated always as identity primary key,
    thing_id integer not null references thing (id) on delete cascade,
    time timestamptz not null
  )`,
  `create index historical_location_thing on historical_location (thing_id)`,
  `create table historical_location_location (
    historical_location_id integer not null references historical_location (id) on delete cascade,
    location_id integer not null references location (id) on delete cascade,
    primary key (historical_location_id, location_id)
  )`,
  `create index historical_location_location_location on historical_location_location (location_id)`,
  `create table sensor (
    id integer generated always as identity primary key,
    name text not null,
    description text not null,
    encoding_type text not null,
    metadata text not null,
    properties jsonb not null default '{}'
  )`,
  `create table observed_property (
    id integer generated always as identity primary key,
    name text not null,
    definition text not null,
    description text not null,
    properties jsonb not null default '{}'
  )`,
  `create table feature_of_interest (
    id integer generated always as identity primary key,
    name text not null,
    description text not null,
    encoding_type text not null,
    feature jsonb not null,
    properties jsonb not null default '{}',
    location_id integer unique references location (id) on delete set null
  )`,
  `create table datastream (
    id integer generated always as identity primary key,
    name text not null,
    description text not null,
    observation_type text not null,
    unit jsonb not null,
    properties jsonb not null default '{}',
    thing_id integer not null references thing (id) on delete cascade,
    sensor_id integer not null references sensor (id) on delete cascade,
    observed_property_id integer not null references observed_property (id) on delete cascade,
    feature_of_interest_id integer references feature_of_interest (id) on delete set null
  )`,
  `create index datastream_thing on datastream (thing_id)`,
  `create index datastream_sensor on datastream (sensor_id)`,
  `create index datastream_observed_property on datastream (observed_property_id)`,
  `create index datastream_feature on datastream (feature_of_interest_id)`,
  `create table passport (
    datastream_id integer not null references datastream (id) on delete cascade,
    version integer not null,
    passport jsonb not null,
    created_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    primary key (datastream_id, version)
  )`,
  `create table device_key (
    id integer generated always as identity primary key,
    thing_id integer not null references thing (id) on delete cascade,
    hash bytea not null unique,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
  )`,
];

export const sensors: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
