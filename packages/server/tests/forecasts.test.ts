import { DAY, HOUR, limits, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { settled } from './kit/replay.ts';
import { seeded } from './kit/seeded.ts';
import { until, within } from './kit/until.ts';

const FROM = Date.UTC(2026, 8, 7);
const EVERY = 15 * MINUTE;
const DAYS = 24;
/** Ten past midnight, when the last hour of the last day has been told. */
const NOW = FROM + DAYS * DAY + 10 * MINUTE;

const clock = new FakeClock(FROM);
/** Days with a loud evening, which somebody planned, from six to ten in universal time. */
const PARTIES = [10, 14, 17, 20, 23];
let server: LoggedServer;
let places: Places;
let thingId: number;
let stream: number;
let other: number;

interface StoredRow {
  readonly pace: string;
  readonly origin: Date;
  readonly made_at: Date;
  readonly columns: Buffer;
}

beforeAll(async () => {
  server = await startLoggedServer({ clock });
  places = await layDistricts(server);
  const passport = buildPassport({ unit: 'dB(A)', intervalSeconds: EVERY / 1_000, afterWithdrawal: 'remove' });
  const built = await buildThing(server, {
    property: 'sound-level',
    passport,
    datastreams: 2,
    position: places.pointHere,
  });
  thingId = built.thingId;
  [stream = 0, other = 0] = built.datastreams;
});
afterAll(() => server?.stop());

const noise = seeded(7);
/** Louder by day than by night, quieter at weekends, never twice the same. */
function soundAt(time: number): number {
  const hour = (time % DAY) / HOUR;
  const weekend = new Date(time).getUTCDay() % 6 === 0 ? 4 : 0;
  const party = PARTIES.includes(Math.floor((time - FROM) / DAY)) && hour >= 18 && hour < 22 ? 8 : 0;
  return (
    Math.round(10 * (50 + party + 9 * Math.sin(((hour - 8) / 24) * 2 * Math.PI) - weekend + 3 * (noise() - 0.5))) / 10
  );
}

async function send(id: number, rows: readonly (readonly [number, number])[]): Promise<void> {
  const dataArray = rows.map(([time, value]) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': id }, components: ['phenomenonTime', 'result'], dataArray };
  const { status, body } = await server.send<{ refusedTotal: number }>('POST', '/v1.1/CreateObservations', [group], {
    prefer: 'return=minimal',
  });
  expect({ status, refused: body.refusedTotal }).toEqual({ status: 201, refused: 0 });
}

/** What both series measured up to `to`, day by day, with the clock beside it. */
async function measure(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += DAY) {
    clock.set(Math.min(start + DAY, to));
    const times = Array.from({ length: Math.min(DAY, to - start) / EVERY }, (_, i) => start + i * EVERY);
    for (const id of [stream, other])
      await send(
        id,
        times.map((time) => [time, soundAt(time)]),
      );
  }
  await settled(server);
}

const look = async () => {
  await server.rooms.rhythm.forecasts.look();
  expect(server.logs.filter((line) => line.includes('forecasts of'))).toEqual([]);
};

async function storedRows(id: number): Promise<StoredRow[]> {
  const { rows } = await server.context.database.pool.query<StoredRow>(
    'select pace, origin, made_at, columns from forecast where datastream_id = $1 order by pace, origin',
    [id],
  );
  return rows;
}

test('ten days teach too little, and say so', async () => {
  await measure(FROM, FROM + 10 * DAY);
  await look();
  const forecast = await server.client.getForecast({ id: stream });
  expect(forecast).toMatchObject({ status: 'learning', origin: null, time: [] });
  expect(forecast.sentence).toContain('10 van de 14 dagen');
  const scores = await server.client.getForecastScores({ id: stream });
  expect(scores.leads.map(({ verdict, count, mae }) => [verdict, count, mae])).toEqual(
    Array(4).fill(['learning', 0, null]),
  );
});

test('after three weeks a week is forecast, in quarters and then in hours', async () => {
  await measure(FROM + 10 * DAY, FROM + DAYS * DAY);
  clock.set(NOW);
  await look();
  const forecast = await server.client.getForecast({ id: stream });
  expect(forecast).toMatchObject({ status: 'ready', origin: new Date(FROM + DAYS * DAY).toISOString() });
  expect(forecast.time).toEqual(
    [...Array(24).keys()]
      .map((i) => FROM + DAYS * DAY + i * EVERY)
      .concat([...Array(162).keys()].map((i) => FROM + DAYS * DAY + (6 + i) * HOUR)),
  );
  for (const [i, p50] of forecast.p50.entries()) {
    expect(forecast.p10[i]).toBeLessThanOrEqual(p50 ?? Number.NaN);
    expect(forecast.p90[i]).toBeGreaterThanOrEqual(p50 ?? Number.NaN);
    for (const simple of Object.values(forecast.simple)) expect(simple[i]).toBeGreaterThan(30);
  }
  expect(forecast.sentence).toMatch(/Acht van de tien keer ligt die tussen .* decibel/);
  expect(forecast.scoreSentence).toContain('nog niets nagekeken');
});

test('what comes after the origin changes nothing that was forecast from it, not even a training', async () => {
  const before = await storedRows(stream);
  expect(before.map(({ pace }) => pace)).toEqual(['far', 'near']);
  clock.set(NOW + 40 * MINUTE);
  const origin = FROM + DAYS * DAY;
  await send(stream, [
    [origin - EVERY + MINUTE, 95],
    [origin + EVERY, 99],
  ]);
  await settled(server);
  server.rooms.rhythm.forecasts.want(groups());
  await look();
  expect(server.rooms.rhythm.forecasts.models.listOf(new Set(groups().map(({ key }) => key)))[0]).toMatchObject({
    trainedAt: NOW + 40 * MINUTE,
    datastreams: [stream, other],
  });
  expect(await storedRows(stream)).toEqual(before);
});

test('what came is scored beside the simple rules, each moment once, and a restart goes on', async () => {
  clock.set(NOW + 6 * HOUR);
  await measure(FROM + DAYS * DAY + HOUR, FROM + (DAYS + 5) * DAY + HOUR);
  clock.set(FROM + (DAYS + 5) * DAY + HOUR + 5 * MINUTE);
  await look();
  const scores = await server.client.getForecastScores({ id: other });
  const [hour, hours, day, week] = scores.leads;
  // One origin was kept; the first hour was measured by the other series alone.
  expect([hour?.count, hours?.count, day?.count]).toEqual([0, 20, 18]);
  expect(week?.count).toBe(4 * 24);
  expect(scores.bands[0]?.count).toBeGreaterThan(24);

  await server.halt();
  server = await startLoggedServer({ clock, dataDir: server.dataDir });
  await look();
  expect(await server.client.getForecastScores({ id: other })).toEqual(scores);
  expect((await server.client.getForecast({ id: stream })).origin).toBe(
    new Date(FROM + (DAYS + 5) * DAY + HOUR).toISOString(),
  );
});

test('what is planned moves the forecast the way that such evenings went before', async () => {
  const evening = (day: number) => ({
    kind: 'event',
    name: `Feest ${day}`,
    start: new Date(FROM + day * DAY + 18 * HOUR).toISOString(),
    end: new Date(FROM + day * DAY + 22 * HOUR).toISOString(),
    expected: 'higher',
  });
  const coming = DAYS + 7;
  const expectedThen = async (hour: number) => {
    const { time, p50 } = await server.client.getForecast({ id: stream });
    return p50[time.indexOf(FROM + coming * DAY + hour * HOUR)] ?? Number.NaN;
  };
  const before = [await expectedThen(20), await expectedThen(12)] as const;
  for (const day of [...PARTIES, coming]) {
    const { status } = await server.send('POST', `/v1/places/${places.here}/planned-events`, evening(day));
    expect(status).toBe(201);
  }
  const now = FROM + (DAYS + 5) * DAY + HOUR;
  await measure(now, now + HOUR);
  clock.set(now + HOUR + 5 * MINUTE);
  await look();
  expect((await expectedThen(20)) - before[0]).toBeGreaterThan(3);
  expect(Math.abs((await expectedThen(12)) - before[1])).toBeLessThan(1);
});

test('a training whose process is killed is told in the log, and the next one works', async () => {
  const before = trainedAt();
  clock.set(clock.now() + MINUTE);
  process.kill(await beginTraining(), 'SIGKILL');
  await server.rooms.rhythm.forecasts.look();
  expect(server.logs.filter((line) => line.includes('forecasts of a municipality failed'))).toEqual([
    expect.stringContaining('the process of forecasting ended with SIGKILL'),
  ]);
  expect(trainedAt()).toBe(before);
  expect((await server.send('GET', '/v1/health')).status).toBe(200);

  server.logs.length = 0;
  await beginTraining();
  await look();
  expect(trainedAt()).toBe(clock.now());
});

test('a stop in the middle of a training ends it, and what was learned before stays', async () => {
  const before = trainedAt();
  const pid = await beginTraining();
  await within(15_000, 'the server stops', server.halt());
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  server = await startLoggedServer({ clock, dataDir: server.dataDir });
  expect(trainedAt()).toBe(before);
});

test('lists have pages and limits', async () => {
  const first = await server.client.listForecastScores({ limit: 1 });
  expect(first).toMatchObject({ items: [{ datastreamId: stream }], next: String(stream) });
  const second = await server.client.listForecastScores({ limit: 1, after: first.next ?? '' });
  expect(second).toMatchObject({ items: [{ datastreamId: other }], next: null });
  expect(second.sentence).toContain('2 meetreeksen');
  for (const query of ['after=x', `days=${limits.scoreDays + 1}`, 'place=9999', 'limit=1000'])
    expect((await server.send('GET', `/v1/forecast-scores?${query}`)).status).toBeGreaterThanOrEqual(400);
});

test('a withdrawn datastream loses its forecasts and scores, and a removed one', async () => {
  await server.client.withdrawPassport({ id: stream, reason: 'De sensor gaat weg.' });
  await server.client.runRetention();
  expect(await rowsOf(stream)).toEqual({ forecast: 0, forecast_score: 0, band_score: 0, forecast_model: 0 });
  expect((await rowsOf(other)).forecast).toBeGreaterThan(0);
  await server.send('DELETE', `/v1.1/Things(${thingId})`);
  await until('all is gone', async () => Object.values(await rowsOf(other)).every((count) => count === 0));
});

/** Asks for a training and waits until a process works on it. @returns its number */
async function beginTraining(): Promise<number> {
  const { forecasts } = server.rooms.rhythm;
  forecasts.want(groups());
  return until('a process learns', () => forecasts.workerPid);
}

const trainedAt = () =>
  server.rooms.rhythm.forecasts.models.listOf(new Set(groups().map(({ key }) => key)))[0]?.trainedAt;

const groups = () => server.rooms.rhythm.forecasts.allGroups();

async function rowsOf(id: number): Promise<Record<string, number>> {
  const { pool } = server.context.database;
  const counts: Record<string, number> = {};
  for (const table of ['forecast', 'forecast_score', 'band_score']) {
    const { rows } = await pool.query(`select count(*)::int4 as count from ${table} where datastream_id = $1`, [id]);
    counts[table] = rows[0].count;
  }
  const { rows } = await pool.query('select count(*)::int4 as count from forecast_model where $1 = any(datastreams)', [
    id,
  ]);
  return { ...counts, forecast_model: rows[0].count };
}
