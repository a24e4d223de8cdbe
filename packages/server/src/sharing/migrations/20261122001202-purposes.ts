import { type Migration, sql } from 'kysely';

/** Why somebody looks at protected readings of an area; ends with the session. The log keeps what was said. */
export const purposes: Migration = {
  async up(db) {
    await sql
      .raw(`create table session_purpose (
        session_id integer not null references session on delete cascade,
        place_id integer,
        purpose text not null,
        given_at timestamptz not null,
        unique nulls not distinct (session_id, place_id)
      )`)
      .execute(db);
  },
};
