import type { Upkeep } from '@wijkritme/contract';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { isOneSession } from '../testing/one-session.ts';
import { buildPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { FakeClock } from './kit/logged-server.ts';
import { until } from './kit/until.ts';

const START = Date.UTC(2026, 5, 3, 12, 0, 0);
const clock = new FakeClock(START);
let server: TestServer;
let talking: number;
let silent: number;
let thingId: number;

beforeAll(async () => {
  server = await startTestServer({ clock });
  const passport = buildPassport({ intervalSeconds: 60 });
  const built = await buildThing(server, { passport, datastreams: 3 });
  thingId = built.thingId;
  [talking = 0, silent = 0] = built.datastreams;
});
afterAll(() => server?.stop());

const upkeep = async () => (await server.send<Upkeep>('GET', '/v1/upkeep')).body;
const send = (id: number, at: number, result: unknown = 1) =>
  server.send('POST', `/v1.1/Datastreams(${id})/Observations`, { phenomenonTime: new Date(at).toISOString(), result });

describe('how the installation is doing', () => {
  test('is for who manages it, and nobody else', async () => {
    const device = (await server.client.createDeviceKey({ id: thingId })).key;
    const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
    const asks = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/v1/upkeep`, { headers })).status;
    expect(await asks({})).toBe(401);
    expect(await asks({ authorization: `Bearer ${device}` })).toBe(403);
    expect(await asks(analyst.headers)).toBe(403);
    expect(await asks({ authorization: `Bearer ${server.adminKey}` })).toBe(200);
  });

  test('counts what comes in by minute and by hour, and why the rest did not', async () => {
    clock.set(START + 10 * MINUTE);
    await send(talking, START + 9 * MINUTE);
    await send(talking, START + 9 * MINUTE);
    await send(talking, START + 20 * DAY);
    await send(talking, START + 8 * MINUTE, { photo: 'x' });
    clock.set(START + 12 * MINUTE);
    await send(silent, START + 11 * MINUTE);
    const { intake, startedAt } = await upkeep();
    expect(startedAt).toBe(new Date(START).toISOString());
    expect(intake.minutes.map(({ at }) => Date.parse(at))).toEqual(
      Array.from({ length: 13 }, (_, i) => START + i * MINUTE),
    );
    const busy = intake.minutes.filter(({ stored, repeated, refused }) => stored + repeated + refused > 0);
    expect(busy).toEqual([
      { at: new Date(START + 10 * MINUTE).toISOString(), stored: 1, repeated: 1, refused: 2 },
      { at: new Date(START + 12 * MINUTE).toISOString(), stored: 1, repeated: 0, refused: 0 },
    ]);
    expect(intake.hours).toEqual([{ at: new Date(START).toISOString(), stored: 2, repeated: 1, refused: 2 }]);
    expect(intake.refusals).toHaveLength(2);
    expect(intake.refusals).toContainEqual({
      rule: 'time_in_future',
      title: expect.any(String),
      lastHour: 1,
      lastDay: 1,
    });
    expect(intake).toMatchObject({ queueRows: 0, queueLimit: 100_000 });
  });

  test('names what is silent, the longest first, and counts what never sent', async () => {
    clock.set(START + 30 * MINUTE);
    for (let i = 10; i < 30; i++) await send(silent, START + i * MINUTE);
    clock.set(START + 5 * HOUR);
    await send(talking, START + 5 * HOUR);
    const gaps = await until('it is told', async () => {
      server.rooms.rhythm.keeper.tick();
      await server.rooms.rhythm.settle();
      const found = (await upkeep()).gaps;
      return found?.items.some(({ datastreamId }) => datastreamId === silent) && found;
    });
    expect(gaps.never).toBe(1);
    expect(gaps.items).toContainEqual({
      datastreamId: silent,
      name: expect.any(String),
      thingId,
      thingName: expect.any(String),
      since: new Date(START + 29 * MINUTE).toISOString(),
    });
    expect(gaps.items.map(({ since }) => since)).toEqual(gaps.items.map(({ since }) => since).sort());
  });

  test('tells sizes, lag, deliveries, backup and removal', async () => {
    const before = await upkeep();
    const durable = !isOneSession;
    expect(before).toMatchObject({ backup: null, retention: null, servers: 1, durable, version: '0.1.0' });
    expect(before.deliveries).toEqual({ waiting: 0, deadMails: 0, deadMessages: 0 });
    expect(before.feeds).toEqual({ total: 0, failing: [] });
    expect(before.lag).toMatchObject({ rhythmHere: true, rhythmWaiting: 0 });
    expect(before.size.storeBytes).toBeGreaterThan(1_000_000);
    const bytes = before.size.tables.map((table) => table.bytes);
    expect(bytes.length).toBeGreaterThan(3);
    expect(bytes).toEqual([...bytes].sort((a, b) => b - a));
    // The months of the readings are one table.
    expect(new Set(before.size.tables.map(({ name }) => name)).size).toBe(bytes.length);
    await server.send('POST', '/v1/retention/runs', {});
    await (await fetch(`${server.url}/v1/backups/all?name=maandag.gz`, key())).text();
    const after = await upkeep();
    expect(after.backup).toEqual({ name: 'maandag.gz', madeAt: new Date(clock.now()).toISOString() });
    expect(after.retention).toMatchObject({ removed: expect.any(Number), finishedAt: expect.any(String) });
  });

  test('keeps one sample a day, and never forecasts from one', async () => {
    for (let i = 0; i < 2; i++) await server.rooms.upkeep.sample();
    const { size, diskForecast, disk } = await upkeep();
    expect(size.samples.length).toBe(new Set(size.samples.map(({ day }) => day)).size);
    expect(size.samples.at(-1)).toMatchObject({ day: '2026-06-03', storeBytes: expect.any(Number) });
    expect(size.growth).toBeNull();
    if (server.context.database.store === 'postgresql') {
      expect({ disk, diskForecast }).toEqual({ disk: null, diskForecast: { kind: 'unknown', reason: 'elsewhere' } });
      expect(size.samples.at(-1)?.freeBytes).toBeNull();
    } else expect(diskForecast).toMatchObject({ kind: 'unknown', reason: 'few-samples' });
  });

  test('keeps no more than 400 days of samples', async () => {
    await server.context.database.pool.query(
      `insert into size_sample select date '2026-06-03' - i, 1000000 - i, null from generate_series(1, 500) i`,
    );
    clock.set(START + DAY);
    await server.rooms.upkeep.sample();
    const { size } = await upkeep();
    expect(size.samples).toHaveLength(400);
    expect(size.samples.at(-1)?.day).toBe('2026-06-04');
    expect(size.growth?.perDay).toBeGreaterThanOrEqual(1);
  });
});

const key = () => ({ headers: { authorization: `Bearer ${server.adminKey}` } });
