import { LATE_DAYS } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import { signalIsThere } from '../../rhythm/index.ts';
import type { LabelReader } from '../../sharing/index.ts';

/*
 * Blind first, for what is written in a case (decision 169). Parts of statements that know the case by the name `c`, so that what its
 * reader may not read yet never leaves the store.
 */

/**
 * Signals `s` of the case that this reader still answers first: at places where they work, there to be answered, and neither answered nor
 * declined by them. One that was taken out still counts: what was written while it was in tells what somebody made of it. None of a case that was closed so long ago that nothing is asked of it any more, and none of one that was made up.
 */
const toAnswer = (reader: LabelReader): RawBuilder<unknown> => sql`
  from case_signal s where s.case_id = c.id and not c.simulated
    and (c.closed_at is null or c.closed_at > ${reader.now}::timestamptz - ${LATE_DAYS}::int4 * interval '24 hours')
    and (${reader.everywhere} or s.place_id = any(${[...reader.places]}::int4[]))
    and not exists (select 1 from interpretation own where own.signal_id = s.signal_id and own.author_id = ${reader.personId})
    and ${signalIsThere(sql<number>`s.signal_id`)}`;

/** When the first of them came into the case: what was written from then on stays hidden. null: there is none. */
export const blindFrom = (reader: LabelReader): RawBuilder<Date | null> =>
  sql<Date | null>`(select min(s.added_at) ${toAnswer(reader)})`;

/** Their numbers, the one that began first first. */
export const answerFirst = (reader: LabelReader): RawBuilder<number[]> =>
  sql<number[]>`array(select s.signal_id ${toAnswer(reader)} order by s.signal_start, s.signal_id)`;

/** May this reader read what was written then, by them? One's own words always; else what was there before such a signal came. */
export function mayReadWords(
  reader: LabelReader,
  { at, author }: { readonly at: RawBuilder<Date | null>; readonly author: RawBuilder<number | null> },
): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(${author} = ${reader.personId}, false) or coalesce(${at} < ${blindFrom(reader)}, ${blindFrom(reader)} is null))`;
}

/** Its title and script; of a case from before this was kept nobody knows when they were written. */
export const mayReadName = (reader: LabelReader): RawBuilder<boolean> =>
  mayReadWords(reader, { at: sql<Date | null>`c.named_at`, author: sql<number | null>`c.named_by` });

/** The measure `v` of the case: who worked on it always; else while nothing of it was changed since such a signal came. */
export const mayReadMeasure = (reader: LabelReader): RawBuilder<boolean> => sql<boolean>`(
  ${mayReadWords(reader, { at: sql<Date>`greatest(v.created_at, (select max(h.at) from intervention_change h where h.intervention_id = v.id))`, author: sql<number>`v.author_id` })}
  or exists (select 1 from intervention_change h where h.intervention_id = v.id and h.author_id = ${reader.personId}))`;
