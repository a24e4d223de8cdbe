import { type Migration, sql } from 'kysely';

const statements = [
  // A case that the sample city made says so for ever, whatever becomes of its readings.
  `alter table case_file add column simulated boolean not null default false`,
  `create function case_stays_simulated() returns trigger language plpgsql as $$
    begin
      if new.simulated is distinct from old.simulated then raise exception 'whether a case is simulated does not change'; end if;
      return new;
    end $$`,
  `create trigger case_simulated before update on case_file for each row execute function case_stays_simulated()`,
  // What outlives a case outlives its datastreams as well.
  `alter table past_effect add column simulated boolean not null default false`,
  // Which ones were laid down, so that one that was removed by its term does not come back.
  `create table laid_sample (key text primary key, at timestamptz not null)`,
];

/** Cases of the sample city. */
export const sampleCases: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
