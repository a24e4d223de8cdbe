import { type Migration, sql } from 'kysely';

const statements = [
  `alter table interpretation
    add column only_places integer[] not null default '{}',
    add column persons integer[] not null default '{}',
    add column label_ends_at timestamptz`,
  `alter table case_file
    add column only_places integer[] not null default '{}',
    add column persons integer[] not null default '{}',
    add column label_ends_at timestamptz`,
  // No foreign keys: what was seen may go, and so may who saw it. author_id: of an interpretation; else 0.
  `create table receipt (
    kind text not null check (kind in ('interpretation', 'case-title', 'case', 'file')),
    subject_id integer not null,
    author_id integer not null,
    person_id integer not null,
    organisation_id integer not null,
    seen_at timestamptz not null,
    primary key (kind, subject_id, author_id, person_id)
  )`,
];

export const receipts: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
