import type { FeedbackVerdict } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { Votes } from '../feedback/verdict-of-signal.ts';
import type { ResponseDb } from '../tables.ts';

/** How many people said what of each of these signals, by their newest word before a moment. */
export async function selectVotes(
  db: ResponseDb,
  signals: readonly number[],
  until: Date,
): Promise<ReadonlyMap<number, Votes>> {
  const { rows } = await sql<{ id: number; verdict: FeedbackVerdict; people: number }>`
    select signal_id as id, verdict, count(*)::int4 as people from (
      select distinct on (signal_id, author_id) signal_id, author_id, verdict from signal_feedback
      where signal_id = any(${[...signals]}::int4[]) and given_at < ${until}
      order by signal_id, author_id, version desc
    ) newest group by signal_id, verdict`.execute(db);
  const votes = new Map<number, Votes>();
  for (const { id, verdict, people } of rows) {
    const known = votes.get(id) ?? { useful: 0, 'false-alarm': 0, expected: 0 };
    votes.set(id, { ...known, [verdict]: people });
  }
  return votes;
}

/** When each of these signals was first interpreted, or put into a case. */
export async function selectFirstReactions(
  db: ResponseDb,
  signals: readonly number[],
): Promise<ReadonlyMap<number, Date>> {
  const ids = [...signals];
  const { rows } = await sql<{ id: number; at: Date }>`
    select id, min(at) as at from (
      select signal_id as id, answered_at as at from interpretation
      -- Nobody reacted in a case that was made up: its authors have numbers below zero.
      where signal_id = any(${ids}::int4[]) and state = 'committed' and author_id > 0
      union all
      select signal_id, added_at from case_signal where signal_id = any(${ids}::int4[]) and coalesce(author_id, 1) > 0
      union all
      select signal_id, at from kept_reaction where signal_id = any(${ids}::int4[])
    ) reaction group by id`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
