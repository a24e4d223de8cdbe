import { type Migration, sql } from 'kysely';

/** Two kinds more. Who had chosen some kinds before is told of both; each can be taken off again. */
export const reminders: Migration = {
  up: async (db) => {
    await sql`alter table notice drop constraint notice_kind_check`.execute(db);
    await sql`alter table notice add constraint notice_kind_check
      check (kind in ('signal', 'sensor', 'case', 'assigned', 'reading'))`.execute(db);
    await sql`update notice_preference set kinds = kinds || '{assigned,reading}' where cardinality(kinds) > 0`.execute(
      db,
    );
  },
};
