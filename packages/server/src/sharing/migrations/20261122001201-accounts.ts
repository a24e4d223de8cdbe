import { type Migration, sql } from 'kysely';

const statements = [
  `create table password (
    person_id integer primary key references person on delete cascade,
    hash text not null,
    changed_at timestamptz not null
  )`,
  // Secrets are sealed with a key that is not in the database. last_step: a code counts once.
  `create table second_factor (
    person_id integer primary key references person on delete cascade,
    secret bytea not null,
    last_step bigint not null,
    confirmed_at timestamptz not null,
    next_secret bytea
  )`,
  `create table recovery_code (
    person_id integer not null references person on delete cascade,
    hash bytea not null,
    primary key (person_id, hash)
  )`,
  `create table invitation (
    person_id integer primary key references person on delete cascade,
    token_hash bytea not null unique,
    secret bytea not null,
    made_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  `create table person_identity (
    provider text not null,
    subject text not null,
    person_id integer not null references person on delete cascade,
    primary key (provider, subject)
  )`,
  // Logout tokens that were seen: a second one with this number is a replay.
  `create table logout_token (
    provider text not null,
    jti text not null,
    ends_at timestamptz not null,
    primary key (provider, jti)
  )`,
];

export const accounts: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
