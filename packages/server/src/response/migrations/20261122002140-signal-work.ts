import { type Migration, sql } from 'kysely';

const statements = [
  // Rows are only added; the highest version holds. No foreign keys: signals and persons may go, and numbers say no name.
  `create table signal_assignee (
    signal_id integer not null,
    version integer not null check (version > 0),
    place_id integer,
    person_id integer,
    by_id integer not null,
    by_organisation_id integer not null,
    at timestamptz not null,
    primary key (signal_id, version)
  )`,
  `create index signal_assignee_person on signal_assignee (person_id) where person_id is not null`,
  `create table answer_term (
    place_id integer primary key,
    days smallint not null check (days between 1 and 60),
    changed_at timestamptz not null,
    changed_by text not null
  )`,
  `create table saved_filter (
    id integer generated always as identity primary key,
    person_id integer not null references person on delete cascade,
    name text not null,
    view jsonb not null,
    position smallint not null
  )`,
  `create index saved_filter_person on saved_filter (person_id, position)`,
  // Whether one has answered is asked for every row of a queue.
  `create index interpretation_author on interpretation (author_id, signal_id)`,
];

export const signalWork: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
