import { type RawBuilder, sql } from 'kysely';
import { ASKING } from '../case-news.ts';
import type { NoticesDb } from '../tables.ts';

/** Does the notice with this name in the statement tell news of a case, and ask nothing? */
const isNews = (name: string): RawBuilder<boolean> => sql`(${sql.ref(`${name}.kind`)} = 'case' and not ${asks(name)})`;

/** Does it stand by itself, whatever else is told of its case? */
export const asks = (name: string): RawBuilder<boolean> =>
  sql`(split_part(${sql.ref(`${name}.cause`)}, ':', 3) = any(${[...ASKING]}::text[]))`;

/** Told of the same case to the same person, and read at the same moment, or by now not at all. */
const together = sql<boolean>`other.person_id = notice.person_id and other.kind = 'case' and other.subject_id = notice.subject_id
  and other.read_at is not distinct from notice.read_at and not ${asks('other')}`;

/** Everything that a notice tells of, the oldest first: of news of a case all that was told with it, else itself. */
export const causes = sql<string[]>`case when ${isNews('notice')}
  then array(select other.cause from notice other where ${together} order by other.id)
  else array[notice.cause] end`;

/** The newest of those that are told together stands for all of them. */
export const standsForAll = sql<boolean>`(not ${isNews('notice')}
  or not exists (select from notice other where ${together} and other.id > notice.id))`;

/** What somebody was told of a case and has not read. */
export interface UnreadOfCase {
  readonly personId: number;
  /** All of it was beyond the budget. */
  readonly capped: boolean;
  /** Some of it goes out by mail, or went. */
  readonly mailed: boolean;
  readonly pushed: boolean;
}

export async function selectUnreadOfCase(db: NoticesDb, caseId: number): Promise<ReadonlyMap<number, UnreadOfCase>> {
  const { rows } = await sql<UnreadOfCase>`
    select person_id as "personId", bool_and(capped) as capped,
      bool_or(mail_due_at is not null) as mailed, bool_or(push_due_at is not null) as pushed
    from notice where ${isNews('notice')} and subject_id = ${caseId} and read_at is null
    group by person_id`.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}
