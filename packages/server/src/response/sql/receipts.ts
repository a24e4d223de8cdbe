import { limits } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import type { LabelReader } from '../../sharing/index.ts';
import type { ReceiptTable, ResponseDb } from '../tables.ts';

export type ReceiptKind = ReceiptTable['kind'];

/** Whom and when, as the store gives it. */
export interface ReceiptRow {
  readonly personId: number;
  readonly organisationId: number;
  readonly at: string;
  readonly whole: boolean;
}

/**
 * A part of a reading statement that keeps who read what: no reading without a receipt, no receipt without a reading.
 * The author gets none, and of each reader the first stays.
 *
 * @param shown rows that are shown, by the name of their part of the statement; with `author_id` and the column `id`
 * @param author whose interpretation or feedback it is; 0 where the number alone says what it is
 */
export function keepReceipts(
  kind: ReceiptKind,
  {
    shown,
    id,
    author,
  }: { readonly shown: RawBuilder<unknown>; readonly id: string; readonly author: RawBuilder<number> },
  { personId, organisationId, now }: LabelReader,
): RawBuilder<unknown> {
  return sql`insert into receipt (kind, subject_id, author_id, person_id, organisation_id, seen_at)
    select ${kind}, ${sql.ref(id)}, ${author}, ${personId}::int4, ${organisationId}::int4, ${now}::timestamptz
    from ${shown} where author_id <> ${personId} and not exists (
      select 1 from receipt r where r.kind = ${kind} and r.subject_id = ${sql.ref(id)} and r.author_id = ${author} and r.person_id = ${personId})
    on conflict do nothing`;
}

/** Who saw a row, for readers of the organisation of its author; null to others. First come, first. */
export function seenBy(
  kinds: readonly ReceiptKind[],
  { row, id, author }: { readonly row: string; readonly id: string; readonly author: RawBuilder<number> },
  { organisationId }: LabelReader,
): RawBuilder<ReceiptRow[] | null> {
  return sql<ReceiptRow[] | null>`case when ${sql.ref(`${row}.organisation_id`)} = ${organisationId} then (
    select coalesce(json_agg(json_build_object('personId', s.person_id, 'organisationId', s.organisation_id, 'at', s.at, 'whole', s.whole) order by s.at), '[]')
    from (select r.person_id, r.organisation_id, min(r.seen_at) as at, bool_or(r.kind <> 'case-title') as whole
      from receipt r where r.kind = any(${[...kinds]}) and r.subject_id = ${sql.ref(`${row}.${id}`)} and r.author_id = ${author}
      group by r.person_id, r.organisation_id order by at limit ${limits.receipts}) s) end`;
}

/** Of what is not there any more: a reading that was under way when it went kept one after that. */
export async function deleteLooseReceipts(db: ResponseDb): Promise<void> {
  await sql`delete from receipt r where case r.kind
    when 'interpretation' then not exists (
      select 1 from interpretation i where i.signal_id = r.subject_id and i.author_id = r.author_id)
    when 'feedback' then not exists (
      select 1 from signal_feedback f where f.signal_id = r.subject_id and f.author_id = r.author_id)
    when 'file' then not exists (select 1 from case_attachment a where a.id = r.subject_id)
    when 'round' then not exists (select 1 from questionnaire_round q where q.id = r.subject_id)
    else not exists (select 1 from case_file c where c.id = r.subject_id) end`.execute(db);
}
