import { type Selectable, sql } from 'kysely';
import type { KeepTermTable, ResponseDb } from '../tables.ts';

export type KeepTermRow = Selectable<KeepTermTable>;

/** Of the places that have terms of their own. */
export function selectKeepTerms(db: ResponseDb): Promise<KeepTermRow[]> {
  return db.selectFrom('keep_term').selectAll().execute();
}

export interface KeepTermChange extends Omit<KeepTermRow, 'version'> {
  /** The version that was seen; 0: none. */
  readonly version: number;
}

/** false: no longer at this version. A place that has no terms of its own any more keeps its row, and with it its version. */
export async function upsertKeepTerm(db: ResponseDb, change: KeepTermChange): Promise<boolean> {
  const { place_id, case_days, words_days, reports_days, version, changed_at, changed_by } = change;
  const { numAffectedRows } = await sql`
    insert into keep_term (place_id, case_days, words_days, reports_days, version, changed_at, changed_by)
    select ${place_id}::int4, ${case_days}::int2, ${words_days}::int2, ${reports_days}::int2, 1, ${changed_at}::timestamptz, ${changed_by}
    where ${version} = 0 or exists (select 1 from keep_term where place_id = ${place_id})
    on conflict (place_id) do update set case_days = excluded.case_days, words_days = excluded.words_days,
      reports_days = excluded.reports_days,
      version = keep_term.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where keep_term.version = ${version}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
