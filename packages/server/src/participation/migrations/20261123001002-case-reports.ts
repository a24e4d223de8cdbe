import { type Migration, sql } from 'kysely';

const statements = [
  // Whether a report is in a case, step by step. It goes with its case; a report that was removed leaves its number.
  `create table case_report_change (
    case_id integer not null references case_file on delete cascade,
    version integer not null check (version > 0),
    report_id integer not null,
    linked boolean not null,
    at timestamptz not null,
    author_id integer not null,
    organisation_id integer not null,
    primary key (case_id, version)
  )`,
  `create index case_report_of_report on case_report_change (report_id)`,
  // Up to when reports of a place were removed by their term: a restore of an older backup removes them again.
  `create table removed_reports (place_id integer primary key, until timestamptz not null)`,
];

export const caseReports: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
