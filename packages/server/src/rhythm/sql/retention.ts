import { type RawBuilder, sql } from 'kysely';
import type { Due } from '../../observations/index.ts';
import type { RhythmDb } from './write-rhythm.ts';

/** What went of one datastream: how many rows, and UTC ms of the oldest. */
export interface Gone {
  readonly datastreamId: number;
  readonly count: number;
  readonly earliest: number;
}

export type DueLevel = 'raw' | 'hour' | 'day';

/** Datastreams and up to where they are due at this level, as a table `due (id, before)`. */
export function dueTable(dues: readonly Due[], level: DueLevel): RawBuilder<unknown> {
  const instants = dues.map((due) =>
    Number.isFinite(due[level]) ? new Date(due[level]).toISOString() : endless(due[level]),
  );
  return sql`unnest(${dues.map(({ datastreamId }) => datastreamId)}::int4[], ${instants}::timestamptz[]) as due (id, before)`;
}

const endless = (ms: number) => (ms > 0 ? 'infinity' : '-infinity');

/** Counts the rows of `gone (datastream_id, time)`. */
export const perDatastream = sql.raw(`select datastream_id as "datastreamId", count(*)::float8 as count,
  extract(epoch from min(time))::float8 * 1000 as earliest from gone group by datastream_id`);

/** States and snapshots that end in a reading that is due. */
export async function deleteDueStates(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const due = dueTable(dues, 'raw');
  const { rows } = await sql<Gone>`
    with states as (
      delete from rhythm_state s using ${due} where s.datastream_id = due.id and s.time < due.before
      returning s.datastream_id, s.time
    ), snapshots as (
      delete from rhythm_snapshot s using ${due} where s.datastream_id = due.id and s.time < due.before
      returning s.datastream_id, s.time
    ), gone as (select * from states union all select * from snapshots)
    ${perDatastream}`.execute(db);
  return rows;
}

/** Hours of one reading are readings; the passport's term for hours is for means. */
const holdsSingleReading = sql.raw('1 = any(d.readings)');
const differsByHour = sql.raw('(select count(distinct m) from unnest(d.measured) m) > 1');

/**
 * Days that begin before their instant become one value each, the mean of all their readings, in every hour. A day of a
 * single reading becomes a day without a value.
 */
export async function coarsenDays(db: RhythmDb, dues: readonly Due[], level: 'raw' | 'hour'): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with day as (
      select d.datastream_id, d.start_time, cardinality(d.readings) as hours, total.*
      from rhythm_day d join ${dueTable(dues, level)} on d.datastream_id = due.id and d.start_time < due.before
      cross join lateral (
        select case when sum(n) >= 2 then sum(n)::int4 else 0 end as readings,
          case when sum(n) >= 2 then ${weighted('v')} end as measured, case when sum(n) >= 2 then ${weighted('l')} end as low,
          case when sum(n) >= 2 then ${weighted('m')} end as mid, case when sum(n) >= 2 then ${weighted('h')} end as high,
          case when sum(n) >= 2 then ${weighted('s')} end as shown
        from unnest(d.readings, d.measured, d.low, d.mid, d.high, d.shown) as hour (n, v, l, m, h, s)
      ) total
      where ${level === 'raw' ? holdsSingleReading : differsByHour}
    ), gone as (
      update rhythm_day d set
        readings = array_fill(day.readings, array[day.hours]), measured = ${filled('measured')},
        low = ${filled('low')}, mid = ${filled('mid')}, high = ${filled('high')},
        shown = case when d.shown is not null then ${filled('shown')} end,
        total = null, lowest = null, highest = null, coarse = true,
        difference = array_fill('NaN'::float4, array[day.hours])
      from day where d.datastream_id = day.datastream_id and d.start_time = day.start_time
      returning d.datastream_id, d.start_time as time
    )
    ${perDatastream}`.execute(db);
  return rows;
}

/** The smallest and the largest reading of an hour are single readings: they go when those do. */
export async function emptyDueExtremes(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with gone as (
      update rhythm_day d set lowest = null, highest = null
      from ${dueTable(dues, 'raw')}
      where d.datastream_id = due.id and d.start_time < due.before and d.lowest is not null
      returning d.datastream_id, d.start_time as time
    )
    ${perDatastream}`.execute(db);
  return rows;
}

/** Mean over the readings of the hours that have a value; NaN stands for none. */
function weighted(column: 'v' | 'l' | 'm' | 'h' | 's'): RawBuilder<unknown> {
  const known = `n > 0 and ${column} <> 'NaN'::float4`;
  return sql.raw(`sum(n * ${column}::float8) filter (where ${known}) / sum(n) filter (where ${known})`);
}

const filled = (column: string) => sql.raw(`array_fill(coalesce(day.${column}, 'NaN')::float4, array[day.hours])`);

export async function deleteDueDays(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with gone as (
      delete from rhythm_day d using ${dueTable(dues, 'day')} where d.datastream_id = due.id and d.start_time < due.before
      returning d.datastream_id, d.start_time as time
    )
    ${perDatastream}`.execute(db);
  return rows;
}

/**
 * The strongest reading of a deviation is a single reading; so is the difference of a deviation of one, and what an impossible
 * reading was compared with.
 */
export async function emptyDuePeaks(db: RhythmDb, dues: readonly Due[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with gone as (
      update deviation d set
        peak_value = case when d.peak_time >= due.before then d.peak_value end,
        expected_mid = case when d.kind <> 'implausible' then d.expected_mid end,
        mean_difference = case when d.readings > 1 then d.mean_difference end
      from ${dueTable(dues, 'raw')}
      where d.datastream_id = due.id and (d.peak_time < due.before and d.peak_value is not null
        or d.kind = 'implausible' and d.start_time < due.before and d.expected_mid is not null)
      returning d.datastream_id, d.peak_time as time
    )
    ${perDatastream}`.execute(db);
  return rows;
}

/** Deviations over and due; all of them where everything goes. @returns also the signals that lost one */
export async function deleteDueDeviations(
  db: RhythmDb,
  dues: readonly Due[],
): Promise<{ gone: Gone[]; signals: number[] }> {
  const { rows } = await sql<Gone & { signals: (number | null)[] }>`
    with gone as (
      delete from deviation d using ${dueTable(dues, 'day')}
      where d.datastream_id = due.id and d.start_time < due.before and (d.end_time is not null or due.before = 'infinity')
      returning d.datastream_id, d.start_time as time, d.signal_id
    )
    select datastream_id as "datastreamId", count(*)::float8 as count,
      extract(epoch from min(time))::float8 * 1000 as earliest, array_agg(distinct signal_id) as signals
    from gone group by datastream_id`.execute(db);
  return { gone: rows, signals: [...new Set(rows.flatMap((row) => row.signals))].filter((id) => id !== null) };
}
