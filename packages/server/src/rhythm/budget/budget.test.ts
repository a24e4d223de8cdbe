import { createHash } from 'node:crypto';
import type { AlarmBudget, AlarmBudgetPreview } from '@wijkritme/contract';
import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 70 * DAY;
let now = END;
const clock = { now: () => now };

let server: TestServer;
let city = 0;
let square = 0;
let counters: number[] = [];

const ringOf = (west: number, east: number) => [
  [west, 52],
  [east, 52],
  [east, 53],
  [west, 53],
  [west, 52],
];

/** A city with one square in it; the counters stand on the square. */
async function makePlaces(): Promise<void> {
  const feature = {
    type: 'Feature' as const,
    geometry: { type: 'Polygon' as const, coordinates: [ringOf(5, 6)] },
    properties: { code: 'BU1', name: 'Plein', city: 'GM1', cityName: 'Proefstad' },
  };
  const answer = await server.send('POST', '/v1/places-imports', {
    features: { type: 'FeatureCollection', features: [feature] },
    kind: 'neighbourhood',
    codeProperty: 'code',
    nameProperty: 'name',
    parents: [{ kind: 'municipality', codeProperty: 'city', nameProperty: 'cityName' }],
    missingCodes: [],
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
  });
  expect(answer.status).toBe(200);
  const { items } = await server.client.listPlaces();
  city = items.find(({ kind }) => kind === 'municipality')?.id ?? 0;
  square = items.find(({ kind }) => kind === 'neighbourhood')?.id ?? 0;
}

/** Passers-by; each evening differs a little, some a lot. */
function walkers(time: number): number {
  const hour = time / HOUR;
  const spread = Math.floor((Math.abs(Math.sin(hour * 12.9898)) * 43_758.5453) % 17);
  const crowd = Math.floor(hour / 24) % 9 === 4 && hour % 24 === 20 ? 90 : 0;
  return Math.round(50 * Math.max(0, Math.sin((((hour % 24) - 6) / 16) * Math.PI)) + spread + crowd);
}

async function send(datastream: number, from: number, to: number): Promise<void> {
  const dataArray: [string, number][] = [];
  for (let time = from; time < to; time += HOUR) dataArray.push([new Date(time).toISOString(), walkers(time)]);
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray },
  ]);
  expect(answer.status).toBe(201);
}

const budgetPath = (place: number) => `/v1/places/${place}/alarm-budget`;
const put = (place: number, perWeek?: unknown) => server.send<AlarmBudget>('PUT', budgetPath(place), { perWeek });
const get = async (place: number) => (await server.send<AlarmBudget>('GET', budgetPath(place))).body;
const preview = async (perWeek: number) =>
  (await server.send<AlarmBudgetPreview>('GET', `${budgetPath(square)}/preview?perWeek=${perWeek}`)).body;
const stateOf = (id: number) =>
  createHash('sha256')
    .update(server.rooms.rhythm.keeper.find(id)?.encode().state ?? '')
    .digest('hex');

beforeAll(async () => {
  server = await startTestServer({ clock });
  await makePlaces();
  counters = (await buildThing(server, { passport: buildPassport({ intervalSeconds: 3600 }), datastreams: 2 }))
    .datastreams;
  for (const id of counters) await send(id, START, END);
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

describe('the alarm budget of a place', () => {
  it('is one signal a week, until the place or one around it has its own', async () => {
    expect(await get(square)).toMatchObject({ placeId: square, perWeek: 1, fromPlaceId: null });
    expect((await put(city, 3)).status).toBe(200);
    expect(await get(square)).toMatchObject({ perWeek: 3, fromPlaceId: city, since: new Date(now).toISOString() });
    now += 1;
    const own = (await put(square, 0.5)).body;
    expect(own).toMatchObject({ perWeek: 0.5, fromPlaceId: square, since: new Date(now).toISOString() });
    expect(own.onceInWeeks).toBeGreaterThan(1);
    now += 1;
    expect((await put(square)).body).toMatchObject({ perWeek: 3, fromPlaceId: city });
  });

  it('refuses what is no budget, and places that are not there', async () => {
    for (const wrong of [0, -1, 1_000, 'many', null]) expect((await put(square, wrong)).status).toBe(400);
    expect((await put(99_999, 1)).status).toBe(404);
    const answer = await server.send<{ code: string }>('GET', `${budgetPath(square)}/preview`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_query']);
  });

  it('shows what another would have shown: more for more, of datastreams of the place', async () => {
    const few = await preview(0.25);
    const many = await preview(3);
    expect(many.shown.length).toBeGreaterThan(few.shown.length);
    expect(many.onceInWeeks).toBeLessThan(few.onceInWeeks);
    expect(Date.parse(many.to ?? '')).toBeGreaterThan(END - HOUR);
    expect((Date.parse(many.to ?? '') - Date.parse(many.from ?? '')) / DAY).toBeGreaterThan(40);
    expect(new Set(many.shown.flatMap(({ datastreams }) => datastreams))).toEqual(new Set(counters));
    expect(many.shown.every(({ onceInWeeks }) => onceInWeeks >= many.onceInWeeks)).toBe(true);
    expect(many.sentence).toBe(`In de afgelopen 50 dagen had u ${many.shown.length} signalen gezien.`);
  });

  it('holds from its instant, and a replay and a restart find the same', async () => {
    const [late = 0, inTime = 0] = counters;
    now = END + 9 * DAY;
    await send(inTime, END + HOUR, END + 9 * DAY);
    await send(late, END + 5 * DAY, END + 9 * DAY);
    await server.rooms.rhythm.settle();
    await send(late, END + HOUR, END + 5 * DAY);
    await server.rooms.rhythm.settle();
    // Both had the same readings and limits; one in order, one in a replay.
    expect(stateOf(late)).toBe(stateOf(inTime));
    const { weeks } = server.rooms.rhythm.keeper.budgets.book.latest(late) ?? { weeks: 0 };
    expect(server.rooms.rhythm.keeper.find(late)?.state.parts.alarms.budgetWeeks).toBe(weeks);
    const before = { state: stateOf(late), limits: server.rooms.rhythm.keeper.budgets.book.of(late).slice() };
    const { dataDir } = server;
    await server.halt();
    server = await startTestServer({ dataDir, clock });
    await server.rooms.rhythm.settle();
    expect(stateOf(late)).toBe(before.state);
    // More than a week later the limit is made up anew, for what comes.
    await server.rooms.rhythm.keeper.settleBudgets();
    const limits = server.rooms.rhythm.keeper.budgets.book.of(late);
    expect(limits.slice(0, before.limits.length)).toEqual(before.limits);
    expect(limits.at(-1)).toMatchObject({ from: now, perWeek: 3 });
    expect(stateOf(late)).toBe(before.state);
  });
});
