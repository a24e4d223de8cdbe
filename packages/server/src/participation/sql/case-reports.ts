import { type Selectable, sql } from 'kysely';
import type { CaseReportChangeTable, ParticipationDb } from '../tables.ts';

export type CaseReportRow = Selectable<CaseReportChangeTable>;

/** Whose steps are read, where what others did from a moment on is hidden. */
export interface StepsReader {
  readonly personId: number;
  readonly hiddenFrom: Date | null;
}

/** Steps in what reports a case holds, oldest first; all of them, or those that this reader may read. */
export async function selectCaseReports(
  db: ParticipationDb,
  caseId: number,
  reader?: StepsReader,
): Promise<CaseReportRow[]> {
  const { personId = null, hiddenFrom = null } = reader ?? {};
  const { rows } = await sql<CaseReportRow>`
    select * from case_report_change where case_id = ${caseId}
      and (${hiddenFrom}::timestamptz is null or at < ${hiddenFrom} or author_id = ${personId}) order by version`.execute(
    db,
  );
  return rows;
}

export interface CaseReportStep extends Omit<CaseReportRow, 'version'> {
  /** The version that was seen; 0: none. */
  readonly seen: number;
}

/** false: no longer at this version. */
export async function insertCaseReport(trx: ParticipationDb, step: CaseReportStep): Promise<boolean> {
  const { case_id, report_id, linked, at, author_id, organisation_id, seen } = step;
  const { numAffectedRows } = await sql`
    insert into case_report_change (case_id, version, report_id, linked, at, author_id, organisation_id)
    select ${case_id}::int4, ${seen}::int4 + 1, ${report_id}::int4, ${linked}::bool, ${at}::timestamptz,
      ${author_id}::int4, ${organisation_id}::int4
    where ${seen}::int4 = (select coalesce(max(version), 0) from case_report_change where case_id = ${case_id})
    on conflict do nothing`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Cases that hold this report now. */
export async function selectCasesOf(db: ParticipationDb, reportId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select case_id as id from (
      select distinct on (case_id) case_id, linked from case_report_change where report_id = ${reportId}
      order by case_id, version desc) newest where linked`.execute(db);
  return rows.map(({ id }) => id);
}

/** Which report is in which case now. */
export async function selectLinks(
  db: ParticipationDb,
): Promise<{ readonly caseId: number; readonly reportId: number }[]> {
  const { rows } = await sql<{ caseId: number; reportId: number }>`
    select case_id as "caseId", report_id as "reportId" from (
      select distinct on (case_id, report_id) case_id, report_id, linked from case_report_change
      order by case_id, report_id, version desc) newest where linked`.execute(db);
  return rows;
}
