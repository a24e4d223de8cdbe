import { type Migration, sql } from 'kysely';

const statements = [
  // Opened, closed, opened again. Who closed a case before this table was there, nobody knows: it stays empty.
  `create table case_step (
    id integer generated always as identity primary key,
    case_id integer not null references case_file,
    kind text not null check (kind in ('opened', 'closed', 'reopened')),
    at timestamptz not null,
    author_id integer,
    organisation_id integer,
    role text
  )`,
  `create index case_step_case on case_step (case_id)`,
  `insert into case_step (case_id, kind, at, author_id, organisation_id)
    select id, 'opened', opened_at, author_id, organisation_id from case_file order by id`,
  `insert into case_step (case_id, kind, at)
    select id, 'closed', closed_at from case_file where closed_at is not null order by id`,
  // Who put a signal into a case; that of the first is who opened it.
  `alter table case_signal add column author_id integer, add column organisation_id integer, add column role text`,
  `update case_signal s set author_id = c.author_id, organisation_id = c.organisation_id
    from case_file c where c.id = s.case_id and c.opened_at = s.added_at`,
];

/** What a case went through, and who did it. */
export const caseSteps: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
