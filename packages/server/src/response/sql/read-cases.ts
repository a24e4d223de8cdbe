import type { SharingLabel } from '@wijkritme/contract';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import { asItIs, type ListMark } from '../list-mark.ts';
import type { CaseEntryTable, CaseFileTable, CaseSignalTable, ResponseDb } from '../tables.ts';
import { behindMark } from './behind-mark.ts';
import { foundByWords } from './found-by-words.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';
import { type CaseKeeping, keepingColumns } from './ripe-cases.ts';

export interface CaseRow extends Selectable<CaseFileTable>, CaseKeeping {
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
  const { rows } = await sql<CaseRow>`select c.*, null as seen_by from (${cases(reader, ask, asItIs)}) c`.execute(db);
  return rows;
}

/** The same, to be shown: one whole, or titles for a list. A receipt is kept of all but what `spare` leaves over. */
export async function showCases(
  db: ResponseDb,
  reader: LabelReader,
  ask: CaseQuery & { readonly as: 'case' | 'case-title'; readonly spare: number; readonly mark?: ListMark },
): Promise<ListedCase[]> {
  const none = sql<number>`0`;
  const told = sql`(select * from found limit ${ask.limit - ask.spare}) shown`;
  const { rows } = await sql<ListedCase>`with found as (${cases(reader, ask, ask.mark ?? asItIs)}),
    kept as (${keepReceipts(ask.as, { shown: told, id: 'shown.id', author: none }, reader)})
    select found.*, ${seenBy(['case', 'case-title'], { row: 'found', id: 'id', author: none }, reader)} as seen_by
    from found order by found.on_top desc, found.id desc`.execute(db);
  return rows;
}

function cases(reader: LabelReader, ask: CaseQuery, mark: ListMark): RawBuilder<unknown> {
  const onTop = wasOpen(mark.asOf);
  return sql`
    select c.*, (select count(*)::int from case_entry t where t.case_id = c.id and t.kind = 'task' and t.done_at is null) as open_tasks,
      ${onTop} as on_top, ${keepingColumns}
    from case_file c
    where ${mayReadCase(reader)} and ${chosen(ask)} and ${behindMark(mark, { onTop, id: sql`c.id` })}
    order by ${onTop} desc, c.id desc limit ${ask.limit}`;
}

/**
 * Of the case with the name `c`. What was closed by then and is opened again since was not open then: it stays below, where whoever pages on still
 * comes. Its steps tell; one without a step until then was open.
 */
const wasOpen = (asOf: Date): RawBuilder<boolean> => sql<boolean>`(
  (c.closed_at is null or c.closed_at > ${asOf})
  and coalesce((select s.kind <> 'closed' from case_step s where s.case_id = c.id and s.at <= ${asOf}
    order by s.at desc, s.id desc limit 1), true))`;

/** May this reader see the case with the name `c` in the statement? What belongs to a case asks the same. */
export function mayReadCase(reader: LabelReader): RawBuilder<boolean> {
  return sql<boolean>`(${reader.everywhere} or c.place_id = any(${[...reader.places]}::int4[]))
    and ${labelAllows('c', reader)}`;
}

function chosen({ id, signal, search, state, places, label }: CaseQuery): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (id !== undefined) conditions.push(sql`c.id = ${id}`);
  if (signal !== undefined)
    conditions.push(sql`exists (select 1 from case_signal s where s.case_id = c.id and s.signal_id = ${signal})`);
  if (search !== undefined) conditions.push(foundByWords(sql<string>`c.title`, search));
  if (state !== undefined) conditions.push(sql`(c.closed_at is null) = ${state === 'open'}`);
  if (places !== undefined) conditions.push(sql`c.place_id = any(${[...places]}::int4[])`);
  if (label !== undefined) conditions.push(sql`c.label = ${label}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Signals that began first come first. */
export function selectCaseSignals(db: ResponseDb, caseId: number): Promise<Selectable<CaseSignalTable>[]> {
  return db
    .selectFrom('case_signal')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('signal_start')
    .orderBy('signal_id')
    .execute();
}

export type CaseEntryRow = Selectable<CaseEntryTable>;

export async function selectCaseEntries(db: ResponseDb, caseId: number): Promise<CaseEntryRow[]> {
  const { rows } = await sql<CaseEntryRow>`
    select id, case_id, kind, words, to_char(date, 'YYYY-MM-DD') as date, parties, author_id, organisation_id, role,
           added_at, done_at, done_by_id, done_organisation_id, done_role,
           struck_at, struck_role, struck_reason, version
    from case_entry where case_id = ${caseId} order by case_entry.date, id`.execute(db);
  return rows;
}
