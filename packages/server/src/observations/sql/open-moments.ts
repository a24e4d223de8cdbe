import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

export interface TogetherQuestion {
  /** UTC ms. */
  readonly times: readonly number[];
  /** Datastreams that have to be counted around each of these times, and not be small. */
  readonly needs: readonly number[];
  readonly windowMs: number;
  /** Counts from above 0 up to this one are small. */
  readonly minimum: number;
}

/** Those of the times at which everything needed was counted and nothing of it is small (`isOpenTogether`, in the store). */
export async function selectOpenMoments(
  db: ObservationsDb,
  { times, needs, windowMs, minimum }: TogetherQuestion,
): Promise<Set<number>> {
  const around = sql`${windowMs / 1000}::float8 * interval '1 second'`;
  const { rows } = await sql<{ n: number }>`
    select t.n::int4 as n from unnest(${times.map((time) => new Date(time))}::timestamptz[]) with ordinality as t (at, n)
    where not exists (
      select from unnest(${[...needs]}::int4[]) as p (id) cross join lateral (
        select count(*) as readings, bool_or(o.result > 0 and o.result < ${minimum}) as small from observation o
        where o.datastream_id = p.id and o.phenomenon_time > t.at - ${around} and o.phenomenon_time < t.at + ${around}
      ) counted where counted.readings = 0 or counted.small
    )`.execute(db);
  return new Set(rows.map(({ n }) => times[n - 1] as number));
}
