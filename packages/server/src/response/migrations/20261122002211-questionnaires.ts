import { type Migration, sql } from 'kysely';

const statements = [
  // Counts per answer, never an answer of a person; a group below the minimum cannot be kept, whichever way it comes.
  // A round goes with its place.
  `create table questionnaire_round (
    id integer generated always as identity primary key,
    place_id integer not null references place on delete cascade,
    question text not null,
    question_en text,
    scale text not null,
    better text not null check (better in ('higher', 'lower')),
    from_date date not null,
    until_date date not null check (until_date >= from_date),
    method text not null,
    source text not null,
    invited integer,
    counts integer[] not null,
    author_id integer not null,
    organisation_id integer not null,
    added_at timestamptz not null,
    label text not null,
    audience integer[] not null,
    only_places integer[] not null,
    persons integer[] not null,
    label_ends_at timestamptz
  )`,
  `create function questionnaire_round_is_a_group() returns trigger language plpgsql as $$
    begin
      if (select coalesce(sum(one), 0) < 10 or min(one) < 0 from unnest(new.counts) as one)
      then raise exception 'a group of answers is too small to be kept'; end if;
      return new;
    end $$`,
  `create trigger questionnaire_round_kept before insert or update on questionnaire_round
    for each row execute function questionnaire_round_is_a_group()`,
  `create index questionnaire_round_place on questionnaire_round (place_id, until_date desc)`,
  // The same file twice is no second round. Per author: another's round, which one may not see, is not told by it.
  `create unique index questionnaire_round_once on questionnaire_round
    (author_id, place_id, lower(question), scale, from_date, until_date, method)`,
];

export const questionnaires: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
