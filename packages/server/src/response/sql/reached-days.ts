import { type RawBuilder, sql } from 'kysely';
import type { ResponseDb } from '../tables.ts';

/** A measure that runs while its stop day or its last day is there, or over: somebody decides whether it goes on. */
export interface ReachedDay {
  readonly interventionId: number;
  readonly caseId: number;
  /** Who planned it. */
  readonly authorId: number;
  /** The organisation that does it. */
  readonly ownerId: number;
  /** Local civil date of the earlier of the two. */
  readonly day: string;
}

/** The earlier of the last day and the stop day of the measure with the name `v`; a measure without a stop day has the one. */
export const earlierDay: RawBuilder<string> = sql<string>`least(v.plan ->> 'endsOn', v.plan ->> 'stopOn')`;

/** @param today local civil date */
export function hasReachedDay(today: string): RawBuilder<boolean> {
  return sql<boolean>`(v.state = 'running' and ${earlierDay} <= ${today})`;
}

/** Those that came last come first, so that a limit leaves out what was told long ago. @param among left out: of all measures */
export async function selectReachedDays(
  db: ResponseDb,
  { today, limit, among }: { readonly today: string; readonly limit: number; readonly among?: readonly number[] },
): Promise<ReachedDay[]> {
  const chosen = among ? sql`and v.id = any(${[...among]}::int4[])` : sql``;
  const { rows } = await sql<ReachedDay>`
    select v.id as "interventionId", v.case_id as "caseId", v.author_id as "authorId",
      (v.plan ->> 'ownerId')::int4 as "ownerId", ${earlierDay} as day
    from intervention v where ${hasReachedDay(today)} ${chosen} order by day desc, v.id limit ${limit}`.execute(db);
  return rows;
}
