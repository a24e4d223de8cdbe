import { sql } from 'kysely';
import type { RhythmDb } from './write-rhythm.ts';

/** Judged days of a datastream, by hour: what a forecast in hours learns from. */
export interface DayHours {
  readonly start: number;
  readonly readings: readonly number[];
  /** NaN where nothing came. */
  readonly measured: readonly number[];
}

/** Local days that begin from `from` (UTC ms), oldest first. */
export async function selectDayHours(db: RhythmDb, datastreamId: number, from: number): Promise<DayHours[]> {
  const rows = await db
    .selectFrom('rhythm_day')
    .select(['start_time', 'readings', 'measured'])
    .where('datastream_id', '=', datastreamId)
    .where('start_time', '>=', new Date(from))
    .orderBy('start_time')
    .execute();
  return rows.map(({ start_time, readings, measured }) => ({ start: start_time.getTime(), readings, measured }));
}

/** How many judged days each datastream has. */
export async function countDays(db: RhythmDb, datastreams: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; days: number }>`
    select datastream_id as id, count(*)::int4 as days from rhythm_day
    where datastream_id = any(${[...datastreams]}::int4[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, days }) => [id, days]));
}
