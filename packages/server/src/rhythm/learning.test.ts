import { DAY, HOUR, limits, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** A Monday at noon in Amsterdam. */
const START = Date.parse('2026-03-02T11:00:00Z');
const EVERY = 10 * MINUTE;
const LEARNED_AFTER = 22 * DAY;
let now = START + 12 * HOUR;
let server: TestServer;
let stream: number;
let place: number;
let taken = START;

const iso = (time: number) => new Date(time).toISOString();
const celsius = (time: number) => 14 + Math.sin(((time % DAY) / DAY) * 2 * Math.PI) + ((time / EVERY) % 7) / 10;

/** Readings up to the clock. */
async function send(): Promise<void> {
  const rows: [string, number][] = [];
  for (; taken < now; taken += EVERY) rows.push([iso(taken), celsius(taken)]);
  while (rows.length > 0) {
    const dataArray = rows.splice(0, limits.dataArrayRows);
    const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
    const { status } = await server.send('POST', '/v1.1/CreateObservations', [group]);
    expect(status).toBe(201);
  }
  await server.rooms.rhythm.settle();
}

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  const outline = [5, 52, 5.2, 52, 5.2, 52.2, 5, 52.2, 5, 52];
  const coordinates = [outline.flatMap((x, i) => (i % 2 === 0 ? [[x, outline[i + 1]]] : []))];
  const properties = { code: 'A', name: 'Proefbuurt', gm: 'B', gmName: 'Proefstad' };
  await server.client.importPlaces({
    body: {
      features: {
        type: 'FeatureCollection',
        features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates }, properties }],
      },
      kind: 'neighbourhood',
      codeProperty: 'code',
      nameProperty: 'name',
      parents: [{ kind: 'municipality', codeProperty: 'gm', nameProperty: 'gmName' }],
      timeZone: 'Europe/Amsterdam',
      country: 'NL',
      missingCodes: [],
    },
  });
  const { items } = await server.client.listPlaces();
  place = items.find(({ code }) => code === 'A')?.id ?? 0;
  const passport = buildPassport({ unit: 'Cel', intervalSeconds: EVERY / 1_000 });
  const built = { property: 'temperature', passport, position: [5.1, 52.1] as const };
  stream = (await buildThing(server, built)).datastreams[0] ?? 0;
  await send();
});
afterAll(() => server?.stop());

const bandNow = () => server.client.getBand({ id: stream, from: iso(now - 12 * HOUR), to: iso(now) });
const summaryNow = async () => {
  const query = `datastreams=${stream}&interval=hour&from=${iso(now - 12 * HOUR)}&to=${iso(now)}`;
  const { body } = await server.send<{ items: Record<string, unknown>[] }>('GET', `/v1/summaries?${query}`);
  return body.items[0] as { learning?: true; mean: number[]; low: number[]; mid: number[]; high: number[] };
};
const isNothing = (values: readonly (number | null)[]) => values.length > 0 && values.every((value) => value === null);

test('half a day of readings is no rhythm: no door gives a range, and all say that it is being learned', async () => {
  const band = await bandNow();
  expect(band.learning).toBe(true);
  expect(band.measured.filter((value) => value !== null).length).toBeGreaterThan(60);
  expect([band.low, band.mid, band.high].map(isNothing)).toEqual([true, true, true]);
  expect(band.sentence).toContain('leren nog wat normaal is');
  expect(band.sentence).not.toContain('%');
  const hours = await server.client.getBand({ id: stream, from: iso(now - 20 * DAY), to: iso(now + DAY) });
  expect([hours.low, hours.mid, hours.high].map(isNothing)).toEqual([true, true, true]);

  const summary = await summaryNow();
  expect(summary.learning).toBe(true);
  expect(summary.mean.every((value) => Math.abs(value - 14) < 2)).toBe(true);
  expect([summary.low, summary.mid, summary.high].map(isNothing)).toEqual([true, true, true]);

  const told = await server.client.getDatastream({ id: stream });
  expect(told).toMatchObject({ status: 'learning', expected: null, learning: { ready: false } });
  expect(isNothing((await server.client.getWeek({ id: stream, week: '2026-W10' })).normal)).toBe(true);
  const { items } = await server.client.listBeats({});
  expect(items.find(({ placeId }) => placeId === place)).toMatchObject({ word: 'learning' });
});

test('once it was learned, the range of every door lies around the readings; what came before keeps none', async () => {
  now = START + LEARNED_AFTER;
  await send();
  const [band, summary] = [await bandNow(), await summaryNow()];
  expect([band.learning, summary.learning]).toEqual([undefined, undefined]);
  for (const { low, high } of [band, summary]) {
    expect(low.every((value) => value !== null && value > 8)).toBe(true);
    expect(high.every((value) => value !== null && value < 20)).toBe(true);
  }
  expect(band.sentence).toMatch(/\d+% van de tijd normaal/);
  const told = await server.client.getDatastream({ id: stream });
  expect(told.learning.ready).toBe(true);
  expect(told.expected?.low).toBeGreaterThan(8);
  const first = await server.client.getBand({ id: stream, from: iso(START), to: iso(START + 12 * HOUR) });
  expect(first.measured.some((value) => value !== null)).toBe(true);
});
