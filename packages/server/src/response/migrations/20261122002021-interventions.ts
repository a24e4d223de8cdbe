import { type Migration, sql } from 'kysely';

const statements = [
  // `plan` holds what people decide (contract: InterventionPlan); `frozen` what of it stood at the start, and never changes.
  `create table intervention (
    id integer generated always as identity primary key,
    case_id integer not null references case_file,
    state text not null check (state in ('proposed', 'planned', 'running', 'ended', 'stopped', 'withdrawn')),
    plan jsonb not null,
    frozen jsonb,
    emergency_reason text,
    author_id integer not null,
    organisation_id integer not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    version integer not null default 1,
    check ((started_at is not null) = (state in ('running', 'ended', 'stopped'))),
    check ((started_at is null) = (frozen is null)),
    check ((ended_at is not null) = (state in ('ended', 'stopped'))),
    check (ended_at >= started_at),
    check (emergency_reason is null or started_at is not null)
  )`,
  `create index intervention_case on intervention (case_id)`,
  // Every change, whole: what was planned when, by which organisation in which role, and why.
  `create table intervention_change (
    intervention_id integer not null references intervention,
    version integer not null,
    at timestamptz not null,
    author_id integer not null,
    organisation_id integer not null,
    role text not null,
    state text not null,
    reason text not null,
    plan jsonb not null,
    primary key (intervention_id, version)
  )`,
  // What no program may do, whichever way it comes: begin without two readings, skip a step, change what was frozen.
  `create function intervention_is_kept() returns trigger language plpgsql as $$
    declare follows boolean;
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'proposed' then raise exception 'an intervention begins as a proposal'; end if;
        return new;
      end if;
      if (new.case_id, new.author_id, new.created_at) is distinct from (old.case_id, old.author_id, old.created_at)
      then raise exception 'an intervention stays in its case'; end if;
      if old.started_at is not null and (new.started_at, new.frozen, new.emergency_reason)
        is distinct from (old.started_at, old.frozen, old.emergency_reason)
      then raise exception 'what was frozen at the start does not change'; end if;
      if old.ended_at is not null and new.ended_at is distinct from old.ended_at
      then raise exception 'the end of an intervention does not change'; end if;
      follows := old.state = new.state or (old.state, new.state) in (('proposed', 'planned'), ('proposed', 'withdrawn'),
        ('planned', 'proposed'), ('planned', 'running'), ('planned', 'withdrawn'), ('running', 'ended'), ('running', 'stopped'));
      if not follows and not (old.state = 'proposed' and new.state = 'running' and new.emergency_reason is not null)
      then raise exception 'an intervention does not go from % to %', old.state, new.state; end if;
      if new.state = 'running' and old.state <> 'running' and new.emergency_reason is null and not exists (
        select 1 from case_signal s join interpretation i on i.signal_id = s.signal_id
        where s.case_id = new.case_id and i.state = 'committed'
        group by s.signal_id having count(distinct i.role) >= 2)
      then raise exception 'an intervention needs the readings of two roles'; end if;
      return new;
    end $$`,
  `create trigger intervention_kept before insert or update on intervention
    for each row execute function intervention_is_kept()`,
  `create function intervention_change_is_kept() returns trigger language plpgsql as $$
    begin raise exception 'what an intervention was does not change'; end $$`,
  `create trigger intervention_change_kept before update or delete on intervention_change
    for each row execute function intervention_change_is_kept()`,
];

export const interventions: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
