import { describe, expect, test } from 'vitest';
import type { ForecastRow } from './forecast-row.ts';
import { seeded } from './seeded.ts';
import type { PoolSeries, SeriesPool } from './series-pool.ts';
import { forecastFrom, type TrainedForecast, trainForecast } from './train-forecast.ts';

const MONDAY = Date.UTC(2024, 0, 1) / 86_400_000;
const DAYS = 60;
const HORIZON = 48;

/** A street with a day and a week, chance and a drift that lasts for days; nothing is known from `until` on. */
function street(name: string, seed: number, until: number, days = DAYS): PoolSeries {
  const random = seeded(seed);
  let drift = 1;
  const values = Float64Array.from({ length: days * 24 }, (_, slot) => {
    const busy = 1 - Math.cos((2 * Math.PI * (slot % 24)) / 24);
    drift = 1 + 0.98 * (drift - 1) + 0.2 * (random() - 0.5);
    return slot < until
      ? 60 * busy * (Math.floor(slot / 24) % 7 > 4 ? 0.5 : 1) * drift * (0.9 + 0.2 * random())
      : Number.NaN;
  });
  return { name, kind: 'count', min: 0, max: 1e9, values };
}

function poolUntil(until: number, names = ['a', 'b']): SeriesPool {
  const series = names.map((name, i) => street(name, i + 1, until));
  return {
    perDay: 24,
    firstDay: MONDAY,
    days: DAYS,
    series,
    covariates: [],
    calendar: { holidayOn: () => undefined },
  };
}

function train(pool: SeriesPool, origin: number): TrainedForecast {
  const run = trainForecast(pool, origin, { every: 24, horizon: HORIZON, mostRows: 2_000 });
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    expect(step.value).toBeLessThanOrEqual(1);
  }
}

function from(trained: TrainedForecast, pool: SeriesPool, origin: number): ForecastRow[] {
  const rows: ForecastRow[] = [];
  forecastFrom(trained, pool, origin, (row) => rows.push(row));
  return rows;
}

describe('trainForecast and forecastFrom', () => {
  const origin = 40 * 24 + 9;
  const trained = train(poolUntil(origin), origin);

  test('forecast every slot of every series once, with an ordered band', () => {
    const rows = from(trained, poolUntil(origin), origin);
    expect(rows).toHaveLength(2 * HORIZON);
    expect(rows.map(({ slot }) => slot - origin)).toEqual(rows.map((_, i) => i % HORIZON));
    expect(rows.every(({ p10, p50, p90 }) => 0 <= p10 && p10 <= p50 && p50 <= p90)).toBe(true);
  });

  test('what was learned survives as plain data', () => {
    const copy = structuredClone(trained);
    expect(from(copy, poolUntil(origin), origin)).toEqual(from(trained, poolUntil(origin), origin));
  });

  test('a later origin uses what has come, and nothing after it', () => {
    const later = origin + 5;
    const known = from(trained, poolUntil(later), later);
    expect(from(trained, poolUntil(later + 200), later)).toEqual(known);
    expect(from(trained, poolUntil(origin), later).map(({ p50 }) => p50)).not.toEqual(known.map(({ p50 }) => p50));
  });

  test('training reads nothing at or after its origin', () => {
    expect(train(poolUntil(origin + 300), origin)).toEqual(trained);
  });

  test('lies nearer than last week', () => {
    const all = poolUntil(DAYS * 24);
    const valueAt = (series: number, slot: number) => all.series[series]?.values[slot] as number;
    const rows = from(trained, poolUntil(origin), origin);
    const errorOf = (guess: (row: ForecastRow) => number) =>
      rows.reduce((sum, row) => sum + Math.abs(guess(row) - valueAt(row.series, row.slot)), 0);
    expect(errorOf(({ p50 }) => p50)).toBeLessThan(errorOf(({ series, slot }) => valueAt(series, slot - 168)));
  });

  test('other series than were learned are refused', () => {
    expect(() => from(trained, poolUntil(origin, ['a', 'c']), origin)).toThrow('learned were a, b');
  });

  test('three weeks of history are enough to say something', () => {
    const early = 21 * 24;
    const rows = from(train(poolUntil(early), early), poolUntil(early), early);
    expect(rows.every(({ p50 }) => Number.isFinite(p50))).toBe(true);
  });
});
