import type { FeedbackVerdict, OwnFeedback } from '@wijkritme/contract';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import type { Votes } from '../feedback/verdict-of-signal.ts';
import type { ResponseDb, SignalFeedbackTable } from '../tables.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';

export type FeedbackRow = Selectable<SignalFeedbackTable>;

export interface OthersRow extends FeedbackRow {
  /** Of one's own organisation alone. */
  readonly seen_by: readonly ReceiptRow[] | null;
}

/** false: this version is there already. */
export async function insertFeedback(db: ResponseDb, row: Insertable<SignalFeedbackTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('signal_feedback')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Everything that one person said of a signal, newest first. */
export function selectOwnFeedback(db: ResponseDb, signalId: number, authorId: number): Promise<FeedbackRow[]> {
  return db
    .selectFrom('signal_feedback')
    .selectAll()
    .where('signal_id', '=', signalId)
    .where('author_id', '=', authorId)
    .orderBy('version', 'desc')
    .execute();
}

/** Who read what this person said of a signal. */
export async function selectReadersOfOwn(
  db: ResponseDb,
  { signalId, reader }: Pick<OthersAsked, 'signalId' | 'reader'>,
): Promise<readonly ReceiptRow[]> {
  const author = sql<number>`${reader.personId}::int4`;
  const { rows } = await sql<{ seen_by: readonly ReceiptRow[] }>`
    select ${seenBy(['feedback'], { row: 'own', id: 'signal_id', author }, reader)} as seen_by
    from (select ${signalId}::int4 as signal_id, ${reader.organisationId}::int4 as organisation_id) own`.execute(db);
  return rows[0]?.seen_by ?? [];
}

export interface OthersAsked {
  readonly signalId: number;
  /** The place at which the reader's right was asked for. */
  readonly placeId: number | null;
  readonly reader: LabelReader;
}

export interface OthersFeedback {
  /** Has the reader answered the signal? */
  readonly answered: boolean;
  readonly rows: readonly OthersRow[];
}

/**
 * The newest word of each other person, without those of nobody any more, where its label lets it be read: an older word of theirs never
 * takes its place. None before the reader has answered the signal, as with decision 64. What it shows it keeps a receipt of.
 */
export async function selectOthersFeedback(db: ResponseDb, asked: OthersAsked): Promise<OthersFeedback> {
  const { signalId, placeId, reader } = asked;
  const hasAnswered = sql<boolean>`exists (
    select 1 from interpretation own where own.signal_id = ${signalId} and own.author_id = ${reader.personId})`;
  const { rows: found } = await sql<{ answered: boolean }>`select ${hasAnswered} as answered`.execute(db);
  const author = sql<number>`shown.author_id`;
  const { rows } = await sql<OthersRow>`with newest as (
      select distinct on (f.author_id) f.* from signal_feedback f
      where f.signal_id = ${signalId} and f.author_id <> ${reader.personId} and f.author_id > 0
        and f.place_id is not distinct from ${placeId} and ${hasAnswered}
      order by f.author_id, f.version desc),
    shown as (select newest.* from newest where ${labelAllows('newest', reader)}),
    kept as (${keepReceipts('feedback', { shown: sql`shown`, id: 'signal_id', author }, reader)})
    select shown.*, ${seenBy(['feedback'], { row: 'shown', id: 'signal_id', author }, reader)} as seen_by
    from shown order by shown.given_at, shown.author_id`.execute(db);
  return { answered: found[0]?.answered ?? false, rows };
}

/** What one person said last of each of these signals. */
export async function selectOwnVerdicts(
  db: ResponseDb,
  authorId: number,
  signalIds: readonly number[],
): Promise<OwnFeedback[]> {
  const { rows } = await sql<OwnFeedback>`
    select distinct on (signal_id) signal_id as "signalId", verdict, version from signal_feedback
    where author_id = ${authorId} and signal_id = any(${[...signalIds]}::int4[])
    order by signal_id, version desc`.execute(db);
  return rows;
}

/** One signal with how many people said what of it, each by their newest word. */
export interface JudgedSignal {
  readonly signalId: number;
  readonly placeId: number;
  readonly start: Date;
  readonly budgeted: boolean;
  readonly votes: Votes;
}

/** Signals of these places from a moment on. */
export async function selectJudged(
  db: ResponseDb,
  { places, since }: { readonly places: readonly number[]; readonly since: Date },
): Promise<JudgedSignal[]> {
  const { rows } = await sql<Omit<JudgedSignal, 'votes'> & Record<FeedbackVerdict, number>>`
    select signal_id as "signalId", place_id as "placeId", signal_start as "start", bool_and(budgeted) as budgeted,
           ${countOf('useful')}, ${countOf('false-alarm')}, ${countOf('expected')}
    from (
      select distinct on (signal_id, author_id) * from signal_feedback
      where place_id = any(${[...places]}::int4[]) and signal_start >= ${since}
      order by signal_id, author_id, version desc
    ) newest
    group by signal_id, place_id, signal_start
    order by signal_start, signal_id`.execute(db);
  return rows.map(({ signalId, placeId, start, budgeted, ...votes }) => ({
    signalId,
    placeId,
    start,
    budgeted,
    votes,
  }));
}

const countOf = (verdict: FeedbackVerdict): RawBuilder<number> =>
  sql<number>`(count(*) filter (where verdict = ${verdict}))::int4 as ${sql.ref(verdict)}`;

/** Which of these signals one person has answered. */
export async function selectAnswered(
  db: ResponseDb,
  authorId: number,
  signalIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (signalIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('interpretation')
    .select('signal_id')
    .where('author_id', '=', authorId)
    .where('signal_id', 'in', [...signalIds])
    .execute();
  return new Set(rows.map((row) => row.signal_id));
}
