import { type Migration, sql } from 'kysely';

const statements = [
  // Since when title and script are as they are, and who wrote them: a reader who has a signal to answer first reads neither (decision 169).
  'alter table case_file add column named_at timestamptz, add column named_by int',
  // One that was never changed has them from its opening. Of the others nobody knows, and they count as written now.
  'update case_file set named_at = opened_at, named_by = author_id where version = 1',
];

/** When cases got their titles. */
export const caseNames: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
