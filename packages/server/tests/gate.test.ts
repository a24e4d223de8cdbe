import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeName } from '../src/observations/intake/outcome.ts';
import { addReading, createReadings } from '../src/observations/readings.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const clock = new FakeClock(NOON);
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

const iso = (time: number) => new Date(time).toISOString();
const post = (stream: number, time: number, result: number) =>
  server.send<{ code: string; detail: string }>('POST', `/v1.1/Datastreams(${stream})/Observations`, {
    phenomenonTime: iso(time),
    result,
  });

async function makeStream(passport: Parameters<typeof buildPassport>[0], property = 'pedestrians'): Promise<number> {
  const { finestSeconds: _, ...strict } = buildPassport(passport);
  const complete = passport?.finestSeconds === undefined ? strict : buildPassport(passport);
  return (await buildThing(server, { passport: complete, property })).datastreams[0] ?? 0;
}

async function storedTimes(stream: number): Promise<number[]> {
  const { rows } = await server.context.database.pool.query<{ t: Date }>(
    'select phenomenon_time as t from observation where datastream_id = $1 order by 1',
    [stream],
  );
  return rows.map(({ t }) => t.getTime());
}

test('a passport for another unit lets nothing in, and the answer names rule and passport', async () => {
  const stream = await makeStream({ unit: 'dB(A)' });
  const answer = await post(stream, NOON, 5);
  expect(answer).toMatchObject({ status: 403, body: { code: 'passport_other_unit' } });
  expect(answer.body.detail).toContain(`Passport 1 of datastream ${stream}`);
  await server.client.putPassport({ id: stream, body: buildPassport() });
  expect((await post(stream, NOON, 5)).status).toBe(201);
  expect((await server.client.listRefusals({ id: stream })).passportVersion).toBe(2);
});

test('readings closer together than half the interval are refused, whatever the order of arrival', async () => {
  const stream = await makeStream({ intervalSeconds: 60 });
  const sent: [number, number, string | undefined][] = [
    [0, 201, undefined],
    [29_999, 403, 'interval_too_fine'],
    [30_000, 201, undefined],
    [90_000, 201, undefined],
    [65_000, 403, 'interval_too_fine'],
    [60_000, 201, undefined],
    [60_000, 200, undefined],
    [-MINUTE, 201, undefined],
    [-MINUTE - 1, 403, 'interval_too_fine'],
  ];
  for (const [at, status, code] of sent) {
    const answer = await post(stream, NOON - 10 * MINUTE + at, 5);
    expect([at, answer.status, answer.body.code]).toEqual([at, status, code]);
  }
  expect((await storedTimes(stream)).map((time) => time - NOON + 10 * MINUTE)).toEqual([
    -MINUTE,
    0,
    30_000,
    60_000,
    90_000,
  ]);
});

test('a burst of late readings is as good as readings in time: the phenomenon times count', async () => {
  const stream = await makeStream({ intervalSeconds: 60 });
  const readings = createReadings(500);
  for (let i = 0; i < 500; i++) addReading(readings, stream, NOON - i * MINUTE, 5);
  const outcome = await server.rooms.observations.intake.submit(readings, {
    principal: { kind: 'administrator' },
    door: 'http',
    lateLimitMs: Number.POSITIVE_INFINITY,
  });
  expect([...outcome].map(outcomeName)).toEqual(Array(500).fill('stored'));
});

test('whatever comes in whatever order: what is stored lies apart, and what was refused lay too close', async () => {
  const gap = 30_000;
  const moment = fc.integer({ min: 0, max: 600 }).map((second) => NOON - second * 1_000);
  const batches = fc.array(fc.array(moment, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const stream = await makeStream({ intervalSeconds: 60 });
      const refused: number[] = [];
      for (const times of all) {
        const readings = createReadings(times.length);
        for (const time of times) addReading(readings, stream, time, 5);
        const outcome = await server.rooms.observations.intake.submit(readings, {
          principal: { kind: 'administrator' },
          door: 'http',
          lateLimitMs: Number.POSITIVE_INFINITY,
        });
        times.forEach((time, i) => {
          if (outcomeName(outcome[i] as number) === 'interval_too_fine') refused.push(time);
        });
      }
      const kept = await storedTimes(stream);
      for (let i = 1; i < kept.length; i++) expect((kept[i] ?? 0) - (kept[i - 1] ?? 0)).toBeGreaterThanOrEqual(gap);
      for (const time of refused) expect(kept.some((other) => Math.abs(other - time) < gap)).toBe(true);
      expect(new Set([...kept, ...refused])).toEqual(new Set(all.flat()));
    }),
    { numRuns: 25 },
  );
});

test('small counts are refused where the device withholds them, and kept where it does not; zero is a reading', async () => {
  const withheld = await makeStream({ minimumGroup: 5, smallGroups: 'withheld', finestSeconds: 1 });
  const kept = await makeStream({ minimumGroup: 5, finestSeconds: 1 });
  const sound = await makeStream(
    { unit: 'dB(A)', minimumGroup: 5, smallGroups: 'withheld', finestSeconds: 1 },
    'sound-level',
  );
  const cases: [number, number, string | undefined][] = [
    [withheld, 0, undefined],
    [withheld, 1, 'group_below_minimum'],
    [withheld, 4, 'group_below_minimum'],
    [withheld, 5, undefined],
    [kept, 1, undefined],
    [sound, 4, undefined],
  ];
  for (const [at, [stream, count, code]] of cases.entries()) {
    const answer = await post(stream, NOON + at * 1_000, count);
    expect([count, answer.status, answer.body.code]).toEqual([count, code ? 403 : 201, code]);
  }
});

test('refusals are counted per datastream and per rule, and a refused row costs the others nothing', async () => {
  const stream = await makeStream({ intervalSeconds: 60, minimumGroup: 5, smallGroups: 'withheld' });
  const row = (minutes: number, result: unknown) => [iso(NOON - minutes * MINUTE), result];
  const dataArray = [row(9, 10), row(8.9, 10), row(8, 2), row(7, 'Jan'), row(6, 10), row(5.9, 11)];
  const answer = await server.send<{ stored: number; refused: { row: number; code: string; detail: string }[] }>(
    'POST',
    '/v1.1/CreateObservations',
    [{ Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray }],
    { prefer: 'return=minimal' },
  );
  expect(answer.body.stored).toBe(2);
  expect(answer.body.refused.map(({ row, code }) => [row, code])).toEqual([
    [1, 'interval_too_fine'],
    [2, 'group_below_minimum'],
    [3, 'result_not_a_number'],
    [5, 'interval_too_fine'],
  ]);
  expect(answer.body.refused[0]?.detail).toContain(`Passport 1 of datastream ${stream}`);
  await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, { result: 10, photo: 'x' });
  const { items, passportStatus } = await server.client.listRefusals({ id: stream });
  expect(passportStatus).toBe('valid');
  expect(items.map(({ rule, count, lastAt }) => [rule, count, lastAt])).toEqual([
    ['interval_too_fine', 2, iso(NOON)],
    ['group_below_minimum', 1, iso(NOON)],
    ['result_not_a_number', 1, iso(NOON)],
    ['unknown_field', 1, iso(NOON)],
  ]);
});

test('a reference to another entity is an id and nothing else', async () => {
  const stream = await makeStream({ finestSeconds: 1 });
  const bodies = [
    { Datastream: { '@iot.id': stream, name: 'x' } },
    { Datastream: { '@iot.id': 'x' } },
    { Datastream: 'x' },
  ];
  for (const more of bodies) {
    const answer = await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, { result: 1, ...more });
    expect([more, answer.status, answer.body.code]).toEqual([more, 400, 'unknown_field']);
  }
  const half = await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, {
    result: 1,
    FeatureOfInterest: { name: 'x' },
  });
  expect([half.status, half.body.code]).toEqual([400, 'invalid_input']);
});

test("publishing to another's datastream is refused and counted there", async () => {
  const own = await buildThing(server);
  const other = await makeStream({ finestSeconds: 1 });
  const { key } = await server.client.createDeviceKey({ id: own.thingId });
  const device = await connectDevice(server.mqttPort, key);
  await publishReading(device, other, { phenomenonTime: iso(NOON), result: 1 });
  await publishReading(device, own.datastreams[0] ?? 0, { phenomenonTime: iso(NOON), result: 1 });
  await endDevice(device);
  expect(await storedTimes(other)).toEqual([]);
  expect(await storedTimes(own.datastreams[0] ?? 0)).toEqual([NOON]);
  expect((await server.client.listRefusals({ id: other })).items).toMatchObject([
    { rule: 'key_other_thing', count: 1 },
  ]);
});
