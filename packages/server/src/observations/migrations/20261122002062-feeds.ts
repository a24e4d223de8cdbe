import { type Migration, sql } from 'kysely';

/** Sources elsewhere that are asked for readings; the key is sealed. */
export const feeds: Migration = {
  up: async (db) => {
    await sql`create table feed (
      thing_id integer primary key references thing (id) on delete cascade,
      adapter text not null,
      station text not null,
      origin text not null,
      sealed_key bytea,
      next_at timestamptz not null,
      tried_at timestamptz,
      succeeded_at timestamptz,
      reached timestamptz,
      failures integer not null default 0,
      fault text,
      stored bigint not null default 0,
      refused bigint not null default 0
    )`.execute(db);
    await sql`create index feed_next on feed (next_at)`.execute(db);
  },
};
