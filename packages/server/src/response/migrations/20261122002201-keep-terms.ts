import { type Migration, sql } from 'kysely';

const statements = [
  // Of places with terms of their own. null: that of the place around it.
  `create table keep_term (
    place_id integer primary key,
    case_days smallint check (case_days between 30 and 3650),
    words_days smallint check (words_days between 30 and 3650),
    version integer not null,
    changed_at timestamptz not null,
    changed_by text not null
  )`,
  // What was removed, in numbers alone: a restore of an older backup removes it again. Numbers may be given out twice after
  // a restore, so when it was opened, and until when was spoken, stand beside them.
  `create table removed_case (
    case_id integer not null,
    opened_at timestamptz not null,
    removed_at timestamptz not null,
    primary key (case_id, opened_at)
  )`,
  `create table removed_words (signal_id integer primary key, said_until timestamptz not null)`,
  // When somebody first reacted to a signal, without who and what: the scores go on.
  `create table kept_reaction (signal_id integer primary key, at timestamptz not null)`,
  // What measures of removed cases did. No words of people; who may see it stands in numbers, as with the case.
  `create table past_effect (
    id integer generated always as identity primary key,
    datastream_id integer not null,
    kind text not null,
    state text not null,
    emergency boolean not null,
    at_place_id integer,
    cost_euros integer,
    started_at timestamptz not null,
    until timestamptz not null,
    expected jsonb not null,
    verdict text not null,
    outcome jsonb not null,
    place_id integer,
    author_id integer not null,
    organisation_id integer not null,
    label text not null,
    audience integer[] not null,
    only_places integer[] not null,
    persons integer[] not null,
    label_ends_at timestamptz
  )`,
  `create index past_effect_started on past_effect (started_at desc)`,
  `create index case_file_closed on case_file (place_id, closed_at) where closed_at is not null`,
  // The history of a measure goes with its case alone, and never unnoticed: only of a case that is in the list of removed ones.
  `create or replace function intervention_change_is_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and exists (
        select 1 from intervention v join case_file c on c.id = v.case_id
          join removed_case r on r.case_id = c.id and r.opened_at = c.opened_at
        where v.id = old.intervention_id)
      then return old;
      end if;
      raise exception 'what an intervention was does not change';
    end $$`,
  // Nor does a case come into that list while it is open, or while something in it goes on.
  `create function removed_case_is_closed() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from case_file c where c.id = new.case_id and c.opened_at = new.opened_at and (c.closed_at is null
        or exists (select 1 from intervention v where v.case_id = c.id and v.state = 'running')))
      then raise exception 'a case that is open, or has a running intervention, is not removed';
      end if;
      return new;
    end $$`,
  `create trigger removed_case_closed before insert on removed_case
    for each row execute function removed_case_is_closed()`,
  // A case is not closed while a measure runs, and none begins in a closed one: whichever comes second finds the other.
  `create function case_is_not_closed_early() returns trigger language plpgsql as $$
    begin
      if old.closed_at is null and new.closed_at is not null
        and exists (select 1 from intervention v where v.case_id = new.id and v.state = 'running')
      then raise exception 'a case with a running intervention is not closed';
      end if;
      return new;
    end $$`,
  `create trigger case_closed before update on case_file for each row execute function case_is_not_closed_early()`,
  `create function intervention_begins_in_open_case() returns trigger language plpgsql as $$
    begin
      if new.state = 'running' and old.state <> 'running' then
        perform 1 from case_file c where c.id = new.case_id and c.closed_at is null for share;
        if not found then raise exception 'an intervention does not begin in a closed case'; end if;
      end if;
      return new;
    end $$`,
  `create trigger intervention_begins before update on intervention
    for each row execute function intervention_begins_in_open_case()`,
];

export const keepTerms: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
