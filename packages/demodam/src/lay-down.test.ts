import { DAY, MINUTE } from '@wijkritme/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeServer } from '../testing/fake-server.ts';
import { layDown, plantedOddities } from './index.ts';
import type { DemodamOptions } from './options.ts';
import { plantedReports } from './reports.ts';
import { createValues } from './rhythm/values.ts';
import { SERIES } from './sensors/series.ts';

const BIRTH = Date.UTC(2026, 10, 22, 6, 30);
let server: FakeServer;
let options: DemodamOptions;

beforeEach(async () => {
  server = new FakeServer();
  const baseUrl = await server.start();
  options = { baseUrl, key: 'key-of-the-administrator', mqttUrl: '', weeks: 2 / 7, now: () => BIRTH };
});
afterEach(() => server.stop());

test('an empty server gets map, places, calendar, things and history', async () => {
  const stages: string[] = [];
  const handles = await layDown({ ...options, onProgress: ({ stage }) => stages.push(stage) });
  expect([...server.layers.keys()]).toEqual(['land', 'water', 'green', 'road', 'rail', 'building', 'tree']);
  expect(server.places).toHaveLength(9);
  expect([...server.planned.values()].flat()).toMatchObject([{ name: 'Jaarmarkt (simulatie)', expected: 'higher' }]);
  expect(server.things).toHaveLength(40);
  expect(handles).toHaveLength(72);
  expect([...new Set(stages)]).toEqual(['map', 'places', 'sensors', 'history']);
  expect(Math.max(...server.rowsPerRequest)).toBeLessThanOrEqual(10_000);
  const rows = server.rowsPerRequest.reduce((a, b) => a + b, 0);
  expect(rows).toBeGreaterThan(34_000);
  expect(rows).toBeLessThan(2 * 17_856);
});

test('simulated reports come with it, and stay the same ones at a second start', async () => {
  await layDown(options);
  const reports = new Map(server.reports);
  expect(reports.size).toBe(plantedReports(BIRTH).length);
  expect(reports.size).toBeGreaterThan(0);
  expect([...reports.keys()].every((one) => one.startsWith('Demodam (simulatie)'))).toBe(true);
  await layDown({ ...options, now: () => BIRTH + DAY });
  for (const [key, row] of reports) expect(server.reports.get(key)).toEqual(row);
});

test('those who pass by were counted for longer, where that is asked', async () => {
  await layDown({ ...options, weeks: 1 / 7, longWeeks: 3 / 7 });
  const daysOf = (key: string) => (server.readings.get(server.datastreamIdOf(key))?.size ?? 0) / 288;
  expect(daysOf('cnt-01/pedestrians')).toBeCloseTo(3, 0);
  for (const key of ['cnt-01/bicycles', 'snd-01/sound-level']) expect(daysOf(key)).toBeCloseTo(1, 0);
});

test('history holds the very values that the function of time gives', async () => {
  await layDown(options);
  const valueAt = createValues({ seed: 1, birth: BIRTH, measures: false });
  for (const series of SERIES) {
    for (const [time, value] of server.readings.get(server.datastreamIdOf(series.key)) ?? []) {
      expect(valueAt(series, Date.parse(time))).toBe(value);
    }
  }
});

test('a second start adds nothing but what was missed, and keeps the birth', async () => {
  await layDown(options);
  const before = server.requests.length;
  server.rowsPerRequest = [];
  const handles = await layDown({ ...options, now: () => BIRTH + 3 * 60 * MINUTE });
  expect(server.requests.slice(before).filter((one) => !one.startsWith('GET'))).toEqual([
    'POST /v1.1/CreateObservations',
    'POST /v1.1/CreateObservations',
    'POST /v1/reports/imports',
  ]);
  // 52 series of five minutes and 20 of ten in three hours; the two of the silent counter send none.
  expect(server.rowsPerRequest.reduce((a, b) => a + b, 0)).toBe(36 * (52 - 2) + 18 * 20);
  expect(handles[0]?.world.birth).toBe(BIRTH);
});

test('a removed thing comes back with its history and the birth of its city', async () => {
  await layDown(options);
  const removed = server.things.splice(5, 1)[0];
  if (!removed) throw new Error('nothing was removed');
  await layDown({ ...options, now: () => BIRTH + DAY });
  const ids = server.things.map((thing) => thing.body.properties.externalId);
  expect(ids).toContain(removed.body.properties.externalId);
  expect(server.readings.get(server.datastreamIdOf('snd-06/sound-level'))?.size).toBeGreaterThan(500);
  expect(new Set(server.things.map((thing) => thing.body.properties.birth)).size).toBe(1);
});

test.each([
  ['of before there were measures', undefined, 0],
  ['with too short a history to judge one', false, 0],
  ['that was born with measures', true, 3],
])('of a city that is there already, %s, so many finished cases are told: %s %i', async (_what, measures, told) => {
  await layDown(options);
  for (const { body } of server.things) {
    if (measures === undefined) Reflect.deleteProperty(body.properties, 'measures');
    else Object.assign(body.properties, { measures });
  }
  const handed: number[] = [];
  const onSampleCases = (cases: unknown[]) => handed.push(cases.length);
  const [handle] = await layDown({ ...options, now: () => BIRTH + 60 * MINUTE, onSampleCases });
  expect(handed).toEqual(told === 0 ? [] : [told]);
  // Nor does anything change in what it measures.
  expect(handle?.world.measures).toBe(measures);
});

test('a busy server is asked again, and another seed than that of the city is refused', async () => {
  server.busy = 3;
  expect(await layDown({ ...options, weeks: 0.05 })).toHaveLength(72);
  await expect(layDown({ ...options, seed: 2 })).rejects.toThrow('has seed 1, not 2');
});

test('the silent counter is missing where it was planted', async () => {
  await layDown(options);
  const silent = plantedOddities(BIRTH).find((one) => one.id === 'silent-counter');
  const times = [...(server.readings.get(server.datastreamIdOf('cnt-10/bicycles'))?.keys() ?? [])];
  expect(Date.parse(times.at(-1) ?? '')).toBeLessThan(silent?.from ?? 0);
});
