import type { NoticeKind } from '@wijkritme/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { NoticesDb, NoticeTable } from '../tables.ts';
import { asks, causes, standsForAll } from './case-notices.ts';

export type NoticeRow = Selectable<NoticeTable>;
/** With the causes of everything that it tells of. */
export type ToldNotice = NoticeRow & { readonly causes: readonly string[] };

/** undefined: nothing of this kind was told yet. */
export async function findCursor(db: NoticesDb, source: string): Promise<number | undefined> {
  const row = await db.selectFrom('notice_cursor').select('position').where('source', '=', source).executeTakeFirst();
  return row === undefined ? undefined : Number(row.position);
}

/** As it stands now; undefined: there is none. Others wait until the transaction ends. */
export async function lockCursor(db: NoticesDb, source: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('notice_cursor')
    .select('position')
    .where('source', '=', source)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : Number(row.position);
}

export async function saveCursor(db: NoticesDb, source: string, position: number): Promise<void> {
  await db
    .insertInto('notice_cursor')
    .values({ source, position })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ position }))
    .execute();
}

/** Each cause once per person: a run that is done again after a crash tells nobody twice. */
export async function insertNotices(db: NoticesDb, rows: readonly Insertable<NoticeTable>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('notice')
      .values(rows.slice(from, from + 1_000))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Of these causes what one person was told already, by cause. */
export async function selectToldOf(
  db: NoticesDb,
  personId: number,
  causes: readonly string[],
): Promise<ReadonlyMap<string, Pick<NoticeRow, 'capped'>>> {
  if (causes.length === 0) return new Map();
  const rows = await db
    .selectFrom('notice')
    .select(['cause', 'capped'])
    .where('person_id', '=', personId)
    .where('cause', 'in', [...causes])
    .execute();
  return new Map(rows.map(({ cause, capped }) => [cause, { capped }]));
}

export interface ToldAsked {
  readonly personId: number;
  readonly kind: NoticeKind;
  readonly placeId: number | null;
  readonly since: Date;
}

/**
 * How many a person was told of this kind and place since a moment, without those beyond the budget and those that ask something of them.
 * What was told together counts once.
 */
export async function countTold(db: NoticesDb, { personId, kind, placeId, since }: ToldAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct (subject_id, read_at))::int4 as count from notice
    where person_id = ${personId} and kind = ${kind} and place_id is not distinct from ${placeId}
      and not capped and at > ${since} and not ${asks('notice')}`.execute(db);
  return rows[0]?.count ?? 0;
}

export function selectNotices(
  db: NoticesDb,
  personId: number,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<ToldNotice[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .select(causes.as('causes'))
    .where('person_id', '=', personId)
    .where('id', '<', before)
    .where(standsForAll)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function selectUnread(db: NoticesDb, personId: number, limit: number): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .where('capped', '=', false)
    .where(standsForAll)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function markRead(db: NoticesDb, personId: number, { upTo, now }: { upTo: number; now: Date }) {
  await db
    .updateTable('notice')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('id', '<=', upTo)
    .where('read_at', 'is', null)
    .execute();
}

export async function deleteOldNotices(db: NoticesDb, before: Date): Promise<void> {
  await db.deleteFrom('notice').where('at', '<', before).execute();
}

/** Of cases of which somebody was told. */
export async function selectCasesTold(db: NoticesDb): Promise<number[]> {
  const rows = await db.selectFrom('notice').select('subject_id').distinct().where('kind', '=', 'case').execute();
  return rows.map(({ subject_id }) => subject_id);
}

/** What was told of cases that are gone. */
export async function deleteCaseNotices(db: NoticesDb, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return;
  await db
    .deleteFrom('notice')
    .where('kind', '=', 'case')
    .where('subject_id', 'in', [...caseIds])
    .execute();
}
