import { HOUR } from '@wijkritme/contract';
import { type Kysely, sql } from 'kysely';
import type { RhythmTables } from '../tables.ts';
import type { DeviationRow } from './deviations.ts';

type RhythmDb = Kysely<RhythmTables>;

/** Deviations of one place that lie no further apart than this belong together. */
const NEAR_MS = HOUR;

/**
 * Give each new deviation its signal: one of the same place that overlaps it (with an hour to spare), or a new one.
 * Silence joins silence only: a dead sensor says nothing about a busy street.
 */
export async function assignSignals(
  db: RhythmDb,
  rows: readonly DeviationRow[],
  placeOf: (datastreamId: number) => number | null,
): Promise<void> {
  for (const row of [...rows].sort((a, b) => a.start_time.getTime() - b.start_time.getTime())) {
    const signalId =
      row.signal_id ??
      (await findSignal(db, row, placeOf(row.datastream_id))) ??
      (await insertSignal(db, row, placeOf(row.datastream_id)));
    if (row.signal_id === null)
      await db.updateTable('deviation').set({ signal_id: signalId }).where('id', '=', row.id).execute();
    await refreshSignal(db, signalId);
  }
}

async function findSignal(db: RhythmDb, row: DeviationRow, placeId: number | null): Promise<number | undefined> {
  const silent = row.kind === 'silent';
  const end = row.end_time ?? row.start_time;
  const { rows } = await sql<{ id: number }>`
    select s.id from signal s
    where s.place_id is not distinct from ${placeId}
      and s.start_time <= ${new Date(end.getTime() + NEAR_MS)}
      and coalesce(s.end_time, 'infinity') >= ${new Date(row.start_time.getTime() - NEAR_MS)}
      and exists (select 1 from deviation d where d.signal_id = s.id and (d.kind = 'silent') = ${silent})
    order by s.start_time desc limit 1`.execute(db);
  return rows[0]?.id;
}

async function insertSignal(db: RhythmDb, row: DeviationRow, placeId: number | null): Promise<number> {
  const { id } = await db
    .insertInto('signal')
    .values({
      place_id: placeId,
      start_time: row.start_time,
      end_time: row.end_time,
      outage: false,
      surprise: row.surprise,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Span, strength and kind of a signal follow from its deviations; a signal without any is gone. */
export async function refreshSignal(db: RhythmDb, id: number): Promise<void> {
  await sql`
    update signal s set
      start_time = d.start_time, end_time = d.end_time, surprise = d.surprise, outage = d.silent and d.datastreams > 1
    from (
      select min(start_time) as start_time, case when bool_or(end_time is null) then null else max(end_time) end as end_time,
             max(surprise) as surprise, bool_and(kind = 'silent') as silent, count(distinct datastream_id) as datastreams
      from deviation where signal_id = ${id}
    ) d where s.id = ${id} and d.start_time is not null`.execute(db);
}

export async function deleteEmptySignals(db: RhythmDb): Promise<void> {
  await sql`delete from signal s where not exists (select 1 from deviation d where d.signal_id = s.id)`.execute(db);
}

export interface SignalRow {
  readonly id: number;
  readonly place_id: number | null;
  readonly start_time: Date;
  readonly end_time: Date | null;
  readonly outage: boolean;
  readonly surprise: number;
  readonly deviations: number[];
}

export async function selectSignals(
  db: RhythmDb,
  ask: { from?: number; to?: number; places?: readonly number[] },
): Promise<SignalRow[]> {
  const { rows } = await sql<SignalRow>`
    select s.*, (select coalesce(array_agg(d.id order by d.surprise desc), '{}') from deviation d where d.signal_id = s.id) as deviations
    from signal s
    where (${ask.from === undefined ? null : new Date(ask.from)}::timestamptz is null or coalesce(s.end_time, 'infinity') >= ${ask.from === undefined ? null : new Date(ask.from)})
      and (${ask.to === undefined ? null : new Date(ask.to)}::timestamptz is null or s.start_time < ${ask.to === undefined ? null : new Date(ask.to)})
      and (${ask.places === undefined ? null : [...ask.places]}::int4[] is null or s.place_id = any(${ask.places === undefined ? null : [...ask.places]}::int4[]))
    order by s.start_time desc limit 200`.execute(db);
  return rows;
}
