import { type Migration, sql } from 'kysely';

const statements = [
  // How far each kind of news was told.
  `create table notice_cursor (source text primary key, position bigint not null)`,
  `create table notice_preference (
    person_id integer primary key references person on delete cascade,
    kinds text[] not null,
    places integer[] not null,
    mail boolean not null,
    mail_rhythm text not null check (mail_rhythm in ('each', 'daily', 'weekly')),
    quiet_from text,
    quiet_to text,
    time_zone text not null,
    language text not null,
    mail_address text,
    mail_verified_at timestamptz,
    version integer not null default 1,
    check ((quiet_from is null) = (quiet_to is null))
  )`,
  // A link to an address that was not opened yet; of one person the newest works.
  `create table mail_verification (
    person_id integer primary key references person on delete cascade,
    address text not null,
    token_hash bytea not null,
    made_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  `create table notice (
    id integer generated always as identity primary key,
    person_id integer not null references person on delete cascade,
    kind text not null check (kind in ('signal', 'sensor', 'case')),
    subject_id integer not null,
    cause text not null,
    place_id integer,
    at timestamptz not null,
    capped boolean not null,
    read_at timestamptz,
    mail_due_at timestamptz,
    mailed_at timestamptz,
    unique (person_id, cause)
  )`,
  `create index notice_person on notice (person_id, id desc)`,
  `create index notice_mail on notice (mail_due_at) where mail_due_at is not null and mailed_at is null`,
  `create table webhook (
    id integer generated always as identity primary key,
    name text not null,
    url text not null,
    secret bytea not null,
    kinds text[] not null,
    place_id integer,
    enabled boolean not null,
    created_at timestamptz not null
  )`,
  `create table delivery (
    id uuid primary key,
    channel text not null check (channel in ('mail', 'webhook')),
    person_id integer references person on delete cascade,
    webhook_id integer references webhook on delete cascade,
    cause text,
    payload bytea not null,
    state text not null check (state in ('waiting', 'sent', 'dead')),
    attempts integer not null,
    due_at timestamptz not null,
    claimed_until timestamptz,
    error text,
    created_at timestamptz not null,
    unique (webhook_id, cause)
  )`,
  `create index delivery_due on delivery (due_at) where state = 'waiting'`,
  `create index delivery_created on delivery (created_at desc)`,
];

export const notices: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
