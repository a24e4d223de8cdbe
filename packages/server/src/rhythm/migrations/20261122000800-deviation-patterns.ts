import { type Migration, sql } from 'kysely';

const statements = [
  'alter table deviation drop constraint deviation_kind_check',
  `alter table deviation add constraint deviation_kind_check check (kind in
    ('higher', 'lower', 'silent', 'stuck', 'level-shift', 'changed-shape', 'implausible'))`,
  // What was found before these were told has none of them.
  `alter table deviation add column pattern text check (pattern in
    ('spike', 'collective', 'zeros', 'step', 'ramp', 'earlier', 'later', 'other-hours', 'out-of-range', 'jump'))`,
  'alter table deviation add column once_in_weeks double precision check (once_in_weeks > 0)',
  'alter table deviation add column probability double precision check (probability between 0 and 1)',
];

export const deviationPatterns: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
