import type { ExplanationKind } from '@wijkritme/contract';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type LabelReader, labelAllows } from '../../sharing/index.ts';
import type { InterpretationTable, ResponseDb } from '../tables.ts';
import { keepReceipts, type ReceiptRow, seenBy } from './receipts.ts';

export interface InterpretationRow extends Selectable<InterpretationTable> {
  readonly kind: ExplanationKind | null;
  readonly name_nl: string | null;
  readonly name_en: string | null;
  readonly later_kind: ExplanationKind | null;
  readonly later_name_nl: string | null;
  readonly later_name_en: string | null;
  /** Of one's own organisation alone. */
  readonly seen_by: readonly ReceiptRow[] | null;
}

export interface InterpretationsAsked {
  readonly signalId: number;
  /** The place at which the reader's right was asked for. */
  readonly placeId: number | null;
  readonly reader: LabelReader;
}

/** Own first, then in the order in which they came. */
export async function selectInterpretations(db: ResponseDb, asked: InterpretationsAsked): Promise<InterpretationRow[]> {
  const { rows } = await interpretationsQuery(asked).execute(db);
  return rows;
}

/**
 * Blind first, in the statement itself (decision 64): whether one has answered hangs on no row of others, so the store asks
 * it once, before all else. Without an answer no row is read, and neither content nor count nor time tells of others.
 * What it shows it keeps a receipt of (decision 85).
 */
export function interpretationsQuery({
  signalId,
  placeId,
  reader,
}: InterpretationsAsked): RawBuilder<InterpretationRow> {
  const author = sql<number>`shown.author_id`;
  return sql<InterpretationRow>`with shown as (
    select i.*, e.kind, e.name_nl, e.name_en,
           l.kind as later_kind, l.name_nl as later_name_nl, l.name_en as later_name_en
    from interpretation i
    left join explanation e on e.id = i.explanation_id
    left join explanation l on l.id = i.later_explanation_id
    where i.signal_id = ${signalId}
      and exists (
        select 1 from interpretation own
        where own.signal_id = ${signalId} and own.author_id = ${reader.personId})
      and i.place_id is not distinct from ${placeId}
      and ${labelAllows('i', reader)}),
    kept as (${keepReceipts('interpretation', { shown: sql`shown`, id: 'signal_id', author: sql`shown.author_id` }, reader)})
    select shown.*, ${seenBy(['interpretation'], { row: 'shown', id: 'signal_id', author }, reader)} as seen_by
    from shown order by (shown.author_id = ${reader.personId}) desc, shown.answered_at, shown.author_id`;
}
