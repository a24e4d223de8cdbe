import { type Migration, sql } from 'kysely';

const statements = [
  // Null costs a row nothing: it has a bitmap for its result time already.
  `alter table observation add column feature_id integer`,
  `create table feature_datastream (
    feature_id integer not null references feature_of_interest (id) on delete cascade,
    datastream_id integer not null,
    primary key (feature_id, datastream_id)
  )`,
];

/** A reading may be about another feature than its datastream is; which datastreams have such readings is known by feature. */
export const readingFeature: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
