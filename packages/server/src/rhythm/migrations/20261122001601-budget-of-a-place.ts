import { type Migration, sql } from 'kysely';

/** The budget of a place goes with the place. */
const statements = [
  'delete from alarm_budget where place_id not in (select id from place)',
  'alter table alarm_budget add foreign key (place_id) references place (id) on delete cascade',
];

export const budgetOfAPlace: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
