import { type Migration, sql } from 'kysely';

const statements = [
  `create table case_file (
    id integer generated always as identity primary key,
    title text not null,
    place_id integer,
    script text,
    author_id integer not null,
    organisation_id integer not null,
    label text not null,
    audience integer[] not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    version integer not null default 1
  )`,
  `create index case_file_order on case_file ((closed_at is not null), id desc)`,
  // No foreign key to the signal: a later reading may show that it was none; what was said of it stays.
  `create table case_signal (
    case_id integer not null references case_file,
    signal_id integer not null,
    place_id integer,
    signal_start timestamptz not null,
    added_at timestamptz not null,
    primary key (case_id, signal_id)
  )`,
  `create index case_signal_signal on case_signal (signal_id)`,
  `create table case_entry (
    id integer generated always as identity primary key,
    case_id integer not null references case_file,
    kind text not null check (kind in ('agreement', 'task')),
    words text not null,
    date date not null,
    parties integer[] not null,
    author_id integer not null,
    organisation_id integer not null,
    role text not null,
    added_at timestamptz not null,
    done_at timestamptz,
    version integer not null default 1,
    check (done_at is null or kind = 'task')
  )`,
  `create index case_entry_case on case_entry (case_id)`,
];

export const cases: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
