import { type Migration, sql } from 'kysely';

const statements = [
  // Who may read a round changes as with cases: version by version.
  `alter table questionnaire_round add column version integer not null default 1`,
  `alter table receipt drop constraint receipt_kind_check`,
  `alter table receipt add constraint receipt_kind_check
    check (kind in ('interpretation', 'case-title', 'case', 'file', 'round'))`,
  // Whichever way a round goes, its place included, nobody is kept any more as having read it.
  `create function questionnaire_round_receipts_go() returns trigger language plpgsql as $$
    begin
      delete from receipt where kind = 'round' and subject_id = old.id;
      return null;
    end $$`,
  `create trigger questionnaire_round_gone after delete on questionnaire_round
    for each row execute function questionnaire_round_receipts_go()`,
];

export const sharedRounds: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
