import { type Migration, sql } from 'kysely';

/** Systems elsewhere do not ask how much something bothered. */
export const amountElsewhere: Migration = {
  up: async (db) => {
    await sql`alter table report alter column amount drop not null`.execute(db);
    await sql`alter table report add check (amount is not null or source = 'elsewhere')`.execute(db);
  },
};
