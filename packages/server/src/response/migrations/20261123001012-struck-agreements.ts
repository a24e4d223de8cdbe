import { type Migration, sql } from 'kysely';

/** An agreement that its writer struck stays, with who did so, when and why. */
export const struckAgreements: Migration = {
  up: async (db) => {
    await sql`alter table case_entry add column struck_at timestamptz, add column struck_role text,
      add column struck_reason text,
      add check (struck_at is null or kind = 'agreement' and struck_role is not null and struck_reason is not null)`.execute(
      db,
    );
  },
};
