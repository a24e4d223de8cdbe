import { type Migration, sql } from 'kysely';

const statements = [
  // One computation of one expected effect. `question` and the inputs are all that it was made of; `outcome` is what the engine said.
  `create table effect_run (
    id integer generated always as identity primary key,
    intervention_id integer not null references intervention,
    expected_index smallint not null,
    datastream_id integer not null,
    reason text not null check (reason in ('due', 'asked')),
    asked_at timestamptz not null,
    until timestamptz not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    progress smallint not null default 0 check (progress between 0 and 100),
    finished_at timestamptz,
    verdict text check (verdict in ('probably-less', 'probably-more', 'none-shown', 'cannot-tell')),
    question jsonb,
    outcome jsonb,
    check ((state = 'done') = (outcome is not null)),
    check ((outcome is null) = (verdict is null))
  )`,
  `create index effect_run_intervention on effect_run (intervention_id, id desc)`,
  // At the day that was promised once; and never two at a time of the same.
  `create unique index effect_run_due on effect_run (intervention_id, expected_index) where reason = 'due'`,
  `create unique index effect_run_open on effect_run (intervention_id, expected_index) where state in ('waiting', 'running')`,
  // Hours of a datastream as everybody could see them; they go when the hours themselves are due.
  `create table effect_input (
    run_id integer not null references effect_run,
    datastream_id integer not null,
    part text not null check (part in ('target', 'comparison', 'adjoining')),
    from_time timestamptz not null,
    hours integer not null,
    single boolean not null,
    bytes bytea not null,
    primary key (run_id, datastream_id)
  )`,
  `create index effect_input_datastream on effect_input (datastream_id, from_time)`,
];

export const effects: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
