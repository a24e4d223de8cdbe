import { type Migration, sql } from 'kysely';

/** A term of its own for signals that say something of a sensor alone. null: as for other signals. */
export const sensorTerm: Migration = {
  up: async (db) => {
    await sql`alter table answer_term alter column days drop not null`.execute(db);
    await sql`alter table answer_term add column sensor_days smallint check (sensor_days between 1 and 60)`.execute(db);
  },
};
