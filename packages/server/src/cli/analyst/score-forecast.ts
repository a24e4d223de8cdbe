import { type ForecastScore, type ScoredForecast, scoreForecasts, zoneRules } from '@wijkritme/engine';
import { type Aggregate, type Clock, intervalOf, slotOf, toSlots } from './forecast-grid.ts';
import type { SeriesTable } from './read-series.ts';
import { readTable } from './read-table.ts';
import { timeUnreadable } from './read-table-problems.ts';
import { noSuchSeries } from './score-problems.ts';
import { SeriesTime } from './series-time.ts';

export interface SeriesScore extends ForecastScore {
  readonly series: string;
  readonly origins: number;
}

interface Rows {
  readonly origins: number[];
  readonly times: number[];
  readonly quantiles: number[][];
}

const MINUTE_MS = 60_000;

/**
 * Scores an output of `forecast` against the file that it was made from: each series beside the simple forecasts.
 * @param output columns origin, time, p10, p50, p90 and, for several series, series
 * @throws CommandError naming file, line and column
 */
export async function scoreForecastFile(output: string, table: SeriesTable, zone: string): Promise<SeriesScore[]> {
  const bySeries = await readForecasts(output, table, zone);
  const scores: SeriesScore[] = [];
  for (const [name, rows] of bySeries) {
    const values = table.values[table.names.indexOf(name)] as Float64Array; // checked while reading
    const clock = clockOf(table, rows, zone);
    const interval = intervalOf(table.times);
    const isWhole = values.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0));
    const aggregate: Aggregate = isWhole ? 'sum' : 'mean';
    const slots = toSlots(table, values, clock, { aggregate, interval });
    const score = scoreForecasts(slots, clock.perDay, toForecasts(rows, clock));
    scores.push({ series: name, origins: new Set(rows.origins).size, ...score });
  }
  return scores;
}

async function readForecasts(output: string, table: SeriesTable, zone: string): Promise<Map<string, Rows>> {
  const [times, origins] = [new SeriesTime(zone), new SeriesTime(zone)];
  const bySeries = new Map<string, Rows>();
  const only = table.names[0] as string; // a table has a series
  await readTable(output, { timeColumn: 'time', valueColumns: 'all', unreadable: 'gap' }, (row, { names }) => {
    const cell = (name: string) => row.cells[names.indexOf(name)] ?? '';
    const name = names.includes('series') ? cell('series') : only;
    const where = { file: output, line: row.line };
    if (!table.names.includes(name)) throw noSuchSeries({ ...where, column: 'series' }, name, table.names);
    const time = times.read(row.time);
    if (Number.isNaN(time)) throw timeUnreadable({ ...where, column: 'time' }, row.time);
    const origin = origins.read(cell('origin'));
    if (Number.isNaN(origin)) throw timeUnreadable({ ...where, column: 'origin' }, cell('origin'));
    const rows = bySeries.get(name) ?? { origins: [], times: [], quantiles: [] };
    bySeries.set(name, rows);
    rows.origins.push(origin);
    rows.times.push(time);
    rows.quantiles.push(['p10', 'p50', 'p90'].map((quantile) => row.values[names.indexOf(quantile)] ?? Number.NaN));
  });
  return bySeries;
}

/** The steps of the forecasts: the least distance between two of their times. */
function clockOf({ times }: SeriesTable, rows: Rows, zoneName: string): Clock {
  let least = 60 * MINUTE_MS;
  for (let i = 1; i < rows.times.length; i++) {
    const step = (rows.times[i] as number) - (rows.times[i - 1] as number);
    if (step > 0 && step < least) least = step;
  }
  const perDay = Math.round((1440 * MINUTE_MS) / least);
  const whole = { zone: zoneRules(zoneName), perDay, firstDay: 0, days: 0 };
  const dayOf = (t: number) => Math.floor(slotOf(whole, t) / perDay);
  const first = dayOf(Math.min(times[0] as number, rows.times[0] as number)); // neither is empty
  const last = dayOf(Math.max(times.at(-1) as number, rows.times.at(-1) as number));
  return { ...whole, firstDay: first, days: last - first + 1 };
}

function toForecasts({ origins, times, quantiles }: Rows, clock: Clock): ScoredForecast[] {
  return times.map((time, i) => {
    const [p10, p50, p90] = quantiles[i] as [number, number, number]; // one per row
    return { origin: slotOf(clock, origins[i] as number), slot: slotOf(clock, time), p10, p50, p90 };
  });
}
