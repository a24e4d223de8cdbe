import type { ReportSource, ReportTone } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import type { ToldAt } from '../missed/find-missed.ts';
import type { ParticipationDb } from '../tables.ts';

/** A report with its category, without what recognises who sent it. */
export interface ReportRow {
  readonly id: number;
  readonly place_id: number;
  readonly category_id: number;
  readonly tone: ReportTone;
  readonly name_nl: string;
  readonly name_en: string;
  readonly from_time: Date;
  readonly until_time: Date;
  readonly amount: number | null;
  readonly source: ReportSource;
}

export interface ReportChoice {
  readonly places: readonly number[];
  /** Overlapping with this stretch; a border that is left out is open. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly category?: number | undefined;
  readonly ids?: readonly number[] | undefined;
  /** After this one, in the order of the list. */
  readonly before?: ReportPlace | undefined;
}

/** Where a report stands in the list. */
export interface ReportPlace {
  readonly until: Date;
  readonly id: number;
}

const columns = sql`r.id, r.place_id, r.category_id, c.tone, c.name_nl, c.name_en, r.from_time, r.until_time, r.amount, r.source`;

/** The newest end first. */
export async function selectReports(db: ParticipationDb, choice: ReportChoice, limit: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from report r join report_category c on c.id = r.category_id
    where ${chosen(choice)} order by r.until_time desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

function chosen({ places, from, to, category, ids, before }: ReportChoice): RawBuilder<boolean> {
  const conditions = [sql<boolean>`r.place_id = any(${[...places]}::int4[])`];
  if (from) conditions.push(sql`r.until_time >= ${from}`);
  if (to) conditions.push(sql`r.from_time <= ${to}`);
  if (category !== undefined) conditions.push(sql`r.category_id = ${category}`);
  if (ids) conditions.push(sql`r.id = any(${[...ids]}::int4[])`);
  if (before) conditions.push(sql`(r.until_time, r.id) < (${before.until}, ${before.id})`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export interface CategoryCount {
  readonly category_id: number;
  readonly n: number;
}

/** How often each category was reported at this place itself, by when it began. */
export async function countByCategory(
  db: ParticipationDb,
  placeId: number,
  [from, to]: readonly [Date, Date],
): Promise<CategoryCount[]> {
  const { rows } = await sql<CategoryCount>`
    select category_id, count(*)::int4 as n from report
    where place_id = ${placeId} and from_time >= ${from} and from_time < ${to} group by category_id`.execute(db);
  return rows;
}

/** What was told between two moments, by when it began; without how much and by whom. */
export async function selectTold(db: ParticipationDb, [from, to]: readonly [Date, Date]): Promise<ToldAt[]> {
  const { rows } = await sql<{ placeId: number; categoryId: number; start: Date; end: Date }>`
    select place_id as "placeId", category_id as "categoryId", from_time as start, until_time as "end"
    from report where from_time >= ${from} and from_time < ${to}`.execute(db);
  return rows.map(({ start, end, ...told }) => ({ ...told, from: start.getTime(), until: end.getTime() }));
}
