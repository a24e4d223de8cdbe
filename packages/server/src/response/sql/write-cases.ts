import type { Role } from '@wijkritme/contract';
import { type Insertable, sql } from 'kysely';
import type { CaseNameColumns } from '../case-name.ts';
import type { CaseEntryTable, CaseFileTable, CaseStepTable, ResponseDb, SharingColumns } from '../tables.ts';
import { updateAtVersion } from './update-at-version.ts';

export async function insertCase(db: ResponseDb, file: Insertable<CaseFileTable>): Promise<number> {
  const { id } = await db.insertInto('case_file').values(file).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertCaseEntry(db: ResponseDb, entry: Insertable<CaseEntryTable>): Promise<number> {
  const { id } = await db.insertInto('case_entry').values(entry).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** In the transaction of the change. */
export async function insertCaseStep(trx: ResponseDb, step: Insertable<CaseStepTable>): Promise<void> {
  await trx.insertInto('case_step').values(step).execute();
}

export interface CaseAt {
  readonly id: number;
  readonly version: number;
}

/** false: no longer at this version. */
export function updateCase(
  db: ResponseDb,
  { id, version }: CaseAt,
  change: { readonly closed_at: Date | null } & Partial<CaseNameColumns>,
): Promise<boolean> {
  return updateAtVersion(db, { table: 'case_file', key: { id }, version }, change);
}

/** Does a measure of this case run? Nothing begins in it until this transaction ends. */
export async function lockRunningMeasure(trx: ResponseDb, id: number): Promise<boolean> {
  await sql`select 1 from case_file where id = ${id} for update`.execute(trx);
  const { rows } = await sql`select 1 from intervention where case_id = ${id} and state = 'running' limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}

/** false: no longer at this version. */
export function updateCaseLabel(db: ResponseDb, { id, version }: CaseAt, change: SharingColumns): Promise<boolean> {
  return updateAtVersion(db, { table: 'case_file', key: { id }, version }, change);
}

/** false: no such agreement in this case, or no longer at this version */
export function strikeAgreement(
  db: ResponseDb,
  { caseId, at, strike }: { readonly caseId: number; readonly at: CaseAt; readonly strike: Strike },
): Promise<boolean> {
  const key = { case_id: caseId, id: at.id, kind: 'agreement' };
  const change = { struck_at: strike.at, struck_role: strike.role, struck_reason: strike.reason };
  return updateAtVersion(db, { table: 'case_entry', key, version: at.version }, change);
}

/** When an agreement was struck and why; in which role its writer did. */
export interface Strike {
  readonly at: Date;
  readonly role: Role;
  readonly reason: string;
}

/** When a task was ticked off, and by whom. */
export interface TaskTick {
  readonly at: Date;
  readonly author_id: number;
  readonly organisation_id: number;
  readonly role: Role | null;
}

/** false: no such task in this case, or no longer at this version. */
export function updateTask(
  db: ResponseDb,
  { caseId, at, tick }: { readonly caseId: number; readonly at: CaseAt; readonly tick: TaskTick | null },
): Promise<boolean> {
  const key = { case_id: caseId, id: at.id, kind: 'task' };
  const change = {
    done_at: tick?.at ?? null,
    done_by_id: tick?.author_id ?? null,
    done_organisation_id: tick?.organisation_id ?? null,
    done_role: tick?.role ?? null,
  };
  return updateAtVersion(db, { table: 'case_entry', key, version: at.version }, change);
}
