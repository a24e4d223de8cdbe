import { type Migration, sql } from 'kysely';

/** Who ticked off a task. Of a task that was ticked off before, nobody knows: it stays empty. */
export const taskTicks: Migration = {
  up: async (db) => {
    await sql`alter table case_entry add column done_by_id integer, add column done_organisation_id integer,
      add column done_role text,
      add check (done_at is not null or coalesce(done_by_id, done_organisation_id) is null and done_role is null)`.execute(
      db,
    );
  },
};
