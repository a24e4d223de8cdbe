import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const clock = new FakeClock(NOON);
const SENTINEL = 'Zeg-het-niet-voort-06-12345678';
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

const iso = (time: number) => new Date(time).toISOString();

async function makeStream(passport: Parameters<typeof buildPassport>[0] | null = {}): Promise<number> {
  const { datastreams } = await buildThing(server, { passport: passport && buildPassport(passport) });
  return datastreams[0] ?? 0;
}

const post = (stream: number, body: unknown) => server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, body);
const reading = (time: number, result: unknown = 5) => ({ phenomenonTime: iso(time), result });

async function stored(stream: number): Promise<[number, number][]> {
  const { rows } = await server.context.database.pool.query<{ t: Date; v: number }>(
    'select phenomenon_time as t, result as v from observation where datastream_id = $1 order by 1',
    [stream],
  );
  return rows.map(({ t, v }) => [t.getTime(), v]);
}

test('a repeat is harmless; another value is a conflict, is counted, and the first stays', async () => {
  const stream = await makeStream();
  expect((await post(stream, reading(NOON))).status).toBe(201);
  expect((await post(stream, reading(NOON))).status).toBe(200);
  expect(await post(stream, reading(NOON, 6))).toMatchObject({ status: 409, body: { code: 'conflicting_reading' } });
  expect(await stored(stream)).toEqual([[NOON, 5]]);
  expect(server.rooms.observations.counters.peek(stream)).toEqual({ stored: 1, repeated: 1, conflicts: 1, refused: 0 });
});

test('the edges of time: five minutes ahead, the late limit, what the passport keeps', async () => {
  const stream = await makeStream();
  const short = await makeStream({ retentionDays: 2 });
  const day = 86_400_000;
  const cases: [number, number, string | undefined][] = [
    [stream, NOON + 300_000, undefined],
    [stream, NOON + 300_001, 'time_in_future'],
    [stream, NOON - 400 * day, undefined],
    [stream, NOON - 400 * day - 1, 'time_too_late'],
    [stream, Date.UTC(1989, 11, 31), 'time_invalid'],
    [short, NOON - 2 * day, undefined],
    [short, NOON - 2 * day - 1, 'time_too_late'],
  ];
  for (const [id, time, code] of cases) {
    const answer = await post(id, reading(time));
    expect([iso(time), answer.status, answer.body.code]).toEqual([iso(time), code ? 400 : 201, code]);
  }
});

test('a passport that expires, starts or is withdrawn acts at once, without a restart', async () => {
  const stream = await makeStream({ validFrom: iso(NOON - 1_000), validUntil: iso(NOON + 60_000) });
  const later = await makeStream({ validFrom: iso(NOON + 60_000) });
  expect((await post(stream, reading(NOON))).status).toBe(201);
  expect(await post(later, reading(NOON))).toMatchObject({ status: 403, body: { code: 'passport_not_yet_valid' } });
  try {
    clock.set(NOON + 59_999);
    expect((await post(stream, reading(NOON + 1))).status).toBe(201);
    clock.set(NOON + 60_000);
    expect(await post(stream, reading(NOON + 2))).toMatchObject({ status: 403, body: { code: 'passport_expired' } });
    expect((await post(later, reading(NOON + 2))).status).toBe(201);
    await server.client.withdrawPassport({ id: later });
    expect(await post(later, reading(NOON + 3))).toMatchObject({ status: 403, body: { code: 'passport_withdrawn' } });
  } finally {
    clock.set(NOON);
  }
});

test('in a data array every row is judged for itself, and the others are stored', async () => {
  const [good, without, expired] = [
    await makeStream(),
    await makeStream(null),
    await makeStream({ validUntil: iso(NOON) }),
  ];
  const group = (stream: number, dataArray: unknown[]) => ({
    Datastream: { '@iot.id': stream },
    components: ['phenomenonTime', 'result'],
    dataArray,
  });
  const rows: [unknown, string | undefined][] = [
    [[iso(NOON), 1], undefined],
    [[iso(NOON), 1], undefined],
    [[iso(NOON), 2], 'conflicting_reading'],
    [[iso(NOON + 1), 'veel'], 'result_not_a_number'],
    [[iso(NOON + 1), null], 'result_not_a_number'],
    [[iso(NOON + 1), -1], 'result_out_of_range'],
    [[iso(NOON + 1), 100_001], 'result_out_of_range'],
    [['eergisteren', 1], 'time_invalid'],
    [[NOON, 1], 'time_invalid'],
    [[iso(NOON + 400_000), 1], 'time_in_future'],
    [[iso(NOON + 1)], 'invalid_input'],
    ['a row', 'invalid_input'],
    [[iso(NOON + 2), 3], undefined],
  ];
  const answer = await server.send<{ stored: number; repeated: number; refused: { group: number; code: string }[] }>(
    'POST',
    '/v1.1/CreateObservations',
    [
      group(
        good,
        rows.map(([row]) => row),
      ),
      group(without, [[iso(NOON), 1]]),
      group(expired, [[iso(NOON), 1]]),
      group(999_999, [[iso(NOON), 1]]),
    ],
    { prefer: 'return=minimal' },
  );
  expect(answer.body).toMatchObject({ stored: 2, repeated: 1 });
  const codes = rows.flatMap(([, code]) => code ?? []);
  expect(answer.body.refused.map(({ code }) => code)).toEqual([
    ...codes,
    'passport_missing',
    'passport_expired',
    'datastream_unknown',
  ]);
  expect(await stored(good)).toEqual([
    [NOON, 1],
    [NOON + 2, 3],
  ]);
  expect([...(await stored(without)), ...(await stored(expired))]).toEqual([]);
});

test('nothing of what was refused is kept: not in a table, not in a log line', async () => {
  const { thingId, datastreams } = await buildThing(server);
  const stream = datastreams[0] ?? 0;
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const refused = [
    reading(NOON, SENTINEL),
    { ...reading(NOON), [SENTINEL]: 1 },
    { ...reading(NOON), parameters: { note: SENTINEL } },
    { ...reading(NOON), phenomenonTime: SENTINEL },
    { ...reading(NOON), resultTime: SENTINEL },
    { ...reading(NOON), FeatureOfInterest: { name: SENTINEL } },
    `{"result": "${SENTINEL}`,
    [SENTINEL],
    SENTINEL,
  ];
  const device = await connectDevice(server.mqttPort, key);
  for (const body of refused) {
    expect((await post(stream, body)).status).toBeGreaterThanOrEqual(400);
    await publishReading(device, stream, typeof body === 'string' ? body : JSON.stringify(body));
  }
  await endDevice(device);
  await server.send('POST', '/v1.1/CreateObservations', [{ Datastream: { '@iot.id': stream }, [SENTINEL]: 1 }]);
  await server.send('POST', '/v1.1/Things', { name: `${SENTINEL}@example.org`, description: 'x' });
  await server.send('GET', `/v1.1/Things?$filter=name eq '${SENTINEL}' and`);
  await server.send('GET', '/v1/health', undefined, { authorization: `Bearer ${SENTINEL}` });
  expect(await tablesHolding(SENTINEL)).toEqual([]);
  expect(server.logs.filter((line) => line.includes(SENTINEL))).toEqual([]);
});

/** Every column of every table, whatever its type, read as text. */
async function tablesHolding(text: string): Promise<string[]> {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(rows.length).toBeGreaterThan(15);
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await pool.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${text}%`]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found;
}
