import type { SharingLabel } from '@wijkritme/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { InterpretationTable, ResponseDb } from '../tables.ts';

export type Answer = Insertable<InterpretationTable>;
export type StoredAnswer = Selectable<InterpretationTable>;

/** Of one signal by one author, at the version that the author has seen. */
export interface OwnAt {
  readonly signalId: number;
  readonly authorId: number;
  readonly version: number;
}

export function findOwn(
  db: ResponseDb,
  { signalId, authorId }: Omit<OwnAt, 'version'>,
): Promise<StoredAnswer | undefined> {
  return db
    .selectFrom('interpretation')
    .selectAll()
    .where('signal_id', '=', signalId)
    .where('author_id', '=', authorId)
    .executeTakeFirst();
}

/** false: this author has answered already; what stands there stays. */
export async function insertAnswer(db: ResponseDb, answer: Answer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('interpretation')
    .values(answer)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface LaterAnswer {
  readonly explanationId: number;
  readonly sure: number;
  readonly words: string;
  readonly at: Date;
}

/** false: no longer at this version, or declined. */
export function updateLater(db: ResponseDb, own: OwnAt, later: LaterAnswer): Promise<boolean> {
  return updateOwn(db, own, {
    later_explanation_id: later.explanationId,
    later_sure: later.sure,
    later_words: later.words,
    later_at: later.at,
  });
}

/** false: no longer at this version, or declined. */
export function updateLabel(
  db: ResponseDb,
  own: OwnAt,
  change: { readonly label: SharingLabel; readonly audience: number[] },
): Promise<boolean> {
  return updateOwn(db, own, change);
}

async function updateOwn(
  db: ResponseDb,
  { signalId, authorId, version }: OwnAt,
  change: Partial<
    Pick<Answer, 'later_explanation_id' | 'later_sure' | 'later_words' | 'later_at' | 'label' | 'audience'>
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('interpretation')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('signal_id', '=', signalId)
    .where('author_id', '=', authorId)
    .where('version', '=', version)
    .where('state', '=', 'committed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
