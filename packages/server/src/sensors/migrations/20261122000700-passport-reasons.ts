import { type Migration, sql } from 'kysely';

/** Who changed a passport and why; what is there already was made by the administrator, who gave no reason. */
export const passportReasons: Migration = {
  up: async (db) => {
    await sql`
      alter table passport
        add column changed_by text not null default 'administrator',
        add column reason text,
        add column withdrawn_reason text`.execute(db);
  },
};
