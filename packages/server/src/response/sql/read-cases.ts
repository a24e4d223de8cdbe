import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import type { CaseEntryTable, CaseFileTable, CaseSignalTable, ResponseDb } from '../tables.ts';

export interface CaseRow extends Selectable<CaseFileTable> {
  readonly open_tasks: number;
}

/** Who reads cases, and where they work on signals. */
export interface CaseReader extends LabelReader {
  readonly places: readonly number[];
  /** Everywhere, also at no known place. */
  readonly everywhere: boolean;
}

export interface CaseQuery {
  readonly id?: number | undefined;
  readonly signal?: number | undefined;
  readonly limit: number;
  /** Rows to pass over. */
  readonly offset: number;
}

/** Cases that this reader may see: at a place where they work, and as the label says. */
export async function selectCases(db: ResponseDb, reader: CaseReader, ask: CaseQuery): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.*, (select count(*)::int from case_entry t where t.case_id = c.id and t.kind = 'task' and t.done_at is null) as open_tasks
    from case_file c
    where ${mayReadCase(reader)} and ${chosen(ask)}
    order by (c.closed_at is not null), c.id desc limit ${ask.limit} offset ${ask.offset}`.execute(db);
  return rows;
}

/** May this reader see the case with the name `c` in the statement? What belongs to a case asks the same. */
export function mayReadCase(reader: CaseReader): RawBuilder<boolean> {
  return sql<boolean>`(${reader.everywhere} or c.place_id = any(${[...reader.places]}::int4[]))
    and ${labelAllows('c', reader)}`;
}

function chosen({ id, signal }: CaseQuery): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (id !== undefined) conditions.push(sql`c.id = ${id}`);
  if (signal !== undefined)
    conditions.push(sql`exists (select 1 from case_signal s where s.case_id = c.id and s.signal_id = ${signal})`);
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
           added_at, done_at, version
    from case_entry where case_id = ${caseId} order by case_entry.date, id`.execute(db);
  return rows;
}
