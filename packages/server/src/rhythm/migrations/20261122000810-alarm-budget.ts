import { type Migration, sql } from 'kysely';

const statements = [
  `create table alarm_budget (
    place_id integer primary key,
    per_week double precision not null check (per_week > 0)
  )`,
  // Rows are only added: from when a limit holds decides what a replay finds (decision 36).
  `create table alarm_limit (
    datastream_id integer not null,
    from_time timestamptz not null,
    weeks double precision not null check (weeks > 0),
    per_week double precision not null,
    primary key (datastream_id, from_time)
  )`,
];

export const alarmBudget: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
