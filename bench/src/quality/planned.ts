import { type ForecastRow, forecastPool, type PoolSeries, type SeriesPool } from '@wijkritme/engine';
import type { Result } from '../harness/bars.ts';
import { dayAhead } from './forecast-pools.ts';
import { createRandom } from './nab-random.ts';

const DAYS = 160;
const SERIES = 6;
/** An event begins at five in the afternoon and lasts five hours, once in so many days at each place. */
const [STARTS, LASTS, EVERY_DAYS] = [17, 5, 10];
/** 5 January 2026, a Monday. */
const FIRST_DAY = Date.UTC(2026, 0, 5) / 86_400_000;

/** Whether what is planned does anything. */
type World = 'events that bring more' | 'events that do nothing';

/** Made-up streets with planned evenings, forecast with and without the plan. */
export function measurePlanned(): Result[] {
  const worlds: readonly World[] = ['events that bring more', 'events that do nothing'];
  return worlds.flatMap((world) => {
    const series = Array.from({ length: SERIES }, (_, i) => street(world, i + 1));
    const blind = errorsOf(series.map(({ planned: _, ...rest }) => rest));
    const told = errorsOf(series);
    const during = (rows: readonly ForecastRow[]) => errorWhere(rows, series, (planned) => planned !== 0);
    const whole = (rows: readonly ForecastRow[]) => errorWhere(rows, series, () => true);
    return [
      row(world, 'hours with something planned', during(told) / during(blind)),
      row(world, 'all hours', whole(told) / whole(blind)),
    ];
  });
}

function row(world: World, hours: string, ratio: number): Result {
  return {
    what: `made up, ${world}: error with the plan / without, ${hours}`,
    value: ratio,
    unit: '',
    note: `a day ahead, ${SERIES} series of ${DAYS} days`,
  };
}

/** A day, a week, a drift that lasts for days, chance; and evenings on which 1.3 to 2.5 times as many come, or no more. */
function street(world: World, seed: number): PoolSeries & { planned: Int8Array } {
  const { uniform: random } = createRandom(seed);
  const planned = new Int8Array(DAYS * 24);
  let drift = 0;
  let gain = 1;
  const values = Float64Array.from({ length: DAYS * 24 }, (_, slot) => {
    const hour = slot % 24;
    if (hour === 0) {
      drift = 0.8 * drift + 0.3 * (random() - 0.5);
      const isEvening = random() < 1 / EVERY_DAYS;
      gain = 1.3 + 1.2 * random();
      if (isEvening) planned.fill(1, slot + STARTS, slot + STARTS + LASTS);
    }
    const busy = 5 + 60 * (1 - Math.cos((2 * Math.PI * hour) / 24)) * (Math.floor(slot / 24) % 7 > 4 ? 0.6 : 1);
    const more = planned[slot] === 1 && world === 'events that bring more' ? gain : 1;
    return Math.round(busy * more * Math.exp(drift) * (0.85 + 0.3 * random()));
  });
  return { name: `street ${seed}`, kind: 'count', min: 0, max: 1e9, values, planned };
}

function errorsOf(series: readonly PoolSeries[]): ForecastRow[] {
  const pool: SeriesPool = {
    ...{ perDay: 24, firstDay: FIRST_DAY, days: DAYS, series, covariates: [] },
    calendar: { holidayOn: () => undefined },
  };
  const rows: ForecastRow[] = [];
  for (const _ of forecastPool(pool, dayAhead(pool), (row) => rows.push(row)));
  return rows;
}

function errorWhere(
  rows: readonly ForecastRow[],
  series: readonly (PoolSeries & { planned: Int8Array })[],
  isWanted: (planned: number) => boolean,
): number {
  let sum = 0;
  for (const { series: at, slot, p50 } of rows) {
    const of = series[at];
    if (of && isWanted(of.planned[slot] ?? 0)) sum += Math.abs((of.values[slot] as number) - p50);
  }
  return sum;
}
