import { type Migration, sql } from 'kysely';

const statements = [
  // Rows are only added: what somebody says later comes beside what they said before. Where and when stand here because a
  // later reading may show that the signal was none.
  `create table signal_feedback (
    signal_id integer not null,
    author_id integer not null,
    version integer not null check (version > 0),
    organisation_id integer not null,
    role text not null,
    place_id integer,
    signal_start timestamptz not null,
    budgeted boolean not null,
    verdict text not null check (verdict in ('useful', 'false-alarm', 'expected')),
    reason text not null,
    given_at timestamptz not null,
    primary key (signal_id, author_id, version)
  )`,
  `create index signal_feedback_place on signal_feedback (place_id, signal_start)`,
  `create index signal_feedback_author on signal_feedback (author_id, signal_id, version desc)`,
  `create function signal_feedback_is_kept() returns trigger language plpgsql as $$
    begin
      raise exception 'feedback does not change; a new version comes beside it';
    end $$`,
  `create trigger signal_feedback_kept before update on signal_feedback
    for each row execute function signal_feedback_is_kept()`,
  `create table feedback_decision (
    id integer generated always as identity primary key,
    kind text not null check (kind in ('fewer', 'more', 'event')),
    place_id integer not null,
    signal_id integer,
    decision text not null check (decision in ('applied', 'dismissed')),
    before_per_week double precision,
    after_per_week double precision,
    event_name text,
    event_dates text[] not null,
    decided_at timestamptz not null,
    decided_by text not null,
    undone_at timestamptz,
    undone_by text,
    check ((kind = 'event') = (signal_id is not null))
  )`,
  // Of two who decide on one event at once, one finds it decided.
  `create unique index feedback_decision_event on feedback_decision (signal_id) where kind = 'event'`,
  `create index feedback_decision_place on feedback_decision (place_id, id desc)`,
];

export const feedback: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
