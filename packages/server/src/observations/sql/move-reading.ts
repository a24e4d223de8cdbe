import { sql } from 'kysely';
import { deleteReading, type ReadingKey } from './correct-observations.ts';
import { askThrough, attachPartitions, holdSealing, MonthKeys, openMonths } from './open-months.ts';
import { monthOf } from './partitions.ts';
import type { ObservationsDb } from './read-observations.ts';

/** To what moment a reading goes, and how close to another it may stand there. All UTC ms. */
export interface Move {
  readonly key: ReadingKey;
  readonly to: number;
  readonly finestMs: number;
}

/**
 * Months become rows and can take rows, for all that a move touches and is held against: the first step of the transaction that moves.
 */
export async function openForMoves(db: ObservationsDb, moves: readonly Move[]): Promise<void> {
  const ask = askThrough(db);
  const keys = new MonthKeys();
  for (const { key, to, finestMs } of moves) {
    keys.add(key.datastream, monthOf(key.time));
    for (let month = monthOf(to - finestMs); month <= monthOf(to + finestMs); month++) keys.add(key.datastream, month);
  }
  await holdSealing(ask);
  await attachPartitions(ask, new Set(moves.map(({ to }) => monthOf(to))));
  await openMonths(ask, keys);
}

/**
 * A reading goes to another moment of its datastream, and what it was known by leads to it from then on.
 * @returns why not, where another reading stands there or too close
 */
export async function moveReading(
  db: ObservationsDb,
  { key, to, finestMs }: Move,
): Promise<'conflicting_reading' | 'interval_too_fine' | undefined> {
  const { datastream, time } = key;
  const [then, now] = [new Date(time), new Date(to)];
  const { rows } = await sql`
    insert into observation (datastream_id, phenomenon_time, result, result_time, feature_id)
    select datastream_id, ${now}::timestamptz, result, result_time, feature_id from observation
    where datastream_id = ${datastream} and phenomenon_time = ${then}
    on conflict do nothing returning 1`.execute(db);
  if (rows.length === 0) return 'conflicting_reading';
  const { rows: near } = await sql`
    select 1 from observation where datastream_id = ${datastream}
      and phenomenon_time > ${new Date(to - finestMs)} and phenomenon_time < ${new Date(to + finestMs)}
      and phenomenon_time not in (${then}, ${now}) limit 1`.execute(db);
  if (near.length > 0) return 'interval_too_fine';
  await sql`delete from moved_reading where datastream_id = ${datastream} and phenomenon_time = ${now}`.execute(db);
  await sql`
    update moved_reading set now_at = ${now} where datastream_id = ${datastream} and now_at = ${then}`.execute(db);
  await deleteReading(db, key);
  await sql`
    insert into moved_reading (datastream_id, phenomenon_time, now_at) values (${datastream}, ${then}, ${now})
    on conflict (datastream_id, phenomenon_time) do update set now_at = excluded.now_at`.execute(db);
  return undefined;
}

/** Where a reading stands now that was moved away from here, UTC ms. */
export async function findMoved(db: ObservationsDb, { datastream, time }: ReadingKey): Promise<number | undefined> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from now_at) * 1000)::float8 as now from moved_reading
    where datastream_id = ${datastream} and phenomenon_time = ${new Date(time)}`.execute(db);
  return rows[0] && Math.round(rows[0].now);
}

/** What is due to be removed leaves no word of where it stood. @param dues per datastream up to when, UTC ms */
export async function forgetMoves(
  db: ObservationsDb,
  dues: readonly { readonly datastreamId: number; readonly raw: number }[],
): Promise<void> {
  const ids = dues.map(({ datastreamId }) => datastreamId);
  const before = dues.map(({ raw }) => (Number.isFinite(raw) ? new Date(raw).toISOString() : 'infinity'));
  await sql`
    delete from moved_reading m using unnest(${ids}::int4[], ${before}::timestamptz[]) as d (id, before)
    where m.datastream_id = d.id and m.now_at < d.before`.execute(db);
}
