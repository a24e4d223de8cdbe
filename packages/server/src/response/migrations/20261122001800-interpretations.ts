import { type Migration, sql } from 'kysely';

const statements = [
  `create table explanation (
    id integer generated always as identity primary key,
    kind text not null check (kind in ('happening', 'sensor-fault', 'nothing-going-on')),
    name_nl text not null,
    name_en text not null,
    closed boolean not null default false,
    version integer not null default 1
  )`,
  `create unique index explanation_name on explanation (lower(name_nl))`,
  // Keyed by signal and author: a number of its own would tell how many others have answered. No foreign keys to signals
  // and persons: both may go, what was said stays. Where and when stand here for that reason.
  `create table interpretation (
    signal_id integer not null,
    author_id integer not null,
    organisation_id integer not null,
    role text not null,
    place_id integer,
    signal_start timestamptz not null,
    state text not null check (state in ('committed', 'declined')),
    explanation_id integer references explanation,
    sure smallint check (sure between 0 and 100),
    words text not null,
    also_known text not null,
    answered_at timestamptz not null,
    later_explanation_id integer references explanation,
    later_sure smallint check (later_sure between 0 and 100),
    later_words text,
    later_at timestamptz,
    label text not null,
    audience integer[] not null,
    version integer not null default 1,
    primary key (signal_id, author_id),
    check ((state = 'committed') = (explanation_id is not null)),
    check ((explanation_id is null) = (sure is null)),
    check (later_at is null or (state = 'committed' and later_explanation_id is not null and later_sure is not null and later_words is not null))
  )`,
  // What was committed stays as it was: that is what makes it blind.
  `create function interpretation_is_kept() returns trigger language plpgsql as $$
    begin
      if (old.state, old.explanation_id, old.sure, old.words, old.also_known, old.answered_at, old.organisation_id, old.role)
        is distinct from
         (new.state, new.explanation_id, new.sure, new.words, new.also_known, new.answered_at, new.organisation_id, new.role)
      then raise exception 'a committed interpretation does not change';
      end if;
      return new;
    end $$`,
  `create trigger interpretation_kept before update on interpretation
    for each row execute function interpretation_is_kept()`,
  `insert into explanation (kind, name_nl, name_en) values
    ('nothing-going-on', 'Er is niets bijzonders', 'Nothing going on'),
    ('sensor-fault', 'De sensor doet het niet goed', 'The sensor is not working well'),
    ('happening', 'Feest of evenement', 'Party or event'),
    ('happening', 'Groep op straat', 'Group in the street'),
    ('happening', 'Overlast door geluid', 'Noise nuisance'),
    ('happening', 'Verkeer of omleiding', 'Traffic or diversion'),
    ('happening', 'Werk aan de weg', 'Roadworks'),
    ('happening', 'Weer', 'Weather'),
    ('happening', 'Vakantie of feestdag', 'Holiday'),
    ('happening', 'De plek leeft op', 'The place comes to life'),
    ('happening', 'Iets anders', 'Something else')`,
];

export const interpretations: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
