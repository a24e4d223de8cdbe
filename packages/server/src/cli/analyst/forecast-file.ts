import { type ForecastRow, forecastPool, type SeriesKind, type SeriesPool, zoneRules } from '@wijkritme/engine';
import { csvCell } from '../../observations/index.ts';
import { createDayCalendar } from './forecast-calendar.ts';
import { type Aggregate, type Clock, intervalOf, slotOf, toSlots } from './forecast-grid.ts';
import { forecastKind } from './forecast-kind.ts';
import { stepOf } from './forecast-options.ts';
import * as problems from './forecast-problems.ts';
import { type TimeStyle, timesOfSlot, toTimeStyle } from './forecast-times.ts';
import { readSeries, type SeriesOptions, type SeriesTable } from './read-series.ts';

export interface ForecastFileOptions extends SeriesOptions {
  readonly kind: 'auto' | SeriesKind;
  readonly calendar: string;
  /** Whose school breaks hold; not known if left out. */
  readonly school?: string;
  /** Minutes to look ahead, from one origin to the next, and per step (chosen from the file if left out). */
  readonly horizon: number;
  readonly origins: number;
  readonly step?: number;
  /** Civil days of origins at the end of the file; 0 for one origin, where the file ends. */
  readonly last: number;
  /** File with what is known ahead, such as a weather forecast. */
  readonly covariates?: { readonly path: string; readonly timeColumn: string };
}

/** What was done with a file. */
export interface ForecastSummary {
  readonly rows: number;
  readonly origins: number;
  readonly stepMinutes: number;
  readonly series: readonly { readonly name: string; readonly kind: SeriesPool['series'][number]['kind'] }[];
  readonly covariates: readonly string[];
  readonly leftOut: SeriesTable['leftOut'];
}

const MOST_YEARS = 40;
const DIGITS = 7;

/**
 * Forecasts every series of a file at its last origins; each row uses only what was known at its origin.
 * @param onProgress share of the work that is done, 0 to 1
 * @returns the lines of the CSV, and what was done
 * @throws CommandError naming file, line and column, or the option that does not fit
 */
export async function forecastFile(
  path: string,
  options: ForecastFileOptions,
  onProgress: (share: number) => void,
): Promise<{ text: string; summary: ForecastSummary }> {
  const table = await readSeries(path, options);
  if (table.times.length === 0) throw problems.nothingToForecast(path);
  const interval = intervalOf(table.times);
  const step = stepOf(options.step, options.horizon, interval);
  if (interval > step) throw problems.tooCoarse(path, interval, step);
  const clock = createClock(path, table, options, step);
  const covariates = options.covariates ? await readCovariates(options.covariates, options, clock) : [];
  const pool = toPool(table, clock, options, { interval, covariates });
  const plan = toPlan(table, clock, options, step);
  const lines = new ForecastLines(pool, clock, toTimeStyle(table.firstTime));
  for (const share of forecastPool(pool, plan, (row) => lines.add(row))) onProgress(share);
  const series = pool.series.map(({ name, kind }) => ({ name, kind }));
  const names = covariates.map(({ name }) => name);
  const { leftOut } = table;
  const summary = { rows: lines.rows, origins: lines.origins, stepMinutes: step, series, covariates: names, leftOut };
  return { text: lines.text, summary };
}

/** From the first reading to the end of the last horizon. */
function createClock(path: string, { times }: SeriesTable, options: ForecastFileOptions, step: number): Clock {
  if (options.horizon % step !== 0 || options.origins % step !== 0) throw problems.horizonUneven(step);
  const zone = zoneRules(options.zone);
  const whole = { zone, perDay: 1440 / step, firstDay: 0, days: 0 };
  const first = Math.floor(slotOf(whole, times[0] as number) / whole.perDay); // there is a reading
  const last = Math.floor(slotOf(whole, times.at(-1) as number) / whole.perDay);
  const years = (last - first) / 365.25;
  if (years > MOST_YEARS) throw problems.tooLong(path, years);
  return { ...whole, firstDay: first, days: last - first + 2 + Math.ceil(options.horizon / 1440) };
}

function toPool(
  table: SeriesTable,
  clock: Clock,
  options: ForecastFileOptions,
  { interval, covariates }: { interval: number; covariates: SeriesPool['covariates'] },
): SeriesPool {
  const series = table.names.map((name, at) => {
    const values = table.values[at] ?? new Float64Array(table.times.length).fill(Number.NaN);
    if (options.kind === 'state' && !values.every(isOffOrOn)) throw problems.manyStates(name);
    const kind =
      options.kind === 'auto' ? forecastKind(values) : options.kind === 'state' ? 'proportion' : options.kind;
    const [min, max] = kind === 'count' ? [0, Infinity] : kind === 'proportion' ? [0, 1] : [-Infinity, Infinity];
    const aggregate: Aggregate = kind === 'count' && isWhole(values) ? 'sum' : 'mean';
    return { name, kind, min, max, values: toSlots(table, values, clock, { aggregate, interval }) };
  });
  const { perDay, firstDay, days } = clock;
  return { perDay, firstDay, days, series, covariates, calendar: createDayCalendar(options.calendar, options.school) };
}

/** Origins at midnight and every so many minutes after it; the last ones before the end of the readings. */
function toPlan({ times }: SeriesTable, clock: Clock, options: ForecastFileOptions, step: number) {
  const end = slotOf(clock, times.at(-1) as number) + 1; // there is a reading
  const [horizon, every] = [options.horizon / step, options.origins / step];
  if (horizon > 7 * clock.perDay - Math.floor(clock.perDay / 96)) throw problems.horizonTooLong();
  if (options.last === 0) return { firstOrigin: end, endOrigin: end + 1, every, horizon };
  const firstDay = Math.max(0, Math.floor((end - options.last * clock.perDay) / clock.perDay));
  return { firstOrigin: firstDay * clock.perDay, endOrigin: end, every, horizon };
}

async function readCovariates(
  { path, timeColumn }: NonNullable<ForecastFileOptions['covariates']>,
  options: ForecastFileOptions,
  clock: Clock,
): Promise<SeriesPool['covariates']> {
  const { zone, timeFormat } = options;
  const table = await readSeries(path, { zone, timeFormat, timeColumn, valueColumns: 'all', unreadable: 'gap' });
  const interval = intervalOf(table.times);
  return table.names
    .map((name, at) => ({ name, values: table.values[at] as Float64Array })) // one per name
    .filter(({ values }) => values.some((value) => !Number.isNaN(value)))
    .map(({ name, values }) => ({
      name,
      values: held(toSlots(table, values, clock, { aggregate: 'mean', interval }), clock.perDay, interval),
    }));
}

/** A value that is given once a day or every few hours holds until the next. */
function held(slots: Float64Array, perDay: number, interval: number): Float64Array {
  const reach = Math.min(perDay, Math.round((interval * perDay) / 1440));
  let left = 0;
  for (let slot = 1; slot < slots.length; slot++) {
    if (!Number.isNaN(slots[slot] as number)) left = reach - 1;
    else if (left-- > 0) slots[slot] = slots[slot - 1] as number;
  }
  return slots;
}

/** Off and on have a share in between: that of the time spent on, which is also its chance. */
const isOffOrOn = (value: number) => Number.isNaN(value) || value === 0 || value === 1;

function isWhole(values: Float64Array): boolean {
  return values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** Puts rows into lines of CSV. */
class ForecastLines {
  text: string;
  rows = 0;
  origins = 0;
  readonly #pool: SeriesPool;
  readonly #clock: Clock;
  readonly #style: TimeStyle;
  readonly #names: readonly string[];
  #origin = -1;
  #originText = '';

  constructor(pool: SeriesPool, clock: Clock, style: TimeStyle) {
    this.#pool = pool;
    this.#clock = clock;
    this.#style = style;
    this.#names = pool.series.map(({ name }) => csvCell(name, ','));
    this.text = `origin,time,p10,p50,p90,mean${pool.series.length > 1 ? ',series' : ''}\n`;
  }

  add({ series, origin, slot, p10, p50, p90, mean }: ForecastRow): void {
    if (origin !== this.#origin) {
      this.#origin = origin;
      this.#originText = this.#textOf(origin);
      this.origins++;
    }
    const name = this.#pool.series.length > 1 ? `,${this.#names[series]}` : '';
    for (const time of timesOfSlot(this.#clock, this.#style, slot)) {
      this.text += `${this.#originText},${time},${toCell(p10)},${toCell(p50)},${toCell(p90)},${toCell(mean)}${name}\n`;
      this.rows++;
    }
  }

  /** An origin in a skipped hour is the first moment after it. */
  #textOf(origin: number): string {
    for (let slot = origin; ; slot++) {
      const [text] = timesOfSlot(this.#clock, this.#style, slot);
      if (text !== undefined) return text;
    }
  }
}

function toCell(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : '';
}
