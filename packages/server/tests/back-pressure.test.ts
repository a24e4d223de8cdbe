import { limits } from '@wijkritme/contract';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { until, within } from './kit/until.ts';

let server: TestServer;
let key: string;
let streams: readonly number[];
let locker: pg.Client;
beforeAll(async () => {
  // One thing sends all of it: how fast one may send is another rule (device-events.test.ts).
  server = await startTestServer({ store: 'embedded', env: { DEVICE_MESSAGES_PER_MINUTE: '1000000' } });
  const built = await buildThing(server, { datastreams: 3 });
  streams = built.datastreams;
  key = (await server.client.createDeviceKey({ id: built.thingId })).key;
  locker = new pg.Client(server.context.database.connection);
  await locker.connect();
});
afterAll(async () => {
  await locker?.end();
  await server?.stop();
});

/** A stretch of time of its own per test, an hour ago at the latest. */
let start = Date.now() - 300 * 86_400_000;
beforeEach(() => {
  start += 10 * 86_400_000;
});
const instant = (step: number) => new Date(start + step * 1_000).toISOString();

/** Nobody can write readings until the returned function is called. */
async function pauseStore(): Promise<() => Promise<unknown>> {
  await locker.query('begin');
  await locker.query('lock table observation in access exclusive mode');
  return () => locker.query('rollback');
}

const post = (step: number, datastream = streams[0]) =>
  server.send('POST', `/v1.1/Datastreams(${datastream})/Observations`, { phenomenonTime: instant(step), result: 1 });

const array = (datastream: number, from: number, rows: number) => [
  {
    Datastream: { '@iot.id': datastream },
    components: ['phenomenonTime', 'result'],
    dataArray: Array.from({ length: rows }, (_, i) => [instant(from + i), 1]),
  },
];
const postArray = (datastream: number, rows: number) =>
  server.send('POST', '/v1.1/CreateObservations', array(datastream, 0, rows), { prefer: 'return=minimal' });

async function storedSince(from: number): Promise<number> {
  const { rows } = await server.context.database.pool.query<{ n: number }>(
    'select count(*) as n from observation where phenomenon_time >= $1 and phenomenon_time < $2',
    [new Date(from), new Date(from + 10 * 86_400_000)],
  );
  return rows[0]?.n ?? 0;
}

test('nothing is acknowledged before it is stored, over HTTP and MQTT; then all is', async () => {
  const device = await connectDevice(server.mqttPort, key);
  const release = await pauseStore();
  let acknowledged = 0;
  const count = () => {
    acknowledged += 1;
  };
  const sent = [
    post(1).then(({ status }) => {
      expect(status).toBe(201);
      count();
    }),
    ...Array.from({ length: 50 }, (_, i) =>
      publishReading(device, streams[1] ?? 0, { phenomenonTime: instant(i), result: 2 }).then(count),
    ),
  ];
  try {
    await until('both doors have taken their readings', async () => {
      const metric = await server.context.metrics.queueRows.get();
      return (metric.values[0]?.value ?? 0) >= 51;
    });
    // Health goes on answering all the while: a slow store blocks nothing else.
    expect((await server.send('GET', '/v1/health')).status).toBe(200);
    expect(acknowledged).toBe(0);
  } finally {
    await release();
  }
  await within(40_000, 'all are acknowledged', Promise.all(sent));
  expect(acknowledged).toBe(51);
  expect(await storedSince(start)).toBe(51);
  await endDevice(device);
});

test('a full queue says 429 with Retry-After, MQTT waits, and all that waited is stored', async () => {
  const devices = await Promise.all(Array.from({ length: 24 }, () => connectDevice(server.mqttPort, key)));
  const release = await pauseStore();
  let sent: Promise<unknown>[] = [];
  const waiting: Promise<{ status: number; body: Record<string, unknown> }>[] = [];
  try {
    waiting.push(postArray(streams[0] ?? 0, limits.dataArrayRows), postArray(streams[1] ?? 0, limits.dataArrayRows));
    await until('the queue is full', async () => {
      const { values } = await server.context.metrics.queueRows.get();
      return (values[0]?.value ?? 0) >= limits.intakeQueueRows;
    });
    const refused = await server.send('POST', `/v1.1/Datastreams(${streams[2]})/Observations`, {
      phenomenonTime: instant(90_000),
      result: 1,
    });
    expect(refused).toMatchObject({ status: 429, body: { code: 'busy' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await server.send('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'not-ready', reason: 'intake-full' },
    });
    expect((await server.send('GET', '/health/live')).status).toBe(200);
    for (const { stream } of devices) stream.cork(); // one large piece, so that the door has all of it at hand
    sent = devices.flatMap((device, d) =>
      Array.from({ length: 400 }, (_, i) =>
        publishReading(device, streams[2] ?? 0, { phenomenonTime: instant(d * 400 + i), result: 3 }),
      ),
    );
    for (const { stream } of devices) stream.uncork();
    await until('the devices have sent', () => devices.every((device) => device.stream.writableLength === 0));
    for (let i = 0; i < 20; i++) await server.send('GET', '/v1/health'); // meanwhile the door reads them
  } finally {
    await release();
  }
  const done = await within(60_000, 'the MQTT readings are acknowledged', Promise.allSettled(sent));
  expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
  for (const answer of await Promise.all(waiting))
    expect(answer).toMatchObject({ status: 201, body: { stored: limits.dataArrayRows } });
  expect((await post(95_000)).status).toBe(201);
  expect((await server.send('GET', '/health/ready')).body).toEqual({ status: 'ready' });
  expect(await storedSince(start)).toBe(2 * limits.dataArrayRows + 9_600 + 1);
  await Promise.all(devices.map(endDevice));
});

test('a store that breaks off: 503 for what was under way, nothing half, and then on as before', async () => {
  const release = await pauseStore();
  const sent = post(1);
  await until('it waits', async () => ((await server.context.metrics.queueRows.get()).values[0]?.value ?? 0) >= 1);
  await locker.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where pid <> pg_backend_pid() and query like '%insert into observation %' and state = 'active'`,
  );
  const answer = await sent;
  await release();
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(await storedSince(start)).toBe(0);
  expect((await post(1)).status).toBe(201);
  expect((await post(1)).status).toBe(200);
});

test('connections that break while nobody uses them end no process and no reading', async () => {
  expect((await post(1)).status).toBe(201);
  await locker.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
  await until('readings are taken again', async () => (await post(2)).status === 201 || undefined);
  expect(await storedSince(start)).toBe(2);
});
