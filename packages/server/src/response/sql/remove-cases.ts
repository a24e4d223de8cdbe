import { sql } from 'kysely';
import type { ResponseDb } from '../tables.ts';
import { wasSimulated } from './past-effects.ts';

export interface GoneCases {
  readonly cases: number;
  /** Names of their files in the data folder, to be removed after the commit. */
  readonly keys: readonly string[];
}

/** Puts cases into the list of those that were removed; before they go. The store refuses one that is open. */
export async function noteRemoved(trx: ResponseDb, ids: readonly number[], at: Date): Promise<void> {
  await sql`insert into removed_case (case_id, opened_at, removed_at)
    select id, opened_at, ${at}::timestamptz from case_file where id = any(${[...ids]}::int4[])`.execute(trx);
}

/**
 * Copies what their measures did to the list that outlives them: of every expectation the effect that judges most of it, without
 * its weeks and without a word that somebody wrote. @returns how many
 */
export async function keepPastEffects(trx: ResponseDb, ids: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into past_effect (datastream_id, kind, state, emergency, at_place_id, cost_euros, started_at, until, expected, verdict,
      outcome, simulated, place_id, author_id, organisation_id, label, audience, only_places, persons, label_ends_at)
    select distinct on (r.intervention_id, r.expected_index)
      r.datastream_id, v.frozen -> 'plan' ->> 'kind', v.state, v.emergency_reason is not null,
      (v.frozen -> 'plan' ->> 'placeId')::int4, (v.frozen -> 'plan' ->> 'costEuros')::int4, v.started_at, r.until,
      v.frozen -> 'plan' -> 'expected' -> r.expected_index::int, r.verdict, r.outcome #- '{report,weeks}', ${wasSimulated},
      c.place_id, c.author_id, c.organisation_id, c.label, c.audience, c.only_places, c.persons, c.label_ends_at
    from effect_run r join intervention v on v.id = r.intervention_id join case_file c on c.id = v.case_id
    where r.state = 'done' and c.id = any(${[...ids]}::int4[])
    order by r.intervention_id, r.expected_index, r.until desc, r.id desc`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Nobody begins, asks for or stores an effect of their measures any more until this transaction ends; what was under way is stored first. */
export async function lockMeasuresOf(trx: ResponseDb, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from intervention where case_id = any(${[...ids]}::int4[]) order by id for update`.execute(trx);
  const measures = rows.map(({ id }) => id);
  await sql`select 1 from effect_run where intervention_id = any(${measures}::int4[]) order by id for update`.execute(
    trx,
  );
}

/** Everything of these cases, which stand in the list of removed ones. What was first done about their signals stays as a time. */
export async function deleteCases(trx: ResponseDb, ids: readonly number[]): Promise<GoneCases> {
  const cases = sql`any(${[...ids]}::int4[])`;
  const measures = sql`(select id from intervention where case_id = ${cases})`;
  await sql`insert into kept_reaction (signal_id, at)
    select signal_id, min(added_at) from case_signal where case_id = ${cases} group by signal_id
    on conflict (signal_id) do update set at = least(kept_reaction.at, excluded.at)`.execute(trx);
  await sql`delete from receipt where kind in ('case', 'case-title') and subject_id = ${cases}
    or kind = 'file' and subject_id in (select id from case_attachment where case_id = ${cases})`.execute(trx);
  const { rows: files } = await sql<{ key: string }>`
    delete from case_attachment where case_id = ${cases} returning key`.execute(trx);
  await sql`delete from effect_input where run_id in (
    select id from effect_run where intervention_id in ${measures})`.execute(trx);
  for (const table of ['effect_run', 'intervention_change'] as const)
    await sql`delete from ${sql.table(table)} where intervention_id in ${measures}`.execute(trx);
  for (const table of ['intervention', 'case_entry', 'case_signal', 'case_step'] as const)
    await sql`delete from ${sql.table(table)} where case_id = ${cases}`.execute(trx);
  const { numAffectedRows } = await sql`delete from case_file where id = ${cases}`.execute(trx);
  return { cases: Number(numAffectedRows ?? 0n), keys: files.map(({ key }) => key) };
}

/** Cases that were removed before and are there again, as after a restore. */
export async function selectCasesAgain(db: ResponseDb, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from case_file c join removed_case r on r.case_id = c.id and r.opened_at = c.opened_at
    order by c.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of these numbers those of cases that were removed, and are not of another case since. */
export async function selectRemovedAmong(db: ResponseDb, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select distinct r.case_id as id from removed_case r where r.case_id = any(${[...ids]}::int4[])
      and not exists (select 1 from case_file c where c.id = r.case_id)`.execute(db);
  return rows.map(({ id }) => id);
}
