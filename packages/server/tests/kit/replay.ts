import { type DeviationChange, encodeRhythm } from '@wijkritme/engine';
import { CalendarViews } from '../../src/rhythm/calendar-views.ts';
import { keyOfChange, Series } from '../../src/rhythm/series.ts';
import type { RunningServer } from '../../src/start.ts';
import type { Reading } from './seeded.ts';
import { until } from './until.ts';

/** Every stored reading of every datastream, in time order. */
export async function storedReadings(server: RunningServer): Promise<Reading[]> {
  const { rows } = await server.context.database.pool.query<{ d: number; t: number; v: number }>(
    `select datastream_id as d, extract(epoch from phenomenon_time)::float8 * 1000 as t, result as v
     from observation order by datastream_id, phenomenon_time`,
  );
  return rows.map(({ d, t, v }) => ({ datastream: d, time: Math.round(t), value: v }));
}

/** Everything that was stored is judged: a replay that ran at the moment of asking may have missed the newest. */
export async function settled({ context, rooms }: RunningServer): Promise<void> {
  await until('nothing waits to be judged anew', async () => {
    await rooms.rhythm.settle();
    return (await context.metrics.rhythmBacklog.get()).values.every(({ value }) => value === 0);
  });
  await rooms.rhythm.settle();
}

/** What the rhythm of one datastream amounts to: state, deviations and judged days. */
export interface Learned {
  readonly state: string;
  readonly deviations: readonly string[];
  readonly days: readonly string[];
}

/**
 * A fresh series that is fed these readings, one after the other.
 * @param seen `now` (UTC ms): it has looked at the clock then, as a server does for silence. Absent: it knows the readings alone
 */
export function replay(
  server: RunningServer,
  datastream: number,
  readings: readonly Reading[],
  seen: { readonly now?: number } = {},
): Learned {
  const { rooms } = server;
  const entry = rooms.sensors.catalog.find(datastream);
  if (!entry) throw new Error(`no datastream ${datastream}`);
  const spec = { kind: entry.kind, intervalMs: entry.intervalMs, min: entry.min, max: entry.max };
  const calendar = new CalendarViews(rooms.places).of({ ...entry, placeId: () => entry.placeId });
  const series = new Series(datastream, spec, calendar);
  for (const { time, value } of readings) series.take(time, value);
  if (seen.now !== undefined) series.tick(seen.now);
  const { changes, days } = series.takeOutput();
  const kept = [...changes.values()].filter(({ change }) => change !== 'dropped');
  return {
    state: digest(encodeRhythm(series.state)),
    deviations: kept.map(describe).sort(),
    days: days.map((day) => `${new Date(day.start).toISOString()} ${day.readings} ${day.measured.map(short)}`).sort(),
  };
}

/** The same of what the server holds and has stored. */
export async function learned(server: RunningServer, datastream: number): Promise<Learned> {
  const series = server.rooms.rhythm.keeper.find(datastream);
  if (!series) throw new Error(`no rhythm of datastream ${datastream}`);
  const { pool } = server.context.database;
  const deviations = await pool.query('select * from deviation where datastream_id = $1', [datastream]);
  const days = await pool.query('select * from rhythm_day where datastream_id = $1', [datastream]);
  return {
    state: digest(encodeRhythm(series.state)),
    deviations: deviations.rows.map((row) => describe(toChange(row))).sort(),
    days: days.rows.map((row) => `${row.start_time.toISOString()} ${row.readings} ${row.measured.map(short)}`).sort(),
  };
}

const digest = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
/** The store keeps a day's means as float4, and NaN where there is none. */
const short = (value: number | null) => (value ?? Number.NaN).toPrecision(5);
const number = (value: number) => (Number.isFinite(value) ? value.toPrecision(12) : 'none');
const at = (time: number | null) => (time === null ? 'open' : new Date(time).toISOString());

function describe(change: DeviationChange): string {
  const { expectedLow, expectedMid, expectedHigh, meanDifference, peakValue, readings, surprise } = change;
  const numbers = [peakValue, expectedLow, expectedMid, expectedHigh, meanDifference, readings, surprise].map(number);
  return `${keyOfChange(change)} ${at(change.end)} peak ${at(change.peakTime)} ${numbers.join(' ')}`;
}

interface DeviationColumns {
  kind: DeviationChange['kind'];
  start_time: Date;
  end_time: Date | null;
  peak_time: Date;
  peak_value: number | null;
  expected_low: number | null;
  expected_mid: number | null;
  expected_high: number | null;
  mean_difference: number | null;
  readings: number;
  surprise: number;
}

function toChange(row: DeviationColumns): DeviationChange {
  const none = Number.NaN;
  return {
    change: 'updated',
    kind: row.kind,
    start: row.start_time.getTime(),
    end: row.end_time?.getTime() ?? null,
    peakTime: row.peak_time.getTime(),
    peakValue: row.peak_value ?? none,
    expectedLow: row.expected_low ?? none,
    expectedMid: row.expected_mid ?? none,
    expectedHigh: row.expected_high ?? none,
    meanDifference: row.mean_difference ?? none,
    readings: row.readings,
    surprise: row.surprise,
  };
}
