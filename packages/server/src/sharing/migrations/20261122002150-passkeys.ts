import { type Migration, sql } from 'kysely';

const statements = [
  `create table passkey (
    id integer primary key generated always as identity,
    person_id integer not null references person on delete cascade,
    credential_id text not null unique,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null,
    synced boolean not null,
    name text not null,
    added_at timestamptz not null,
    used_at timestamptz
  )`,
  'create index passkey_person on passkey (person_id)',
  // A challenge counts once: who uses it takes it away. person_id: who adds a passkey; null: somebody who signs in.
  `create table passkey_challenge (
    challenge_hash bytea primary key,
    person_id integer references person on delete cascade,
    ends_at timestamptz not null
  )`,
];

export const passkeys: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
