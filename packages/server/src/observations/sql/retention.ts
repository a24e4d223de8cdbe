import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ObservationsTables } from '../tables.ts';
import { askThrough, holdSealing } from './open-months.ts';
import { hasReading, MIDDLE_MS } from './sealed-readings.ts';

type Trx = Kysely<ObservationsTables>;

/** Before this instant; without a limit where it is infinite. */
export function instant(ms: number): RawBuilder<Date> {
  if (ms === Number.POSITIVE_INFINITY) return sql`'infinity'::timestamptz`;
  if (ms === Number.NEGATIVE_INFINITY) return sql`'-infinity'::timestamptz`;
  return sql`${new Date(ms)}::timestamptz`;
}

/** Of a datastream, what went of it and UTC ms of the oldest. */
interface Gone {
  readonly count: number;
  readonly earliest: number;
}

/**
 * The oldest readings of a datastream before `before` that are rows, at most `limit` of them: short enough that nobody waits for it.
 * @returns how many went, and UTC ms of the oldest
 */
export async function deleteReadings(
  trx: Trx,
  { datastreamId, before, limit }: { datastreamId: number; before: number; limit: number },
): Promise<Gone> {
  await holdSealing(askThrough(trx));
  const { rows } = await sql<{ count: number; earliest: number | null }>`
    with gone as (
      delete from observation o using (
        select datastream_id, phenomenon_time from observation
        where datastream_id = ${datastreamId} and phenomenon_time < ${instant(before)}
        order by phenomenon_time limit ${limit}
      ) due
      where o.datastream_id = due.datastream_id and o.phenomenon_time = due.phenomenon_time
        and o.datastream_id = ${datastreamId} and o.phenomenon_time < ${instant(before)}
      returning o.phenomenon_time
    )
    select count(*)::float8 as count, extract(epoch from min(phenomenon_time))::float8 * 1000 as earliest from gone`.execute(
    trx,
  );
  return { count: rows[0]?.count ?? 0, earliest: rows[0]?.earliest ?? Number.NaN };
}

/**
 * Of the oldest sealed month what lies before `before`: all of it as the one row that it is, or its first part cut off.
 * @returns count 0 where no sealed month reaches before it
 */
export async function deleteSealed(
  trx: Trx,
  { datastreamId, before }: { datastreamId: number; before: number },
): Promise<Gone> {
  await holdSealing(askThrough(trx));
  const { rows } = await sql<{ month: Date; earliest: number; readings: number; isWhole: boolean }>`
    select month, extract(epoch from first_time)::float8 * 1000 as earliest, readings,
      last_time < ${instant(before)} as "isWhole"
    from sealed_month where datastream_id = ${datastreamId} and first_time < ${instant(before)}
    order by month limit 1 for update`.execute(trx);
  const [oldest] = rows;
  if (!oldest) return { count: 0, earliest: Number.NaN };
  const { month, earliest, readings, isWhole } = oldest;
  if (isWhole) {
    await sql`delete from sealed_month where datastream_id = ${datastreamId} and month = ${month}`.execute(trx);
    return { count: readings, earliest };
  }
  const { rows: cut } = await sql<{ count: number }>`
    with due as (
      select count(*)::int4 as n from sealed_month s cross join lateral unnest(s.times) as u (at)
      where s.datastream_id = ${datastreamId} and s.month = ${month}
        and s.month + (u.at::float8 + ${MIDDLE_MS}) * interval '1 millisecond' < ${instant(before)}
    )
    update sealed_month s set readings = s.readings - due.n, times = s.times[due.n + 1:], results = s.results[due.n + 1:],
      result_times = s.result_times[due.n + 1:], feature_ids = s.feature_ids[due.n + 1:],
      first_time = s.month + (s.times[due.n + 1]::float8 + ${MIDDLE_MS}) * interval '1 millisecond'
    from due where s.datastream_id = ${datastreamId} and s.month = ${month} returning due.n as count`.execute(trx);
  return { count: cut[0]?.count ?? 0, earliest };
}

/** The newest reading, where it is due too. It is a copy of a reading, and is not counted again. */
export async function deleteLatest(trx: Trx, datastreamId: number, before: number): Promise<void> {
  await sql`delete from latest where datastream_id = ${datastreamId}
    and phenomenon_time < ${instant(before)}`.execute(trx);
}

/** Datastreams that have readings before their instant, of those given. */
export async function selectWithDue(
  db: Trx,
  dues: readonly { readonly datastreamId: number; readonly raw: number }[],
): Promise<Set<number>> {
  const ids = dues.map(({ datastreamId }) => datastreamId);
  const before = dues.map(({ raw }) => (Number.isFinite(raw) ? new Date(raw).toISOString() : 'infinity'));
  const { rows } = await sql<{ id: number }>`
    select d.id from unnest(${ids}::int4[], ${before}::timestamptz[]) as d (id, before)
    where ${hasReading(sql`d.id`, sql`d.before`)}
       or exists (select 1 from latest l where l.datastream_id = d.id and l.phenomenon_time < d.before)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function upsertMark(trx: Trx, datastreamId: number, until: number): Promise<void> {
  await sql`
    insert into retention_mark (datastream_id, removed_until) values (${datastreamId}, ${instant(until)})
    on conflict (datastream_id) do update
    set removed_until = greatest(retention_mark.removed_until, excluded.removed_until)`.execute(trx);
}

/** By datastream, up to where readings were removed, UTC ms. */
export async function selectMarks(db: Trx): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; until: number }>`
    select datastream_id as id, extract(epoch from removed_until)::float8 * 1000 as until from retention_mark`.execute(
    db,
  );
  return new Map(rows.map(({ id, until }) => [id, until]));
}
