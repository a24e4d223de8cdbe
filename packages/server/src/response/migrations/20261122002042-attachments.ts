import { type Migration, sql } from 'kysely';

const statements = [
  // `key` names the file in the data folder. A row is there only once its file is whole and on disk.
  `create table case_attachment (
    id integer generated always as identity primary key,
    case_id integer not null references case_file on delete cascade,
    key text not null unique,
    name text not null,
    type text not null,
    bytes integer not null,
    sha256 text not null,
    scanned boolean not null,
    stripped boolean not null,
    author_id integer not null,
    organisation_id integer not null,
    role text not null,
    label text not null,
    audience integer[] not null default '{}',
    only_places integer[] not null default '{}',
    persons integer[] not null default '{}',
    label_ends_at timestamptz,
    added_at timestamptz not null,
    version integer not null default 1
  )`,
  `create index case_attachment_case on case_attachment (case_id)`,
];

export const attachments: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
