import { type Migration, sql } from 'kysely';

const statements = [
  // The row stays: until they have answered it, a signal hides from its readers what was written in the case since it came (decision 179).
  'alter table case_signal add column removed_at timestamptz',
  'alter table case_step add column signal_id integer, add column reason text, drop constraint case_step_kind_check',
  `alter table case_step add constraint case_step_kind_check
    check (kind in ('opened', 'closed', 'reopened', 'signal-in', 'signal-out')),
    add check ((signal_id is not null) = (kind in ('signal-in', 'signal-out'))),
    add check ((reason is not null) = (kind = 'signal-out'))`,
  // What no program may do: take the ground from under a measure that has begun, or leave a case without a signal.
  `create function case_signal_is_kept() returns trigger language plpgsql as $$
    begin
      if (new.case_id, new.signal_id, new.added_at) is distinct from (old.case_id, old.signal_id, old.added_at)
      then raise exception 'a signal stays as it came into its case'; end if;
      if old.removed_at is null and new.removed_at is not null then
        if exists (select 1 from intervention v where v.case_id = new.case_id
          and (v.started_at >= new.added_at or v.emergency_reason is not null))
        then raise exception 'a measure began with this signal'; end if;
        if not exists (select 1 from case_signal s
          where s.case_id = new.case_id and s.signal_id <> new.signal_id and s.removed_at is null)
        then raise exception 'a case has a signal'; end if;
      end if;
      return new;
    end $$`,
  `create trigger case_signal_kept before update on case_signal
    for each row execute function case_signal_is_kept()`,
  // As before, but for one thing: a signal that was taken out is no ground.
  `create or replace function intervention_is_kept() returns trigger language plpgsql as $$
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
        where s.case_id = new.case_id and s.removed_at is null and i.state = 'committed'
        group by s.signal_id having count(distinct i.role) >= 2)
      then raise exception 'an intervention needs the readings of two roles'; end if;
      return new;
    end $$`,
];

/** Signals are taken out of cases. */
export const caseSignalsOut: Migration = {
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
