import { type Migration, sql } from 'kysely';

const statements = [
  `create table organisation (
    id integer generated always as identity primary key,
    kind text not null,
    name text not null,
    created_at timestamptz not null,
    closed_at timestamptz
  )`,
  `create unique index organisation_name on organisation (lower(name))`,
  // The one table with names of people. They are staff with an account; readings and their logs never refer to it.
  `create table person (
    id integer generated always as identity primary key,
    organisation_id integer not null references organisation,
    name text not null,
    email text,
    created_at timestamptz not null,
    blocked_at timestamptz
  )`,
  `create unique index person_email on person (lower(email))`,
  `create index person_organisation on person (organisation_id)`,
  // A place without a row in the tree of places gives nothing; without a place the role holds everywhere.
  `create table role_grant (
    person_id integer not null references person on delete cascade,
    role text not null,
    place_id integer,
    source text not null,
    granted_at timestamptz not null,
    unique nulls not distinct (person_id, role, place_id, source)
  )`,
  // The token itself is with the browser alone.
  `create table session (
    id integer generated always as identity primary key,
    token_hash bytea not null unique,
    person_id integer references person on delete cascade,
    way text not null,
    key_hash bytea,
    subject text,
    provider_session text,
    opened_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    check ((person_id is null) = (key_hash is not null))
  )`,
  `create index session_person on session (person_id, opened_at)`,
];

export const people: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
