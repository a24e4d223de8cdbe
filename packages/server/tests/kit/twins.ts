import { DAY, HOUR } from '@wijkritme/contract';
import { expect } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../testing/start-test-server.ts';
import { AFTER_DAYS, NOW } from './cold.ts';
import { FakeClock } from './logged-server.ts';
import { seeded } from './seeded.ts';
import { until } from './until.ts';

/** Servers that get the same requests; those that seal must answer as the one that never does. */
/** Readings begin here; what lies before September is old enough to be sealed. */
export const FROM = Date.UTC(2026, 5, 20);
export const SEALED_UNTIL = Date.UTC(2026, 8, 1);

export type Row = readonly [time: number, value: number, resultTime?: number];

export const startTwin = (options: TestServerOptions = {}) =>
  startTestServer({ clock: new FakeClock(NOW), ...options });

/** Three datastreams of one thing: regular, at odd times, and one that stopped; some readings say when they were produced. */
export async function fillTwin(server: TestServer): Promise<{ datastreams: number[]; feature: number }> {
  const passport = buildPassport({ unit: '{count}', intervalSeconds: HOUR / 1_000 });
  const { datastreams } = await buildThing(server, { passport, datastreams: 3 });
  const random = seeded(120);
  const [regular = 0, odd = 0, stopped = 0] = datastreams;
  await send(server, regular, rowsOf(random, { from: FROM, to: NOW - HOUR, everyMs: 6 * HOUR }));
  const jittered = rowsOf(random, { from: FROM, to: NOW - HOUR, everyMs: 7 * HOUR });
  await send(
    server,
    odd,
    jittered.map(([time, value], i): Row => {
      const at = time + Math.floor(random() * HOUR);
      return i % 5 === 0 ? [at, value / 8, time + 2 * HOUR] : [at, value / 8];
    }),
  );
  await send(server, stopped, rowsOf(random, { from: FROM, to: FROM + 50 * DAY, everyMs: 9 * HOUR }));
  const made = await server.send('POST', '/v1.1/FeaturesOfInterest', {
    name: 'hoek',
    description: 'hoek van het plein',
    encodingType: 'application/geo+json',
    feature: { type: 'Point', coordinates: [5.1, 52.1] },
  });
  expect(made.status).toBe(201);
  const feature = Number(/\((\d+)\)/.exec(made.headers.get('location') ?? '')?.[1]);
  for (let i = 0; i < 5; i++) {
    const { status } = await server.send('POST', `/v1.1/Datastreams(${stopped})/Observations`, {
      phenomenonTime: iso(FROM + 60 * DAY + i * 3 * DAY),
      result: i,
      FeatureOfInterest: { '@iot.id': feature },
    });
    expect(status).toBe(201);
  }
  return { datastreams, feature };
}

function rowsOf(random: () => number, { from, to, everyMs }: { from: number; to: number; everyMs: number }): Row[] {
  const rows: Row[] = [];
  for (let time = from; time < to; time += everyMs)
    if (random() > 0.1) rows.push([time, Math.floor(random() * 400) / 4]);
  return rows;
}

export const iso = (time: number) => new Date(time).toISOString();

/** @returns what became of each, as the server says */
export async function send(server: TestServer, stream: number, rows: readonly Row[]): Promise<unknown> {
  const dataArray = rows.map(([time, value, resultTime]) => [
    iso(time),
    value,
    resultTime === undefined ? null : iso(resultTime),
  ]);
  const components = ['phenomenonTime', 'result', 'resultTime'];
  const group = { Datastream: { '@iot.id': stream }, components, dataArray };
  const { status, body } = await server.send('POST', '/v1.1/CreateObservations', [group], {
    prefer: 'return=minimal',
  });
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(201);
  return body;
}

/** Seals what is old enough, also what was opened a moment ago. */
export const seal = (server: TestServer) => server.rooms.observations.sealing.run({ afterDays: AFTER_DAYS, restMs: 0 });

/** Seals until so many partitions are gone: one that is looked into at that moment goes the next time. @returns all that was done */
export async function sealAll(server: TestServer, partitions: number) {
  const done = { months: 0, left: 0, dropped: 0 };
  await until(`${partitions} empty partitions are gone`, async () => {
    const { months, left, dropped } = await seal(server);
    done.months += months;
    done.left += left;
    done.dropped += dropped;
    return done.dropped >= partitions;
  });
  return done;
}

/** Status and body, without the address of the server and its number of the request. */
export async function answer(server: TestServer, method: string, path: string, body?: unknown): Promise<string> {
  const { status, body: text } = await server.send<unknown>(method, path, body);
  return `${status} ${JSON.stringify(text)}`.replaceAll(server.url, '').replace(/"requestId":"[^"]*"/, '');
}

export interface Stored {
  readonly rows: number;
  readonly sealed: number;
  /** Readings that are there more than once, as rows or sealed. */
  readonly doubled: number;
}

/** Counted in the tables themselves, not through what reads them. */
export async function storedIn(server: TestServer): Promise<Stored> {
  const { rows } = await server.context.database.pool.query<Stored>(`
    with every as (
      select datastream_id, phenomenon_time, false as is_sealed from observation
      union all
      select s.datastream_id, s.month + interval '360 hours' + u.at * interval '1 millisecond', true
      from sealed_month s cross join unnest(s.times) as u (at)
    )
    select count(*) filter (where not is_sealed)::int4 as rows, count(*) filter (where is_sealed)::int4 as sealed,
      (count(*) - count(distinct (datastream_id, phenomenon_time)))::int4 as doubled from every`);
  return rows[0] as Stored; // an aggregate returns one row
}
