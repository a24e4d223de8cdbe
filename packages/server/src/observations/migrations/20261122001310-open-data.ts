import { type Migration, sql } from 'kysely';

const statements = [
  // What is declared is never changed: the budget holds for all releases there will ever be.
  `create table open_dataset (
    id integer generated always as identity primary key,
    declaration jsonb not null,
    created_at timestamptz not null
  )`,
  // A series belongs to one dataset, so that two datasets cannot give it away twice.
  `create table open_dataset_series (
    datastream_id integer primary key,
    dataset_id integer not null references open_dataset (id)
  )`,
  // The ledger: nothing is taken out of it, also not when the readings are gone.
  `create table open_release (
    id integer generated always as identity primary key,
    dataset_id integer not null references open_dataset (id),
    question text not null,
    from_date text not null,
    to_date text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    epsilon_millionths integer not null check (epsilon_millionths > 0),
    margin integer not null,
    figures text not null,
    digest text not null,
    released_at timestamptz not null,
    unique (dataset_id, from_date, to_date)
  )`,
];

export const openData: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
