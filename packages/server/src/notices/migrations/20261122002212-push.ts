import { type Migration, sql } from 'kysely';

const statements = [
  // The pair with which messages are signed; made once, its private half sealed.
  `create table push_key (
    single boolean primary key default true check (single),
    public_key bytea not null,
    private_key bytea not null,
    made_at timestamptz not null
  )`,
  // One browser of one person. Its address is that of a device: sealed, and found again by its hash.
  `create table push_device (
    id integer generated always as identity primary key,
    person_id integer not null references person on delete cascade,
    name text not null,
    service text not null,
    endpoint_hash bytea not null unique,
    subscription bytea not null,
    created_at timestamptz not null,
    last_sent_at timestamptz
  )`,
  `create index push_device_person on push_device (person_id)`,
  `alter table delivery drop constraint delivery_channel_check`,
  `alter table delivery add constraint delivery_channel_check check (channel in ('mail', 'webhook', 'push'))`,
  `alter table delivery add column push_device_id integer references push_device on delete cascade`,
  `alter table notice add column push_due_at timestamptz`,
  `alter table notice add column pushed_at timestamptz`,
  `create index notice_push on notice (push_due_at) where push_due_at is not null and pushed_at is null`,
];

export const push: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
