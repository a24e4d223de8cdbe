import { type Migration, sql } from 'kysely';

const statements = [
  // One row: where the chain stands. It is locked while an entry is added, so that entries have one order.
  `create table log_head (
    one boolean primary key default true check (one),
    log text not null,
    position bigint not null,
    hash text not null
  )`,
  // The detail is canonical JSON as text: jsonb would write it anew, and the hash is over the text.
  `create table log_entry (
    position bigint primary key,
    at bigint not null,
    kind text not null,
    actor text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
  )`,
  `create function log_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the log is append-only';
    end $$`,
  `create trigger log_entry_append_only before update or delete on log_entry
    for each row execute function log_is_append_only()`,
  `create trigger log_entry_not_emptied before truncate on log_entry
    for each statement execute function log_is_append_only()`,
];

export const log: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
