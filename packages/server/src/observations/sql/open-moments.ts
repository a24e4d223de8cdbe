import { sql } from 'kysely';
import type { Sql } from './function-sql.ts';
import type { ObservationsDb } from './read-observations.ts';
import { readings } from './sealed-readings.ts';

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
export async function selectOpenMoments(db: ObservationsDb, question: TogetherQuestion): Promise<Set<number>> {
  const { times, needs, windowMs, minimum } = question;
  const around = sql`${windowMs / 1000}::float8 * interval '1 second'`;
  const { from, to } = periodOf(question);
  const { rows } = await sql<{ n: number | null; isSealed: boolean }>`
    select null as n, exists (
      select from sealed_month s where s.datastream_id = any(${[...needs]}::int4[]) and s.first_time < ${to} and s.last_time >= ${from}
    ) as "isSealed"
    union all
    select t.n::int4, false from unnest(${times.map((time) => new Date(time))}::timestamptz[]) with ordinality as t (at, n)
    where not exists (
      select from unnest(${[...needs]}::int4[]) as p (id) cross join lateral (
        select count(*) as readings, bool_or(o.result > 0 and o.result < ${minimum}) as small from observation o
        where o.datastream_id = p.id and o.phenomenon_time > t.at - ${around} and o.phenomenon_time < t.at + ${around}
      ) counted where counted.readings = 0 or counted.small
    )`.execute(db);
  if (rows.some(({ isSealed }) => isSealed)) return openMomentsUnpacked(db, question);
  return new Set(rows.flatMap(({ n }) => (n === null ? [] : [times[n - 1] as number])));
}

function periodOf({ times, windowMs }: TogetherQuestion): { readonly from: Sql; readonly to: Sql } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    least = Math.min(least, time);
    most = Math.max(most, time);
  }
  return {
    from: sql`${new Date(least - windowMs).toISOString()}::timestamptz`,
    to: sql`${new Date(most + windowMs).toISOString()}::timestamptz`,
  };
}

/** Where months are sealed: looked for moment by moment each would be unpacked again and again, so all is read once. */
async function openMomentsUnpacked(db: ObservationsDb, question: TogetherQuestion): Promise<Set<number>> {
  const { times, needs, windowMs, minimum } = question;
  const { rows } = await sql<{ id: number; time: number[]; value: number[] }>`
    select datastream_id as id, array_agg(extract(epoch from phenomenon_time)::float8 * 1000 order by phenomenon_time) as time,
      array_agg(result order by phenomenon_time) as value
    from ${readings(sql`datastream_id = any(${[...needs]}::int4[])`, periodOf(question))} group by datastream_id`.execute(
    db,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const isOpen = (at: number, id: number) => {
    const row = byId.get(id);
    if (!row) return false;
    const first = firstAfter(row.time, at - windowMs);
    let next = first;
    for (; next < row.time.length && (row.time[next] as number) < at + windowMs; next++) {
      const value = row.value[next] as number;
      if (value > 0 && value < minimum) return false;
    }
    return next > first;
  };
  return new Set(times.filter((at) => needs.every((id) => isOpen(at, id))));
}

/** Place of the first of these ascending times that comes after `time`. */
function firstAfter(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
