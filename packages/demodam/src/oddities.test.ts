import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { NEIGHBOURHOODS } from './city/neighbourhoods.ts';
import { dailyPeak, type Oddity, plantedOddities } from './oddities.ts';
import { civilMoment } from './rhythm/civil-time.ts';
import { createValues } from './rhythm/values.ts';
import { findSeries, nextMoment } from './sensors/series.ts';

const BIRTH = Date.UTC(2026, 10, 22, 6, 30);
const planted = plantedOddities(BIRTH);
const valueAt = createValues({ seed: 1, birth: BIRTH });

function getOddity(id: string): Oddity {
  const found = planted.find((one) => one.id === id);
  if (!found) throw new Error(`no oddity ${id}`);
  return found;
}

function values(key: string, from: number, to: number): (number | null)[] {
  const series = findSeries(key);
  const found: (number | null)[] = [];
  for (let t = nextMoment(series, from); t < to; t = nextMoment(series, t)) found.push(valueAt(series, t));
  return found;
}
const mean = (list: readonly (number | null)[]) =>
  list.reduce<number>((sum, value) => sum + (value ?? 0), 0) / list.length;
/** Mean during an oddity, and in the same hours of the three weeks before it. */
function compare(id: string, key: string) {
  const { from, to = BIRTH } = getOddity(id);
  const before = [1, 2, 3].map((week) => mean(values(key, from - week * 7 * DAY, to - week * 7 * DAY)));
  return { during: mean(values(key, from, to)), before: mean(before) };
}

test('each oddity names its place and touches series there', () => {
  expect(new Set(planted.map((one) => one.id)).size).toBe(planted.length);
  for (const oddity of planted) {
    expect(NEIGHBOURHOODS.map((area) => area.code)).toContain(oddity.placeCode);
    expect(oddity.series.length).toBeGreaterThan(0);
    for (const key of oddity.series) expect(findSeries(key).sensor.area).toBe(oddity.placeCode);
  }
});

test('the street party was last Saturday evening and stands in no calendar', () => {
  const { from, to, inCalendar } = getOddity('street-party');
  expect(new Date(from).toISOString()).toBe('2026-11-21T17:00:00.000Z');
  expect(to).toBe(Date.parse('2026-11-21T23:30:00.000Z'));
  expect(inCalendar).toBe(false);
  const walkers = compare('street-party', 'cnt-12/pedestrians');
  expect(walkers.during).toBeGreaterThan(3 * walkers.before);
  const sound = compare('street-party', 'snd-12/sound-level');
  expect(sound.during).toBeGreaterThan(sound.before + 10);
});

test('the market fair is busier than other Sundays and stands in the calendar', () => {
  const { during, before } = compare('market-fair', 'cnt-01/pedestrians');
  expect(during).toBeGreaterThan(1.8 * before);
  expect(getOddity('market-fair').inCalendar).toBe(true);
});

test('the stuck meter repeats one value, the silent counter and the power cut give none', () => {
  const stuck = getOddity('stuck-meter');
  expect(new Set(values('snd-05/sound-level', stuck.from, stuck.to ?? 0)).size).toBe(1);
  expect(values('cnt-10/bicycles', BIRTH - 20 * HOUR, BIRTH + DAY).every((value) => value === null)).toBe(true);
  expect(values('cnt-10/bicycles', BIRTH - 22 * HOUR, BIRTH - 20 * HOUR)).not.toContain(null);
  const cut = getOddity('power-cut');
  expect(new Set(cut.series.map((key) => key.split('/')[0])).size).toBe(6);
  for (const key of cut.series) {
    expect(new Set(values(key, cut.from, cut.to ?? 0))).toEqual(new Set([null]));
    expect(values(key, cut.to ?? 0, (cut.to ?? 0) + HOUR)).not.toContain(null);
  }
});

test('the diversion lifts the traffic of one street by a third and stays', () => {
  const series = (from: number) => mean(values('car-02/cars', from, from + 7 * DAY));
  const lift = series(BIRTH - 8 * DAY) / series(BIRTH - 36 * DAY);
  expect(lift).toBeGreaterThan(1.2);
  expect(lift).toBeLessThan(1.5);
});

test('the quiet day is quiet', () => {
  const { during, before } = compare('quiet-day', 'car-03/cars');
  expect(during).toBeLessThan(0.5 * before);
});

test('from the day after birth there is one noise peak a day, and none before', () => {
  const today = civilMoment(BIRTH).day;
  expect(dailyPeak(1, BIRTH, today)).toBeUndefined();
  const peaks = Array.from({ length: 30 }, (_, i) => dailyPeak(1, BIRTH, today + 1 + i));
  expect(new Set(peaks.map((peak) => peak?.series[0])).size).toBeGreaterThan(6);
  const peak = peaks[4];
  const key = peak?.series[0] ?? '';
  const middle = (peak?.from ?? 0) + 15 * MINUTE;
  const louder =
    mean(values(key, middle, middle + 10 * MINUTE)) - mean(values(key, middle - DAY, middle - DAY + 10 * MINUTE));
  expect(louder).toBeGreaterThan(8);
});
