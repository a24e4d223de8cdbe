import { type Insertable, sql } from 'kysely';
import type { ParticipationDb, ReportTable } from '../tables.ts';

export type NewReportRow = Insertable<ReportTable>;

/** A report of which the form, or the number elsewhere, was there already stays one. @returns its number, and whether it is new */
export async function insertReport(
  db: ParticipationDb,
  row: NewReportRow,
): Promise<{ readonly id: number; readonly isNew: boolean } | undefined> {
  const made = await db
    .insertInto('report')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { id: made.id, isNew: true };
  const known = await db
    .selectFrom('report')
    .select('id')
    .where((eb) => eb.or([eb('form', '=', row.form ?? null), eb('origin', '=', row.origin ?? null)]))
    .executeTakeFirst();
  return known && { id: known.id, isNew: false };
}

export async function isFormKnown(db: ParticipationDb, form: Buffer): Promise<boolean> {
  const row = await db.selectFrom('report').select('id').where('form', '=', form).executeTakeFirst();
  return row !== undefined;
}

/** Reports from the form at this place that came in this hour. */
export async function countReceived(db: ParticipationDb, placeId: number, hour: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from report
    where source = 'resident' and place_id = ${placeId} and received_at = ${hour}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** They were shown beside a signal now; the first time counts. */
export async function noteSeen(db: ParticipationDb, ids: readonly number[], hour: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`update report set seen_at = ${hour} where seen_at is null and id = any(${[...ids]}::int4[])`.execute(db);
}
