import type { Insertable, Selectable } from 'kysely';
import type { InterpretationTable, ResponseDb, SharingColumns } from '../tables.ts';
import { updateAtVersion } from './update-at-version.ts';

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
export function updateLabel(db: ResponseDb, own: OwnAt, change: SharingColumns): Promise<boolean> {
  return updateOwn(db, own, change);
}

function updateOwn(db: ResponseDb, { signalId, authorId, version }: OwnAt, change: Partial<Answer>): Promise<boolean> {
  const key = { signal_id: signalId, author_id: authorId, state: 'committed' };
  return updateAtVersion(db, { table: 'interpretation', key, version }, change);
}
