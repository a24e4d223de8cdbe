import { type Migration, sql } from 'kysely';

/** Series of states have a deviation of their own. */
const statements = [
  'alter table deviation drop constraint deviation_kind_check',
  `alter table deviation add constraint deviation_kind_check check (kind in
    ('higher', 'lower', 'silent', 'stuck', 'level-shift', 'changed-shape', 'implausible', 'other-state'))`,
  'alter table deviation drop constraint deviation_pattern_check',
  `alter table deviation add constraint deviation_pattern_check check (pattern in
    ('spike', 'collective', 'zeros', 'step', 'ramp', 'earlier', 'later', 'other-hours', 'out-of-range', 'jump', 'lasting', 'switching'))`,
];

export const states: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
