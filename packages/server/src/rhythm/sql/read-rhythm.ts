import { HOUR } from '@wijkritme/contract';
import { type Kysely, sql } from 'kysely';
import type { DayRow } from '../day-row.ts';
import type { RhythmDayTable, RhythmTables } from '../tables.ts';

type RhythmDb = Kysely<RhythmTables>;

const LONGEST_DAY = 26 * HOUR;

export async function selectStates(
  db: RhythmDb,
): Promise<{ datastreamId: number; state: Buffer; openDay: Buffer; snapshotTime: number | undefined }[]> {
  const { rows } = await sql<{ datastream_id: number; state: Buffer; open_day: Buffer; snapshot_time: Date | null }>`
    select s.datastream_id, s.state, s.open_day,
      (select max(time) from rhythm_snapshot p where p.datastream_id = s.datastream_id) as snapshot_time
    from rhythm_state s`.execute(db);
  return rows.map((row) => ({
    datastreamId: row.datastream_id,
    state: row.state,
    openDay: row.open_day,
    snapshotTime: row.snapshot_time?.getTime(),
  }));
}

export async function selectSnapshotBefore(
  db: RhythmDb,
  datastreamId: number,
  time: number,
): Promise<{ time: number; state: Buffer } | undefined> {
  const row = await db
    .selectFrom('rhythm_snapshot')
    .select(['time', 'state'])
    .where('datastream_id', '=', datastreamId)
    .where('time', '<', new Date(time))
    .orderBy('time', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { time: row.time.getTime(), state: row.state };
}

/** Local days that begin from `from` (included) to `to` (excluded), oldest first. */
export async function selectDays(db: RhythmDb, datastreamId: number, from: number, to: number): Promise<DayRow[]> {
  const rows = await db
    .selectFrom('rhythm_day')
    .select(['start_time', 'readings', 'measured', 'low', 'mid', 'high', 'difference', 'shown'])
    .where('datastream_id', '=', datastreamId)
    .where('start_time', '>=', new Date(from))
    .where('start_time', '<', new Date(to))
    .orderBy('start_time')
    .execute();
  return rows.map(toDay);
}

/** The local day around an instant, by datastream. */
export async function selectDaysAt(
  db: RhythmDb,
  datastreams: readonly number[],
  time: number,
): Promise<Map<number, DayRow>> {
  const rows = await db
    .selectFrom('rhythm_day')
    .selectAll()
    .where('datastream_id', '=', sql<number>`any(${[...datastreams]}::int4[])`)
    .where('start_time', '>', new Date(time - LONGEST_DAY))
    .where('start_time', '<=', new Date(time))
    .orderBy('start_time')
    .execute();
  return new Map(rows.map((row) => [row.datastream_id, toDay(row)]));
}

function toDay(row: Omit<RhythmDayTable, 'datastream_id' | 'total' | 'lowest' | 'highest' | 'coarse'>): DayRow {
  return {
    start: row.start_time.getTime(),
    readings: row.readings,
    measured: row.measured.map(orNull),
    low: row.low.map(orNull),
    mid: row.mid.map(orNull),
    high: row.high.map(orNull),
    difference: row.difference?.map(orNull) ?? row.high.map(() => null),
    ...(row.shown && { shown: row.shown.map(orNull) }),
  };
}

/** NaN stands for "no value" in the store. */
const orNull = (value: number) => (Number.isNaN(value) ? null : value);
