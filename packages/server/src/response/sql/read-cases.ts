import type { SharingLabel } from '@wijkritme/contract';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import { asItIs, type ListMark } from '../list-mark.ts';
import type { CaseEntryTable, CaseFileTable, CaseSignalTable, ResponseDb } from '../tables.ts';
import { behindMark } from './behind-mark.ts';
import { answerFirst, blindFrom, mayReadName, mayReadWords } from './blind-first.ts';
import { foundByWords } from './found-by-words.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';
import { type CaseKeeping, keepingColumns } from './ripe-cases.ts';

export interface CaseRow extends Omit<Selectable<CaseFileTable>, 'title' | 'named_at' | 'named_by'>, CaseKeeping {
  /** null: hidden, and the script with it, until the reader has answered. */
  readonly title: string | null;
  /** Signals that the reader answers before they read what was written since. */
  readonly answer_first: number[];
  /** What others wrote from then on is hidden until they did. */
  readonly hidden_from: Date | null;
  /** Of those that the reader may read. */
  readonly open_tasks: number;
  /** Of one's own organisation alone. */
  readonly seen_by: readonly ReceiptRow[] | null;
}

/** Of a list. */
export interface ListedCase extends CaseRow {
  /** Was it open when the first page was asked? */
  readonly on_top: boolean;
}

export interface CaseQuery {
  readonly id?: number | undefined;
  readonly signal?: number | undefined;
  /** Words that all occur in the title: what is in the case is read in the case, with a receipt of it. */
  readonly search?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly places?: readonly number[] | undefined;
  readonly label?: SharingLabel | undefined;
  readonly limit: number;
}

/** Cases that this reader may see: at a place where they work, and as the label says. Nothing of them is shown yet. */
export async function selectCases(db: ResponseDb, reader: LabelReader, ask: CaseQuery): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`select c.*, null as seen_by from (${casesQuery(reader, ask)}) c`.execute(db);
  return rows;
}

/** The same, to be shown: one whole, or titles for a list. A receipt is kept of all but what `spare` leaves over. */
export async function showCases(
  db: ResponseDb,
  reader: LabelReader,
  ask: CaseQuery & { readonly as: 'case' | 'case-title'; readonly spare: number; readonly mark?: ListMark },
): Promise<ListedCase[]> {
  const none = sql<number>`0`;
  // Who reads no title has read nothing of it.
  const told = sql`(select * from (select * from found limit ${ask.limit - ask.spare}) page where title is not null) shown`;
  const { rows } = await sql<ListedCase>`with found as (${casesQuery(reader, ask, ask.mark)}),
    kept as (${keepReceipts(ask.as, { shown: told, id: 'shown.id', author: none }, reader)})
    select found.*, case when found.title is not null then
      ${seenBy(['case', 'case-title'], { row: 'found', id: 'id', author: none }, reader)} end as seen_by
    from found order by found.on_top desc, found.id desc`.execute(db);
  return rows;
}

/** What both of them read. */
export function casesQuery(reader: LabelReader, ask: CaseQuery, mark: ListMark = asItIs): RawBuilder<unknown> {
  const onTop = wasOpen(mark.asOf);
  const mayReadTask = mayReadWords(reader, { at: sql<Date>`t.added_at`, author: sql<number>`t.author_id` });
  // What is told of each is looked up for those of the page alone.
  return sql`
    select ${plainColumns}, case when n.named then c.title end as title, case when n.named then c.script end as script,
      ${answerFirst(reader)} as answer_first, ${blindFrom(reader)} as hidden_from,
      (select count(*)::int from case_entry t
        where t.case_id = c.id and t.kind = 'task' and t.done_at is null and ${mayReadTask}) as open_tasks,
      c.on_top, ${keepingColumns}
    from (select c.*, ${onTop} as on_top from case_file c
      where ${mayReadCase(reader)} and ${chosen(reader, ask)} and ${behindMark(mark, { onTop, id: sql`c.id` })}
      order by ${onTop} desc, c.id desc limit ${ask.limit}) c
    cross join lateral (select ${mayReadName(reader)} as named) n
    order by c.on_top desc, c.id desc`;
}

/** That a case is there, and whom it is for; of its words nothing. */
const plainColumns = sql`c.id, c.place_id, c.author_id, c.organisation_id, c.label, c.audience, c.only_places, c.persons,
  c.label_ends_at, c.opened_at, c.closed_at, c.simulated, c.version`;

/**
 * Of the case with the name `c`. What was closed by then and is opened again since was not open then: it stays below, where whoever pages on still
 * comes. Its steps tell; one without a step until then was open.
 */
const wasOpen = (asOf: Date): RawBuilder<boolean> => sql<boolean>`(
  (c.closed_at is null or c.closed_at > ${asOf})
  and coalesce((select s.kind <> 'closed' from case_step s where s.case_id = c.id and s.at <= ${asOf} and s.signal_id is null
    order by s.at desc, s.id desc limit 1), true))`;

/**
 * May this reader see that the case with the name `c` is there? What belongs to a case asks the same, and whether they may read it
 * already (`blind-first.ts`).
 */
export function mayReadCase(reader: LabelReader): RawBuilder<boolean> {
  return sql<boolean>`(${reader.everywhere} or c.place_id = any(${[...reader.places]}::int4[]))
    and ${labelAllows('c', reader)}`;
}

function chosen(reader: LabelReader, { id, signal, search, state, places, label }: CaseQuery): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (id !== undefined) conditions.push(sql`c.id = ${id}`);
  if (signal !== undefined)
    conditions.push(
      sql`exists (select 1 from case_signal s where s.case_id = c.id and s.signal_id = ${signal} and s.removed_at is null)`,
    );
  if (search !== undefined) conditions.push(foundByWords(sql<string>`c.title`, search), mayReadName(reader));
  if (state !== undefined) conditions.push(sql`(c.closed_at is null) = ${state === 'open'}`);
  if (places !== undefined) conditions.push(sql`c.place_id = any(${[...places]}::int4[])`);
  if (label !== undefined) conditions.push(sql`c.label = ${label}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Those that were not taken out; the one that began first first. */
export function selectCaseSignals(db: ResponseDb, caseId: number): Promise<Selectable<CaseSignalTable>[]> {
  return db
    .selectFrom('case_signal')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('signal_start')
    .orderBy('signal_id')
    .execute();
}

/** The agreement or task with the name `e`; why it was struck is part of its words. */
export const mayReadEntry = (reader: LabelReader): RawBuilder<boolean> =>
  mayReadWords(reader, { at: sql<Date>`coalesce(e.struck_at, e.added_at)`, author: sql<number>`e.author_id` });

export type CaseEntryRow = Selectable<CaseEntryTable>;

/** Those that this reader may read, of a case that they were found to see. */
export async function selectCaseEntries(db: ResponseDb, reader: LabelReader, caseId: number): Promise<CaseEntryRow[]> {
  const { rows } = await sql<CaseEntryRow>`
    select e.id, e.case_id, e.kind, e.words, to_char(e.date, 'YYYY-MM-DD') as date, e.parties, e.author_id, e.organisation_id,
           e.role, e.added_at, e.done_at, e.done_by_id, e.done_organisation_id, e.done_role,
           e.struck_at, e.struck_role, e.struck_reason, e.version
    from case_entry e join case_file c on c.id = e.case_id
    where e.case_id = ${caseId} and ${mayReadEntry(reader)} order by e.date, e.id`.execute(db);
  return rows;
}
