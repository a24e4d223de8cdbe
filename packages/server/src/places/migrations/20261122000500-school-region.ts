import { type Migration, sql } from 'kysely';

export const schoolRegion: Migration = {
  up: async (db) => {
    await sql`alter table place add column school_region text`.execute(db);
  },
};
