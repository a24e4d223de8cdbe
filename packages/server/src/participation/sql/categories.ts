import type { NewReportCategory, ReportCategory } from '@wijkritme/contract';
import { type Selectable, sql } from 'kysely';
import type { ParticipationDb, ReportCategoryTable } from '../tables.ts';

/** Open ones first, what bothers before what is nice, as they were added. */
export async function selectCategories(db: ParticipationDb): Promise<ReportCategory[]> {
  const rows = await db
    .selectFrom('report_category')
    .selectAll()
    .orderBy('closed')
    .orderBy('tone')
    .orderBy('id')
    .execute();
  return rows.map(toCategory);
}

/** undefined: there is one of this name. */
export async function insertCategory(
  db: ParticipationDb,
  { tone, nl, en, hears }: NewReportCategory,
): Promise<ReportCategory | undefined> {
  const row = await db
    .insertInto('report_category')
    .values({ tone, name_nl: nl, name_en: en, hears })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toCategory(row);
}

export type CategoryChange = Omit<ReportCategory, 'tone'>;

/** undefined: it is not there, or no longer at this version. */
export async function updateCategory(
  db: ParticipationDb,
  { id, version, nl, en, hears, closed }: CategoryChange,
): Promise<ReportCategory | undefined> {
  const row = await db
    .updateTable('report_category')
    .set({ name_nl: nl, name_en: en, hears, closed, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row && toCategory(row);
}

function toCategory(row: Selectable<ReportCategoryTable>): ReportCategory {
  const { id, tone, name_nl, name_en, hears, closed, version } = row;
  return { id, tone, nl: name_nl, en: name_en, hears, closed, version };
}
