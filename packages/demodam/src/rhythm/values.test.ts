import { DAY, HOUR } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { propertyOf } from '../sensors/property.ts';
import { findSeries, nextMoment, SERIES } from '../sensors/series.ts';
import { civilMoment, instantOf } from './civil-time.ts';
import { createValues } from './values.ts';
import { createWeather } from './weather.ts';

const BIRTH = Date.UTC(2026, 10, 22, 6, 30);
const valueAt = createValues({ seed: 1, birth: BIRTH });

/** Mean of a series between two hours of a civil day. */
function mean(key: string, date: string, fromHour: number, toHour: number): number {
  const series = findSeries(key);
  const day = Date.parse(date) / DAY;
  const values: number[] = [];
  for (
    let t = nextMoment(series, instantOf(day, fromHour * 60));
    t <= instantOf(day, toHour * 60);
    t = nextMoment(series, t)
  ) {
    values.push(valueAt(series, t) ?? Number.NaN);
  }
  return values.reduce((a, b) => a + b, 0) / values.length;
}

test('values follow from seed and time alone, in any order', () => {
  const again = createValues({ seed: 1, birth: BIRTH });
  const other = createValues({ seed: 2, birth: BIRTH });
  const moments = SERIES.map((series) => ({ series, t: nextMoment(series, BIRTH - 30 * DAY) }));
  const first = moments.map(({ series, t }) => valueAt(series, t));
  expect(
    [...moments]
      .reverse()
      .map(({ series, t }) => again(series, t))
      .reverse(),
  ).toEqual(first);
  expect(moments.map(({ series, t }) => other(series, t))).not.toEqual(first);
});

test('every value lies in the range of its property; counts are whole', () => {
  for (const series of SERIES) {
    const { min, max, kind } = propertyOf(series.property);
    for (let t = nextMoment(series, BIRTH - 56 * DAY); t < BIRTH; t = nextMoment(series, t + 47 * 60_000)) {
      const value = valueAt(series, t);
      if (value === null) continue;
      if (value < min || value > max) expect.fail(`${series.key} ${value}`);
      if (kind === 'count' && !Number.isInteger(value)) expect.fail(`${series.key} ${value}`);
    }
  }
});

test('the town has the rhythm of a town', () => {
  // Saturday market, school bell, commuters, night life, all on ordinary days of October.
  expect(mean('cnt-01/pedestrians', '2026-10-03', 10, 13)).toBeGreaterThan(
    2 * mean('cnt-01/pedestrians', '2026-10-06', 10, 13),
  );
  expect(mean('cnt-07/pedestrians', '2026-10-06', 8.1, 8.6)).toBeGreaterThan(
    5 * mean('cnt-07/pedestrians', '2026-10-13', 8.1, 8.6),
  );
  expect(mean('cnt-04/bicycles', '2026-10-06', 7, 9)).toBeGreaterThan(5 * mean('cnt-04/bicycles', '2026-10-06', 2, 4));
  expect(mean('snd-02/sound-level', '2026-10-04', 0, 2)).toBeGreaterThan(
    mean('snd-02/sound-level', '2026-10-06', 0, 2) + 8,
  );
  expect(mean('car-01/cars', '2026-10-06', 16, 19)).toBeGreaterThan(40);
});

test('counts spread wider than chance alone (Poisson) would', () => {
  const series = findSeries('cnt-02/pedestrians');
  const values: number[] = [];
  for (let week = 0; week < 8; week++) {
    const from = instantOf(civilMoment(BIRTH).day - 5 - 7 * week, 13 * 60);
    for (let t = nextMoment(series, from); t < from + HOUR; t = nextMoment(series, t))
      values.push(valueAt(series, t) ?? 0);
  }
  const middle = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length;
  expect(variance).toBeGreaterThan(1.5 * middle);
});

test('the weather of a year is Dutch', () => {
  const weatherAt = createWeather(1);
  let wet = 0;
  const temperatures: number[] = [];
  for (let t = Date.UTC(2026, 0, 1); t < Date.UTC(2027, 0, 1); t += HOUR) {
    const { temperatureC, rainMmPerHour, windMs } = weatherAt(t);
    temperatures.push(temperatureC);
    if (rainMmPerHour > 0) wet += 1;
    expect(windMs).toBeGreaterThan(0);
  }
  const yearly = temperatures.reduce((a, b) => a + b, 0) / temperatures.length;
  expect(yearly).toBeGreaterThan(9);
  expect(yearly).toBeLessThan(13);
  expect(Math.min(...temperatures)).toBeGreaterThan(-15);
  expect(Math.max(...temperatures)).toBeLessThan(38);
  expect(wet / temperatures.length).toBeGreaterThan(0.05);
  expect(wet / temperatures.length).toBeLessThan(0.25);
});
