import { type Insertable, sql } from 'kysely';
import type { CaseSignalTable, ResponseDb } from '../tables.ts';

/**
 * Puts a signal into a case. One that is in stays as it is; one that was taken out stands as it stood, since when it hides what is written
 * included. @returns false: it was in
 */
export async function insertCaseSignal(db: ResponseDb, signal: Insertable<CaseSignalTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('case_signal')
    .values(signal)
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'signal_id'])
        .doUpdateSet({ removed_at: null })
        .where('case_signal.removed_at', 'is not', null),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface SignalInCase {
  /** It is in the case, and was not taken out. */
  readonly isIn: boolean;
  /** Signals that are in the case now. */
  readonly inCase: number;
  /** A measure began while it was in, or in a hurry and may still need its readings. */
  readonly hasBegun: boolean;
}

/** How a signal stands in a case that the transaction has locked. undefined: it never was in it. */
export async function findSignalInCase(
  trx: ResponseDb,
  { caseId, signalId }: { readonly caseId: number; readonly signalId: number },
): Promise<SignalInCase | undefined> {
  const { rows } = await sql<SignalInCase>`
    select s.removed_at is null as "isIn",
      (select count(*)::int4 from case_signal o where o.case_id = s.case_id and o.removed_at is null) as "inCase",
      exists (select 1 from intervention v where v.case_id = s.case_id
        and (v.started_at >= s.added_at or v.emergency_reason is not null)) as "hasBegun"
    from case_signal s where s.case_id = ${caseId} and s.signal_id = ${signalId}`.execute(trx);
  return rows[0];
}

/** Where a signal of a case is, or was. undefined: it never was in it. */
export async function findPlaceInCase(
  db: ResponseDb,
  { caseId, signalId }: { readonly caseId: number; readonly signalId: number },
): Promise<{ readonly placeId: number | null } | undefined> {
  const row = await db
    .selectFrom('case_signal')
    .select('place_id')
    .where('case_id', '=', caseId)
    .where('signal_id', '=', signalId)
    .executeTakeFirst();
  return row && { placeId: row.place_id };
}

export async function countCaseSignals(trx: ResponseDb, caseId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from case_signal where case_id = ${caseId} and removed_at is null`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** Has a signal of this case the readings of as many roles as a measure begins with? Whoever may see them. */
export async function hasReadings(trx: ResponseDb, caseId: number, roles: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from case_signal s join interpretation i on i.signal_id = s.signal_id
    where s.case_id = ${caseId} and s.removed_at is null and i.state = 'committed'
    group by s.signal_id having count(distinct i.role) >= ${roles}::int4 limit 1`.execute(trx);
  return rows.length > 0;
}

/** Takes it out; its row stays. */
export async function takeCaseSignalOut(
  trx: ResponseDb,
  { caseId, signalId, at }: { readonly caseId: number; readonly signalId: number; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('case_signal')
    .set({ removed_at: at })
    .where('case_id', '=', caseId)
    .where('signal_id', '=', signalId)
    .execute();
}
