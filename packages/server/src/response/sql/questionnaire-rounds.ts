import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import type { RowKey } from '../key-mark.ts';
import type { QuestionnaireRoundTable, ResponseDb, SharingColumns } from '../tables.ts';
import { behindKey } from './behind-key.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';
import { updateAtVersion } from './update-at-version.ts';

export interface QuestionnaireRow extends Selectable<QuestionnaireRoundTable> {
  /** Of one's own organisation alone. */
  readonly seen_by: readonly ReceiptRow[] | null;
  /** Days from 1970 to its last one. */
  readonly until_day: number;
}

export interface QuestionnaireQuery {
  readonly ids?: readonly number[];
  readonly places?: readonly number[];
  readonly limit: number;
  /** The last row of the page before. */
  readonly behind?: RowKey | undefined;
}

/** The newest first; its days and its number never change. */
const order = sql`q.until_date - date '1970-01-01', q.id`;
export const keyOfRound = ({ until_day, id }: QuestionnaireRow): RowKey => [until_day, id];

const columns = sql`q.id, q.place_id, q.question, q.question_en, q.scale, q.better, to_char(q.from_date, 'YYYY-MM-DD') as from_date,
  to_char(q.until_date, 'YYYY-MM-DD') as until_date, q.until_date - date '1970-01-01' as until_day, q.method, q.source, q.invited, q.counts, q.author_id, q.organisation_id,
  q.added_at, q.version, q.label, q.audience, q.only_places, q.persons, q.label_ends_at`;

/** Rounds that this reader may see: at a place where they work, and as the label says; the newest first. Nothing of them is shown yet. */
export async function selectRounds(
  db: ResponseDb,
  reader: LabelReader,
  ask: QuestionnaireQuery,
): Promise<QuestionnaireRow[]> {
  const { rows } = await sql<QuestionnaireRow>`
    select q.*, null as seen_by from (${rounds(reader, ask)}) q`.execute(db);
  return rows;
}

/** The same, to be shown: a receipt is kept of all but what `spare` leaves over. */
export async function showRounds(
  db: ResponseDb,
  reader: LabelReader,
  ask: QuestionnaireQuery & { readonly spare: number },
): Promise<QuestionnaireRow[]> {
  const author = sql<number>`0`;
  const told = sql`(select * from found limit ${ask.limit - ask.spare}) shown`;
  const { rows } = await sql<QuestionnaireRow>`with found as (${rounds(reader, ask)}),
    kept as (${keepReceipts('round', { shown: told, id: 'shown.id', author }, reader)})
    select found.*, ${seenBy(['round'], { row: 'found', id: 'id', author }, reader)} as seen_by
    from found order by found.until_date desc, found.id desc`.execute(db);
  return rows;
}

function rounds(reader: LabelReader, { ids, places, limit, behind }: QuestionnaireQuery): RawBuilder<unknown> {
  const these = ids === undefined ? sql`true` : sql`q.id = any(${[...ids]}::int4[])`;
  const there = places === undefined ? sql`true` : sql`q.place_id = any(${[...places]}::int4[])`;
  return sql`
    select ${columns} from questionnaire_round q where ${mayReadRound(reader)} and ${these} and ${there}
      and ${behindKey(behind, order)}
    order by q.until_date desc, q.id desc limit ${limit}`;
}

/** The rule of cases, asked of a round with the name `q` in the statement. */
function mayReadRound(reader: LabelReader): RawBuilder<boolean> {
  return sql<boolean>`(${reader.everywhere} or q.place_id = any(${[...reader.places]}::int4[]))
    and ${labelAllows('q', reader)}`;
}

export type NewRound = Insertable<QuestionnaireRoundTable>;

/** @returns its number; of one that this author wrote down before: whether it was the same */
export async function insertRound(
  db: ResponseDb,
  round: NewRound,
): Promise<{ readonly id: number } | { readonly id: null; readonly isSame: boolean }> {
  const made = await db
    .insertInto('questionnaire_round')
    .values(round)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { id: made.id };
  const { rows } = await sql<{ same: boolean }>`
    select counts = ${round.counts}::int4[] as same from questionnaire_round
    where author_id = ${round.author_id} and place_id = ${round.place_id} and lower(question) = lower(${round.question})
      and scale = ${round.scale} and from_date = ${round.from_date} and until_date = ${round.until_date}
      and method = ${round.method}`.execute(db);
  return { id: null, isSame: rows[0]?.same ?? false };
}

/** false: no longer at this version, or not there any more. */
export function updateRoundLabel(
  db: ResponseDb,
  { id, version }: { readonly id: number; readonly version: number },
  change: SharingColumns,
): Promise<boolean> {
  return updateAtVersion(db, { table: 'questionnaire_round', key: { id }, version }, change);
}

/** Its receipts go with it. false: it is not there any more. */
export async function deleteRound(db: ResponseDb, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('questionnaire_round').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many rounds there are by place, of all readers together. */
export async function countRounds(db: ResponseDb, places: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ place_id: number; n: number }>`
    select place_id, count(*)::int as n from questionnaire_round
    where place_id = any(${[...places]}::int4[]) group by place_id`.execute(db);
  return new Map(rows.map(({ place_id, n }) => [place_id, n]));
}
