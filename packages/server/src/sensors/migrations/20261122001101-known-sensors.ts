import { type Migration, sql } from 'kysely';

/**
 * Sensors of others that a public file tells of. They hang on nothing: no thing, datastream or key, so they can never
 * send a reading.
 */
export const knownSensors: Migration = {
  up: async (db) => {
    await sql`
      create table known_sensor (
        id integer generated always as identity primary key,
        source text not null,
        source_id text not null,
        source_date date not null,
        name text not null,
        kind text not null,
        organisation text,
        purpose text,
        legal_basis text,
        personal_data boolean,
        valid_until date,
        lon double precision not null,
        lat double precision not null,
        imported_at timestamptz not null,
        unique (source, source_id)
      )`.execute(db);
  },
};
