import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ForecastPlan } from './forecast-plan.ts';
import { forecastPool } from './forecast-pool.ts';
import type { ForecastRow } from './forecast-row.ts';
import { seeded } from './seeded.ts';
import type { PoolSeries, SeriesPool } from './series-pool.ts';

const MONDAY = Date.UTC(2024, 0, 1) / 86_400_000;

/** A street with a day and a week, and chance on top. */
function street(days: number, seed: number, perDay = 24): Float64Array {
  const random = seeded(seed);
  let mood = 1;
  return Float64Array.from({ length: days * perDay }, (_, slot) => {
    const day = Math.floor(slot / perDay);
    if (slot % perDay === 0) mood = 0.7 * mood + 0.3 * (0.6 + 0.8 * random());
    const busy = 1 - Math.cos((2 * Math.PI * (slot % perDay)) / perDay);
    return Math.round(60 * busy * mood * (day % 7 > 4 ? 0.5 : 1) * (0.8 + 0.4 * random()));
  });
}

const count = (name: string, values: Float64Array): PoolSeries => ({
  name,
  kind: 'count',
  min: 0,
  max: Number.POSITIVE_INFINITY,
  values,
});

function toPool(series: readonly PoolSeries[], perDay = 24): SeriesPool {
  const days = (series[0]?.values.length ?? 0) / perDay;
  return { perDay, firstDay: MONDAY, days, series, covariates: [], calendar: { holidayOn: () => undefined } };
}

const daily = (from: number, to: number): ForecastPlan => ({
  firstOrigin: from * 24,
  endOrigin: (to - 1) * 24 + 1,
  every: 24,
  horizon: 24,
});

function forecast(pool: SeriesPool, plan: ForecastPlan): ForecastRow[] {
  const rows: ForecastRow[] = [];
  for (const share of forecastPool(pool, plan, (row) => rows.push(row))) expect(share).toBeLessThanOrEqual(1);
  return rows;
}

const isOrdered = ({ p10, p50, p90 }: ForecastRow) => p10 <= p50 && p50 <= p90;
const values = (rows: readonly ForecastRow[]) => rows.map(({ p10, p50, p90, mean }) => [p10, p50, p90, mean]);

describe('forecastPool', () => {
  test('forecasts every slot of every origin once, in order, with a band that mostly holds', () => {
    const pool = toPool([count('a', street(120, 1)), count('b', street(120, 2))]);
    const rows = forecast(pool, daily(92, 120));
    expect(rows).toHaveLength(28 * 24 * 2);
    expect(rows.every(isOrdered)).toBe(true);
    expect(rows.every(({ p10 }) => p10 >= 0)).toBe(true);
    const inside = rows.filter((row) => {
      const actual = pool.series[row.series]?.values[row.slot] as number;
      return actual >= row.p10 && actual <= row.p90;
    });
    expect(inside.length / rows.length).toBeGreaterThan(0.72);
    expect(inside.length / rows.length).toBeLessThan(0.88);
  });

  test('is better than the best simple forecast on a series with moods', () => {
    const pool = toPool([count('a', street(200, 3)), count('b', street(200, 4))]);
    const rows = forecast(pool, daily(172, 200));
    let [own, yesterday, lastWeek] = [0, 0, 0];
    for (const { series, slot, p50 } of rows) {
      const of = pool.series[series]?.values as Float64Array;
      const actual = of[slot] as number;
      own += Math.abs(actual - p50);
      yesterday += Math.abs(actual - (of[slot - 24] as number));
      lastWeek += Math.abs(actual - (of[slot - 168] as number));
    }
    expect(own).toBeLessThan(0.8 * Math.min(yesterday, lastWeek));
  });

  test('says the same twice', () => {
    const pool = toPool([count('a', street(90, 5))]);
    expect(forecast(pool, daily(80, 90))).toEqual(forecast(pool, daily(80, 90)));
  });

  test('uses nothing at or after its origin', () => {
    const before = toPool([count('a', street(80, 6)), count('b', street(80, 7))]);
    const rows = forecast(before, daily(60, 80));
    const changes = fc.record({ day: fc.integer({ min: 60, max: 79 }), seed: fc.integer(), gap: fc.boolean() });
    fc.assert(
      fc.property(changes, ({ day, seed, gap }) => {
        const random = seeded(seed);
        const altered = before.series.map((one) => ({
          ...one,
          values: one.values.map((value, slot) =>
            slot < day * 24 ? value : gap && random() < 0.5 ? Number.NaN : Math.round(500 * random()),
          ),
        }));
        const again = forecast(toPool(altered), daily(60, 80));
        const known = (row: ForecastRow) => row.origin <= day * 24;
        expect(values(again.filter(known))).toEqual(values(rows.filter(known)));
      }),
      { numRuns: 3, seed: 11 },
    );
  });
});

describe('what is hard', () => {
  test('three weeks of history', () => {
    const rows = forecast(toPool([count('a', street(28, 8))]), daily(21, 28));
    expect(rows).toHaveLength(7 * 24);
    expect(rows.every(({ p50 }) => Number.isFinite(p50))).toBe(true);
  });

  test('a hole of 13 days', () => {
    const of = street(120, 9).fill(Number.NaN, 85 * 24, 98 * 24);
    const rows = forecast(toPool([count('a', of), count('b', street(120, 10))]), daily(92, 120));
    expect(rows.every((row) => Number.isFinite(row.p50) && isOrdered(row))).toBe(true);
  });

  test.each([
    ['all zeros', 'count', 0],
    ['always 7', 'count', 7],
    ['always 51.5 dB', 'level', 51.5],
  ] as const)('%s stays so', (_, kind, value) => {
    const of = new Float64Array(60 * 24).fill(value);
    const one: PoolSeries = { name: 'a', kind, min: kind === 'count' ? 0 : -200, max: 1e9, values: of };
    for (const { p10, p50, p90, mean } of forecast(toPool([one]), daily(50, 60))) {
      for (const quantile of [p50, mean]) expect(quantile).toBeCloseTo(value, 1);
      expect(p90 - p10).toBeLessThan(0.2);
    }
  });

  test('one reading, and none', () => {
    const single = new Float64Array(30 * 24).fill(Number.NaN);
    single[20 * 24 - 1] = 12;
    const none = new Float64Array(30 * 24).fill(Number.NaN);
    const rows = forecast(toPool([count('single', single), count('none', none)]), daily(20, 22));
    const of = (series: number, origin: number) => rows.filter((row) => row.series === series && row.origin === origin);
    expect(of(0, 20 * 24)[0]?.p50).toBeCloseTo(12, 6);
    expect(of(1, 20 * 24).every(({ p50 }) => Number.isNaN(p50))).toBe(true);
  });

  test('a covariate that is partly unknown', () => {
    const weather = Float64Array.from({ length: 90 * 24 }, (_, slot) => (slot % 50 < 25 ? Number.NaN : slot % 17));
    const pool = { ...toPool([count('a', street(90, 12))]), covariates: [{ name: 'rain', values: weather }] };
    expect(forecast(pool, daily(80, 90)).every(({ p50 }) => Number.isFinite(p50))).toBe(true);
  });

  test('a covariate that drives the series is used', () => {
    const random = seeded(13);
    const rain = Float64Array.from({ length: 150 }, () => (random() < 0.4 ? 1 : 0));
    const wet = street(150, 14).map((value, slot) => Math.round(value * (rain[Math.floor(slot / 24)] ? 0.4 : 1)));
    const dry = toPool([count('a', wet)]);
    const hours = Float64Array.from({ length: 150 * 24 }, (_, slot) => rain[Math.floor(slot / 24)] as number);
    const told = { ...dry, covariates: [{ name: 'rain', values: hours }] };
    const error = (pool: SeriesPool) =>
      forecast(pool, daily(122, 150)).reduce((sum, { slot, p50 }) => sum + Math.abs((wet[slot] as number) - p50), 0);
    expect(error(told)).toBeLessThan(0.75 * error(dry));
  });

  test('an hour ahead every hour, and a week ahead', () => {
    const pool = toPool([count('a', street(70, 15))]);
    const hourly = forecast(pool, { firstOrigin: 62 * 24, endOrigin: 63 * 24, every: 1, horizon: 1 });
    expect(hourly.map(({ slot }) => slot)).toEqual(Array.from({ length: 24 }, (_, i) => 62 * 24 + i));
    const week = forecast(pool, { firstOrigin: 63 * 24, endOrigin: 63 * 24 + 1, every: 24, horizon: 168 });
    expect(week).toHaveLength(168);
    expect(week.every(({ p50 }) => Number.isFinite(p50))).toBe(true);
  });

  test.each([
    [{ horizon: 0 }, /invalid horizon: 0/],
    [{ horizon: 169 }, /invalid horizon: 169/],
    [{ every: 0 }, /invalid distance of origins: 0/],
    [{ firstOrigin: -24 }, /invalid first origin: -24/],
    [{ endOrigin: 10_000 }, /reach past/],
  ])('refuses the plan %o', (change, message) => {
    const pool = toPool([count('a', street(30, 16))]);
    expect(() => forecast(pool, { ...daily(20, 30), ...change })).toThrow(message);
  });

  test('names a series of another length', () => {
    const pool = { ...toPool([count('a', street(30, 17))]), days: 31 };
    expect(() => forecast(pool, daily(20, 30))).toThrow('a has 720 slots instead of 744');
  });
});
