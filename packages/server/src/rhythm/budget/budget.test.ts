import { createHash } from 'node:crypto';
import type { AlarmBudget, AlarmBudgetPreview } from '@wijkritme/contract';
import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { readLog } from '../../sharing/sql/log.ts';
import { selectBudgets } from '../sql/alarm-budget.ts';
import type { RhythmTables } from '../tables.ts';

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
const preview = async (perWeek: number, place = square) =>
  (await server.send<AlarmBudgetPreview>('GET', `${budgetPath(place)}/preview?perWeek=${perWeek}`)).body;
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

  it('holds for history too: a datastream begins with the limit of its place, from its first reading on', () => {
    for (const id of counters) {
      const [first] = server.rooms.rhythm.keeper.budgets.book.of(id);
      // Two datastreams, one signal a week.
      expect(first).toEqual({ from: 0, weeks: 2, perWeek: 1 });
    }
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
    const limit = many.onceInWeeks ?? Number.NaN;
    expect(limit).toBeLessThan(few.onceInWeeks ?? Number.NaN);
    expect(many).toMatchObject({ places: 1, total: many.shown.length });
    expect(Date.parse(many.to ?? '')).toBeGreaterThan(END - HOUR);
    expect((Date.parse(many.to ?? '') - Date.parse(many.from ?? '')) / DAY).toBeGreaterThan(40);
    expect(new Set(many.shown.flatMap(({ datastreams }) => datastreams))).toEqual(new Set(counters));
    expect(many.shown.every(({ onceInWeeks }) => onceInWeeks >= limit)).toBe(true);
    expect(many.sentence).toBe(`In de afgelopen 50 dagen had u ${many.shown.length} signalen gezien.`);
  });

  it('shows for a city what its places would have shown, without those that have a budget of their own', async () => {
    const own = await preview(3);
    const whole = await preview(3, city);
    expect(whole).toMatchObject({ placeId: city, places: 1, shown: own.shown, onceInWeeks: own.onceInWeeks });
    expect(whole.shown[0]).toMatchObject({ placeId: square, placeName: 'Plein' });
    await put(square, 2);
    expect(await preview(3, city)).toMatchObject({
      ...{ places: 0, total: 0, from: null, onceInWeeks: null },
      sentence: 'Op deze plek staan geen meetreeksen met dit budget.',
    });
    now += 1;
    await put(square);
  });

  it('is told to the log when it changes, and only then', async () => {
    const entries = async () => {
      const found: { kind: string; subject: string; detail: unknown }[] = [];
      for await (const entry of readLog(server.context.db))
        if (entry.kind === 'alarm-budget.changed') found.push(entry);
      return found;
    };
    const before = (await entries()).length;
    now += 1;
    await put(square, 5);
    await put(square, 5);
    now += 1;
    await put(square);
    expect((await entries()).slice(before)).toMatchObject([
      { subject: `place:${square}`, actor: 'administrator', detail: { perWeek: 5, before: null } },
      { subject: `place:${square}`, detail: { perWeek: null, before: 5 } },
    ]);
  });

  it('is only changed by the administrator', async () => {
    const answer = await fetch(`${server.url}${budgetPath(square)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"perWeek":50}',
    });
    expect(answer.status).toBe(401);
    expect((await fetch(`${server.url}${budgetPath(square)}`)).status).toBe(200);
    expect(await get(square)).not.toMatchObject({ perWeek: 50 });
  });

  it('goes with its place', async () => {
    const feature = {
      type: 'Feature' as const,
      geometry: { type: 'Polygon' as const, coordinates: [ringOf(7, 8)] },
      properties: { code: 'BU2', name: 'Veld' },
    };
    await server.send('POST', '/v1/places-imports', {
      features: { type: 'FeatureCollection', features: [feature] },
      ...{ kind: 'neighbourhood', codeProperty: 'code', nameProperty: 'name', parents: [], missingCodes: [] },
      ...{ timeZone: 'Europe/Amsterdam', country: 'NL' },
    });
    const { items } = await server.client.listPlaces();
    const field = items.find(({ code }) => code === 'BU2')?.id ?? 0;
    await put(field, 7);
    const budgets = server.context.db.withTables<RhythmTables>();
    const stored = () => selectBudgets(budgets);
    expect((await stored()).get(field)).toBe(7);
    expect((await server.send('DELETE', `/v1/places/${field}`)).status).toBe(200);
    expect((await stored()).has(field)).toBe(false);
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
