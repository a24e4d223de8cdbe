import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
let stream: number;
let other: number;
beforeAll(async () => {
  server = await startTestServer();
  [stream = 0, other = 0] = (await buildThing(server, { datastreams: 2 })).datastreams;
});
afterAll(() => server.stop());

const HOUR_AGO = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
let second = 0;
/** A time that no other test uses. */
const nextTime = () => {
  second += 1;
  return new Date(HOUR_AGO + second * 1_000).toISOString();
};
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  server.send<Record<string, unknown>>('POST', `/v1.1${path}`, body, headers);

test('a reading is answered with itself, and its link leads to it', async () => {
  const phenomenonTime = nextTime();
  const made = await post(`/Datastreams(${stream})/Observations`, { phenomenonTime, result: 12.5 });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ phenomenonTime, result: 12.5, resultTime: null });
  const link = made.headers.get('location') ?? '';
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\.1\/Observations\(\d+\)$/);
  const text = await (await fetch(link)).text();
  expect(text).toContain(`"@iot.id":${/\((\d+)\)/.exec(link)?.[1]},`);
  expect(JSON.parse(text)).toEqual(made.body);
  expect(await (await fetch(`${link}/Datastream`)).json()).toMatchObject({ '@iot.id': stream });
});

test('a repeat is harmless, another value is a conflict', async () => {
  const reading = { phenomenonTime: nextTime(), result: 1, Datastream: { '@iot.id': stream } };
  const first = await post('/Observations', reading);
  const again = await post('/Observations', reading);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  expect(await post('/Observations', { ...reading, result: 2 })).toMatchObject({
    status: 409,
    body: { code: 'conflicting_reading', detail: expect.stringContaining(String(stream)) },
  });
});

test.each([
  [{ result: 'x' }, 400, 'result_not_a_number'],
  [{ result: -1 }, 400, 'result_out_of_range'],
  [{ result: 1, note: 'x' }, 400, 'unknown_field'],
  [{ result: 1, phenomenonTime: 'yesterday' }, 400, 'time_invalid'],
  [{ result: 1, phenomenonTime: '2089-01-01T00:00:00Z' }, 400, 'time_in_future'],
  [{ result: 1, phenomenonTime: '2001-01-01T00:00:00Z' }, 400, 'time_too_late'],
  [{ result: 1, FeatureOfInterest: { name: 'x' } }, 400, 'invalid_input'],
  [{ result: 1, FeatureOfInterest: { '@iot.id': 999_999 } }, 400, 'invalid_input'],
  [{ result: 1, Datastream: { '@iot.id': 999_999 } }, 400, 'invalid_input'],
  [[], 400, 'invalid_input'],
])('%j is refused: %i %s', async (body, status, code) => {
  expect(await post(`/Datastreams(${stream})/Observations`, body)).toMatchObject({ status, body: { code, status } });
});

test('who may send what', async () => {
  const mine = await buildThing(server, {});
  const { key } = await server.client.createDeviceKey({ id: mine.thingId });
  const asDevice = { authorization: `Bearer ${key}` };
  const path = `/Datastreams(${mine.datastreams[0]})/Observations`;
  expect((await post(path, { result: 1 }, asDevice)).status).toBe(201);
  expect(await post(`/Datastreams(${stream})/Observations`, { result: 1 }, asDevice)).toMatchObject({
    status: 403,
    body: { code: 'key_other_thing' },
  });
  expect(await post(path, { result: 1 }, { authorization: '' })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  });
  expect(await post('/Datastreams(999999)/Observations', { result: 1 })).toMatchObject({
    status: 404,
    body: { code: 'datastream_unknown' },
  });
  expect(await post('/Datastreams(99999999999)/Observations', { result: 1 })).toMatchObject({ status: 404 });
});

test('no valid passport, no reading', async () => {
  const without = await buildThing(server, { passport: null });
  const expired = await buildThing(server, { passport: buildPassport({ validUntil: '2020-01-01T00:00:00Z' }) });
  expect(await post(`/Datastreams(${without.datastreams[0]})/Observations`, { result: 1 })).toMatchObject({
    status: 403,
    body: { code: 'passport_missing' },
  });
  expect(await post(`/Datastreams(${expired.datastreams[0]})/Observations`, { result: 1 })).toMatchObject({
    status: 403,
    body: { code: 'passport_expired', detail: expect.stringContaining('2020-01-01') },
  });
});

const group = (datastream: number, dataArray: unknown[]) => ({
  Datastream: { '@iot.id': datastream },
  components: ['phenomenonTime', 'result'],
  dataArray,
});

test('data arrays: a link or "error" for each row, in order', async () => {
  const [a, b, c] = [nextTime(), nextTime(), nextTime()];
  const made = await server.send<string[]>('POST', '/v1.1/CreateObservations', [
    group(stream, [
      [a, 1],
      [b, 'x'],
      [b, 2],
      [a, 9],
    ]),
    group(999_999, [[a, 1]]),
    group(other, [
      [c, -5],
      [c, 3],
    ]),
  ]);
  expect(made.status).toBe(201);
  expect(made.headers.get('wijkritme-refused')).toBe('4');
  const kinds = made.body.map((link) => (link === 'error' ? 'error' : 'link'));
  expect(kinds).toEqual(['link', 'error', 'link', 'error', 'error', 'error', 'link']);
  expect(await (await fetch(made.body[2] ?? '')).json()).toMatchObject({ phenomenonTime: b, result: 2 });
});

test('data arrays with a short answer: counts, and the reason of every refusal', async () => {
  const [a, b] = [nextTime(), nextTime()];
  const body = [
    group(stream, [[a, 1]]),
    group(other, [
      [a, 1],
      ['x', 1],
      [b, 1000_000],
    ]),
  ];
  await post('/CreateObservations', [group(stream, [[a, 1]])]);
  const made = await post('/CreateObservations', body, { prefer: 'return=minimal' });
  expect(made.body).toMatchObject({
    stored: 1,
    repeated: 1,
    refused: [
      { group: 1, row: 1, code: 'time_invalid' },
      { group: 1, row: 2, code: 'result_out_of_range' },
    ],
    refusedTotal: 2,
  });
});

test('data arrays that are too large or cannot be understood', async () => {
  const rows = Array.from({ length: limits.dataArrayRows + 1 }, () => ['2026-11-22T10:00:00Z', 1]);
  expect(await post('/CreateObservations', [group(stream, rows)])).toMatchObject({
    status: 413,
    body: { code: 'too_large' },
  });
  const large = `[${' '.repeat(limits.dataArrayBytes)}]`;
  expect(await post('/CreateObservations', large)).toMatchObject({
    status: 413,
    body: { code: 'too_large', detail: expect.stringContaining('in parts') },
  });
  const unknown = { ...group(stream, []), components: ['result', 'photo'] };
  expect(await post('/CreateObservations', [unknown])).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('/0/components/1') },
  });
  expect((await post('/CreateObservations', [])).body).toEqual([]);
});
