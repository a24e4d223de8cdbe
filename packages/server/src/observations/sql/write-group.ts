import { type Kysely, sql } from 'kysely';
import type { Readings } from '../readings.ts';
import type { ObservationsTables } from '../tables.ts';
import { newestReading } from './sealed-readings.ts';

type Trx = Kysely<ObservationsTables>;

/** One reading of a group. Times are UTC ms; NaN: no result time. */
export interface GroupReading {
  readonly datastream: number;
  readonly time: number;
  readonly value: number;
  readonly resultTime: number;
  readonly feature: number | undefined;
}

/** What stands in the way of a reading: another one too close to it, or one for the same moment. */
export type Obstacle = 'near' | 'same' | 'other' | undefined;

/** Looks at rows only: sealed months around it were opened before. */
export async function findObstacle(trx: Trx, reading: GroupReading, gapMs: number): Promise<Obstacle> {
  const { datastream, time, value, feature } = reading;
  const { rows } = await sql<{ same: boolean; equal: boolean }>`
    select o.phenomenon_time = ${instant(time)}::timestamptz as same,
      (o.result = ${value}::float8 and (${feature ?? null}::int4 is null or o.feature_id = ${feature ?? null}::int4)) is true as equal
    from observation o where o.datastream_id = ${datastream}
      and o.phenomenon_time > ${instant(time - Math.max(gapMs, 1))}::timestamptz
      and o.phenomenon_time < ${instant(time + Math.max(gapMs, 1))}::timestamptz`.execute(trx);
  const own = rows.find(({ same }) => same);
  if (own) return own.equal ? 'same' : 'other';
  return gapMs > 1 && rows.length > 0 ? 'near' : undefined;
}

/** @returns false where another process stored one for the same moment just now */
export async function insertOne(trx: Trx, reading: GroupReading): Promise<boolean> {
  const { datastream, time, value, resultTime, feature } = reading;
  const result = await sql`
    insert into observation (datastream_id, phenomenon_time, result, result_time, feature_id)
    values (${datastream}, ${instant(time)}, ${value}, ${Number.isNaN(resultTime) ? null : instant(resultTime)}, ${feature ?? null})
    on conflict do nothing`.execute(trx);
  if (result.numAffectedRows !== 1n) return false;
  if (feature !== undefined)
    await sql`insert into feature_datastream (feature_id, datastream_id) values (${feature}, ${datastream})
      on conflict do nothing`.execute(trx);
  return true;
}

/**
 * The newest of each datastream and the word to everybody who follows the outbox: last, because the intake waits for a row of
 * `latest` that somebody else holds.
 * @returns position of the announcement
 */
export async function finishGroup(trx: Trx, rows: Readings): Promise<number> {
  const ids = [...rows.datastream].slice(0, rows.count);
  await sql`
    insert into latest (datastream_id, phenomenon_time, result)
    select d.id, n.phenomenon_time, n.result from unnest(${[...new Set(ids)]}::int4[]) as d (id)
    cross join lateral ${newestReading(sql`d.id`)} order by 1
    on conflict (datastream_id) do update set phenomenon_time = excluded.phenomenon_time, result = excluded.result
    where latest.phenomenon_time < excluded.phenomenon_time`.execute(trx);
  const from = new Map<number, number>();
  for (const [row, id] of ids.entries())
    from.set(id, Math.min(from.get(id) ?? Number.POSITIVE_INFINITY, rows.time[row] as number));
  const announcement = JSON.stringify({ datastreams: [...from.keys()], from: [...from.values()] });
  const { rows: answer } = await sql<{ position: number }>`
    insert into outbox (kind, payload) values ('observations.stored', ${announcement}::jsonb)
    returning id as position`.execute(trx);
  return answer[0]?.position ?? 0;
}

const instant = (time: number) => new Date(time).toISOString();
