import type { SharingLabel } from '@wijkritme/contract';
import { type Insertable, sql } from 'kysely';
import type { CaseEntryTable, CaseFileTable, CaseSignalTable, ResponseDb } from '../tables.ts';

export async function insertCase(db: ResponseDb, file: Insertable<CaseFileTable>): Promise<number> {
  const { id } = await db.insertInto('case_file').values(file).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** A signal that is in the case already stays as it is. */
export async function insertCaseSignal(db: ResponseDb, signal: Insertable<CaseSignalTable>): Promise<void> {
  await db
    .insertInto('case_signal')
    .values(signal)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertCaseEntry(db: ResponseDb, entry: Insertable<CaseEntryTable>): Promise<void> {
  await db.insertInto('case_entry').values(entry).execute();
}

export interface AtVersion {
  readonly id: number;
  readonly version: number;
}

/** false: no longer at this version. */
export function updateCase(
  db: ResponseDb,
  at: AtVersion,
  change: { readonly title: string; readonly script: string | null; readonly closed_at: Date | null },
): Promise<boolean> {
  return update(db, at, change);
}

/** false: no longer at this version. */
export function updateCaseLabel(
  db: ResponseDb,
  at: AtVersion,
  change: { readonly label: SharingLabel; readonly audience: number[] },
): Promise<boolean> {
  return update(db, at, change);
}

async function update(
  db: ResponseDb,
  { id, version }: AtVersion,
  change: Partial<Insertable<CaseFileTable>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_file')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** false: no such task in this case, or no longer at this version. */
export async function updateTask(
  db: ResponseDb,
  {
    caseId,
    at: { id, version },
    doneAt,
  }: { readonly caseId: number; readonly at: AtVersion; readonly doneAt: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_entry')
    .set({ done_at: doneAt, version: version + 1 })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('kind', '=', 'task')
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
