import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ObservationsTables } from '../tables.ts';

type Trx = Kysely<ObservationsTables>;

/** Before this instant; without a limit where it is infinite. */
export function instant(ms: number): RawBuilder<Date> {
  if (ms === Number.POSITIVE_INFINITY) return sql`'infinity'::timestamptz`;
  if (ms === Number.NEGATIVE_INFINITY) return sql`'-infinity'::timestamptz`;
  return sql`${new Date(ms)}::timestamptz`;
}

/**
 * The oldest readings of a datastream before `before`, at most `limit` of them: short enough that nobody waits for it.
 * @returns how many went, and UTC ms of the oldest
 */
export async function deleteReadings(
  trx: Trx,
  { datastreamId, before, limit }: { datastreamId: number; before: number; limit: number },
): Promise<{ count: number; earliest: number }> {
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
    where exists (select 1 from observation o where o.datastream_id = d.id and o.phenomenon_time < d.before)
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
