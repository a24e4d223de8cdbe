import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import type { CaseAttachmentTable, ResponseDb } from '../tables.ts';
import { mayReadWords } from './blind-first.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';

export interface AttachmentRow extends Selectable<CaseAttachmentTable> {
  /** Of one's own organisation alone. */
  readonly seen_by: readonly ReceiptRow[] | null;
}

const none = sql<number>`0`;

/** Files of a case that this reader may see, oldest first. The case was chosen for this reader already. */
export async function selectAttachments(
  db: ResponseDb,
  reader: LabelReader,
  ask: { readonly caseId: number; readonly id?: number },
): Promise<AttachmentRow[]> {
  const told = seenBy(['file'], { row: 'a', id: 'id', author: none }, reader);
  const { rows } = await sql<AttachmentRow>`
    select a.*, ${told} as seen_by from case_attachment a join case_file c on c.id = a.case_id where ${mayRead(reader, ask)} order by a.id`.execute(
    db,
  );
  return rows;
}

/** One of them, to be handed over: a receipt is kept. */
export async function handOverAttachment(
  db: ResponseDb,
  reader: LabelReader,
  ask: { readonly caseId: number; readonly id: number },
): Promise<Selectable<CaseAttachmentTable> | undefined> {
  const { rows } = await sql<Selectable<CaseAttachmentTable>>`
    with shown as (select a.* from case_attachment a join case_file c on c.id = a.case_id where ${mayRead(reader, ask)}),
    kept as (${keepReceipts('file', { shown: sql`shown`, id: 'id', author: none }, reader)})
    select * from shown`.execute(db);
  return rows[0];
}

function mayRead(
  reader: LabelReader,
  { caseId, id }: { readonly caseId: number; readonly id?: number },
): RawBuilder<boolean> {
  const one = id === undefined ? sql`true` : sql`a.id = ${id}`;
  const words = mayReadWords(reader, { at: sql<Date>`a.added_at`, author: sql<number>`a.author_id` });
  return sql<boolean>`a.case_id = ${caseId} and ${one} and ${labelAllows('a', reader)} and ${words}`;
}

export interface Kept {
  readonly files: number;
  readonly bytes: number;
  /** Of all cases. */
  readonly allBytes: number;
}

export async function countAttachments(db: ResponseDb, caseId: number): Promise<Kept> {
  const { rows } = await sql<{ files: string; bytes: string; all: string }>`
    select count(*) filter (where case_id = ${caseId}) as files,
      coalesce(sum(bytes) filter (where case_id = ${caseId}), 0) as bytes, coalesce(sum(bytes::int8), 0) as "all"
    from case_attachment`.execute(db);
  const [row] = rows;
  return { files: Number(row?.files), bytes: Number(row?.bytes), allBytes: Number(row?.all) };
}

/** Others who put something into this case wait until this transaction ends. false: it is closed, or gone. */
export async function lockOpenCase(db: ResponseDb, caseId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from case_file where id = ${caseId} and closed_at is null for update`.execute(db);
  return rows.length > 0;
}

export async function insertAttachment(db: ResponseDb, row: Insertable<CaseAttachmentTable>): Promise<number> {
  const { id } = await db.insertInto('case_attachment').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** @returns the key of its file; undefined: it is not there, or somebody else's */
export async function deleteAttachment(
  db: ResponseDb,
  { id, authorId }: { readonly id: number; readonly authorId: number },
): Promise<string | undefined> {
  const row = await db
    .deleteFrom('case_attachment')
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .returning('key')
    .executeTakeFirst();
  return row?.key;
}

export async function selectAttachmentKeys(db: ResponseDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('case_attachment').select('key').execute();
  return new Set(rows.map(({ key }) => key));
}
