import { type Migration, sql } from 'kysely';

const statements = [
  // One row per run. A run that was cut off has no end, and the next one goes on with it.
  `create table retention_report (
    id integer generated always as identity primary key,
    cause text not null check (cause in ('schedule', 'request')),
    started_at timestamptz not null,
    finished_at timestamptz,
    partitions integer not null default 0,
    files integer not null default 0,
    digest text
  )`,
  // Written in the transaction that removes what it counts.
  `create table retention_count (
    report_id integer not null references retention_report (id) on delete cascade,
    datastream_id integer not null,
    level text not null check (level in ('raw', 'hour', 'day', 'deviation', 'state')),
    count bigint not null,
    due_since timestamptz,
    gone_at timestamptz not null,
    primary key (report_id, datastream_id, level)
  )`,
  // Up to where the readings of a datastream were removed: nothing before it can be judged anew.
  `create table retention_mark (
    datastream_id integer primary key,
    removed_until timestamptz not null
  )`,
];

export const retention: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
