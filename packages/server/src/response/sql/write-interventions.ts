import type { InterventionPlan, InterventionState, Role } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { StoredFrozen } from '../interventions/stored-frozen.ts';
import type { ResponseDb } from '../tables.ts';

/** Who changes it, in which role. */
export interface Changer {
  readonly personId: number;
  readonly organisationId: number;
  readonly role: Role;
  readonly at: Date;
}

export interface NewIntervention {
  readonly caseId: number;
  readonly plan: InterventionPlan;
}

/** Stores a proposal and its first change; the caller opens the transaction. @returns its number */
export async function insertIntervention(
  db: ResponseDb,
  { caseId, plan }: NewIntervention,
  by: Changer,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into intervention (case_id, state, plan, author_id, organisation_id, created_at)
    values (${caseId}, 'proposed', ${JSON.stringify(plan)}::jsonb, ${by.personId}, ${by.organisationId}, ${by.at})
    returning id`.execute(db);
  const id = rows[0]?.id ?? 0;
  await insertChange(db, id, { reason: '', by });
  return id;
}

export interface InterventionStep {
  readonly state: InterventionState;
  readonly plan: InterventionPlan;
  readonly reason: string;
  /** Of a start alone. */
  readonly start?: { readonly frozen: StoredFrozen; readonly emergencyReason: string | null };
}

/**
 * Moves a measure on, or changes its plan, and keeps that beside it; the caller opens the transaction.
 * @returns false: no longer at this version
 */
export async function updateIntervention(
  db: ResponseDb,
  { id, version }: { readonly id: number; readonly version: number },
  { state, plan, reason, start }: InterventionStep,
  by: Changer,
): Promise<boolean> {
  const isOver = state === 'ended' || state === 'stopped';
  const { numAffectedRows } = await sql`
    update intervention set state = ${state}, plan = ${JSON.stringify(plan)}::jsonb, version = version + 1
      ${
        start
          ? sql`, started_at = ${by.at}, frozen = ${JSON.stringify(start.frozen)}::jsonb, emergency_reason = ${start.emergencyReason}`
          : sql``
      }
      ${isOver ? sql`, ended_at = coalesce(ended_at, greatest(${by.at}::timestamptz, started_at))` : sql``}
    where id = ${id} and version = ${version}`.execute(db);
  if ((numAffectedRows ?? 0n) === 0n) return false;
  await insertChange(db, id, { reason, by });
  return true;
}

async function insertChange(
  db: ResponseDb,
  id: number,
  { reason, by }: { readonly reason: string; readonly by: Changer },
): Promise<void> {
  await sql`insert into intervention_change
      (intervention_id, version, at, author_id, organisation_id, role, state, reason, plan)
    select id, version, ${by.at}, ${by.personId}, ${by.organisationId}, ${by.role}, state, ${reason}, plan
    from intervention where id = ${id}`.execute(db);
}
