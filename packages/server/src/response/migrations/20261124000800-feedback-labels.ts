import { type Migration, sql } from 'kysely';

const statements = [
  // What was said before went to who works at the place: that is what TLP:GREEN says.
  `alter table signal_feedback
    add column label text not null default 'TLP:GREEN',
    add column audience integer[] not null default '{}',
    add column only_places integer[] not null default '{}',
    add column persons integer[] not null default '{}',
    add column label_ends_at timestamptz`,
  // From now on each says it.
  `alter table signal_feedback alter column label drop default`,
  `alter table receipt drop constraint receipt_kind_check`,
  `alter table receipt add constraint receipt_kind_check
    check (kind in ('interpretation', 'feedback', 'case-title', 'case', 'file', 'round'))`,
];

export const feedbackLabels: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
