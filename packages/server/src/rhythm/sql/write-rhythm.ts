import { type Kysely, sql } from 'kysely';
import { float4Array, float8Array, int4Array, timestamptzArray } from '../../foundation/database/binary-array.ts';
import type { DayRow } from '../day-row.ts';
import { SNAPSHOTS_KEPT, type Snapshot } from '../series.ts';
import type { RhythmTables } from '../tables.ts';

export type RhythmDb = Kysely<RhythmTables>;

/** Snapshots written in one statement. */
const SNAPSHOT_CHUNK = 100;

export interface StateRow {
  readonly datastreamId: number;
  readonly time: number;
  readonly state: Buffer;
  readonly openDay: Buffer;
}

/** A series without a single reading, because they were all deleted, has no state. */
export async function upsertStates(db: RhythmDb, all: readonly StateRow[]): Promise<void> {
  const empty = all.filter((row) => Number.isNaN(row.time)).map((row) => row.datastreamId);
  if (empty.length > 0) await db.deleteFrom('rhythm_state').where('datastream_id', 'in', empty).execute();
  const rows = all.filter((row) => !Number.isNaN(row.time));
  if (rows.length === 0) return;
  await db
    .insertInto('rhythm_state')
    .values(
      rows.map((row) => ({
        datastream_id: row.datastreamId,
        time: new Date(row.time),
        state: row.state,
        open_day: row.openDay,
      })),
    )
    .onConflict((on) =>
      on.column('datastream_id').doUpdateSet((eb) => ({
        time: eb.ref('excluded.time'),
        state: eb.ref('excluded.state'),
        open_day: eb.ref('excluded.open_day'),
      })),
    )
    .execute();
}

export interface DatedSnapshot {
  readonly datastreamId: number;
  readonly snapshot: Snapshot;
}

/** Of each datastream the newest are kept. @param all of a datastream in order of time */
export async function insertSnapshots(db: RhythmDb, all: readonly DatedSnapshot[]): Promise<void> {
  const ids = [...new Set(all.map(({ datastreamId }) => datastreamId))];
  for (let at = 0; at < all.length; at += SNAPSHOT_CHUNK) {
    await db
      .insertInto('rhythm_snapshot')
      .values(
        all.slice(at, at + SNAPSHOT_CHUNK).map(({ datastreamId, snapshot }) => ({
          datastream_id: datastreamId,
          time: new Date(snapshot.time),
          state: Buffer.from(snapshot.state),
        })),
      )
      .onConflict((on) =>
        on.columns(['datastream_id', 'time']).doUpdateSet((eb) => ({ state: eb.ref('excluded.state') })),
      )
      .execute();
  }
  if (ids.length === 0) return;
  await sql`
    delete from rhythm_snapshot s using (
      select datastream_id, (array_agg(time order by time desc))[${SNAPSHOTS_KEPT}::int4] as oldest from rhythm_snapshot
      where datastream_id = any(${ids}::int4[]) group by datastream_id
    ) kept where s.datastream_id = kept.datastream_id and s.time < kept.oldest`.execute(db);
}

/** Snapshots that a late reading at this time makes untrue. */
export async function deleteSnapshotsFrom(db: RhythmDb, datastreamId: number, time: number): Promise<void> {
  await db
    .deleteFrom('rhythm_snapshot')
    .where('datastream_id', '=', datastreamId)
    .where('time', '>=', new Date(time))
    .execute();
}

/** Days that begin at this instant or later: those whose readings were deleted come back empty or not at all. */
export async function deleteDaysFrom(db: RhythmDb, datastreamId: number, time: number): Promise<void> {
  await db
    .deleteFrom('rhythm_day')
    .where('datastream_id', '=', datastreamId)
    .where('start_time', '>=', new Date(time))
    .execute();
}

export interface DatedDay {
  readonly datastreamId: number;
  readonly day: DayRow;
}

/**
 * Days of many datastreams in one statement: their hours travel as one long column each, and the server cuts it into
 * days. An hour without a value is NaN (see `float4Array`).
 */
export async function upsertDays(db: RhythmDb, days: readonly DatedDay[]): Promise<void> {
  if (days.length === 0) return;
  const ends: number[] = [];
  let hours = 0;
  for (const { day } of days) {
    hours += day.readings.length;
    ends.push(hours);
  }
  const begins = days.map(({ day }, i) => (ends[i] as number) - day.readings.length + 1);
  const valuesOf = (of: (day: DayRow) => readonly (number | null)[]) => {
    const values = new Float64Array(hours);
    let at = 0;
    for (const { day } of days) for (const value of of(day)) values[at++] = value ?? Number.NaN;
    return values;
  };
  const column = (of: (day: DayRow) => readonly (number | null)[]) => float4Array(valuesOf(of), hours);
  const n = days.length;
  await sql`
    insert into rhythm_day (datastream_id, start_time, readings, measured, low, mid, high, difference, shown,
      total, lowest, highest)
    select d, s,
      (${int4Array(
        days.flatMap(({ day }) => day.readings),
        hours,
      )}::int4[])[b:e],
      (${column((day) => day.measured)}::float4[])[b:e],
      (${column((day) => day.low)}::float4[])[b:e],
      (${column((day) => day.mid)}::float4[])[b:e],
      (${column((day) => day.high)}::float4[])[b:e],
      (${column((day) => day.difference)}::float4[])[b:e],
      case when protected then (${column((day) => day.shown ?? day.measured)}::float4[])[b:e] end,
      case when extremes then (${float8Array(
        valuesOf((day) => day.extremes?.total ?? day.measured),
        hours,
      )}::float8[])[b:e] end,
      case when extremes then (${column((day) => day.extremes?.lowest ?? day.measured)}::float4[])[b:e] end,
      case when extremes then (${column((day) => day.extremes?.highest ?? day.measured)}::float4[])[b:e] end
    from unnest(
      ${int4Array(
        days.map((item) => item.datastreamId),
        n,
      )}::int4[],
      ${timestamptzArray(
        days.map((item) => item.day.start),
        n,
      )}::timestamptz[],
      ${int4Array(begins, n)}::int4[], ${int4Array(ends, n)}::int4[],
      ${days.map(({ day }) => day.shown !== undefined)}::boolean[],
      ${days.map(({ day }) => day.extremes !== undefined)}::boolean[]
    ) as day (d, s, b, e, protected, extremes)
    on conflict (datastream_id, start_time) do update set
      readings = excluded.readings, measured = excluded.measured,
      low = excluded.low, mid = excluded.mid, high = excluded.high, difference = excluded.difference, shown = excluded.shown,
      total = excluded.total, lowest = excluded.lowest, highest = excluded.highest, coarse = false`.execute(db);
}

/** @returns signals that lost a deviation */
export async function deleteRhythm(db: RhythmDb, datastreamIds: readonly number[]): Promise<number[]> {
  const ids = [...datastreamIds];
  if (ids.length === 0) return [];
  await db.deleteFrom('rhythm_state').where('datastream_id', 'in', ids).execute();
  await db.deleteFrom('rhythm_snapshot').where('datastream_id', 'in', ids).execute();
  await db.deleteFrom('rhythm_day').where('datastream_id', 'in', ids).execute();
  await db.deleteFrom('alarm_limit').where('datastream_id', 'in', ids).execute();
  const gone = await db.deleteFrom('deviation').where('datastream_id', 'in', ids).returning('signal_id').execute();
  return [...new Set(gone.flatMap(({ signal_id }) => (signal_id === null ? [] : [signal_id])))];
}
