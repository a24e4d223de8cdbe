import { sql } from 'kysely';
import type { ResponseDb } from '../tables.ts';

/** A signal that is in a case, as it was put there. */
export interface CaseSignalAt {
  readonly signalId: number;
  readonly placeId: number | null;
  readonly start: Date;
}

/** Signals of a case, those that began first come first. */
export async function signalsOf(db: ResponseDb, caseId: number): Promise<CaseSignalAt[]> {
  const { rows } = await sql<CaseSignalAt>`
    select signal_id as "signalId", place_id as "placeId", signal_start as start from case_signal
    where case_id = ${caseId} and removed_at is null order by signal_start, signal_id`.execute(db);
  return rows;
}

/** Of these numbers those of cases that are there and open. */
export async function selectOpenAmong(db: ResponseDb, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from case_file where closed_at is null and id = any(${[...ids]}::int4[])`.execute(db);
  return rows.map(({ id }) => id);
}
