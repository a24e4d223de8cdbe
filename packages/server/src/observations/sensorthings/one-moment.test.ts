import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { connectDevice, endDevice, publishReading } from '../../../tests/kit/mqtt-device.ts';
import { until } from '../../../tests/kit/until.ts';

type Body = Record<string, unknown>;

/** A reading is of one moment: a stretch of time is refused at every door, and never cut (decision 161). */
const BEGIN = '2026-05-01T10:40:00Z';
const STRETCH = `${BEGIN}/2026-05-01T10:45:00Z`;
const refused = { code: 'time_invalid', detail: expect.stringMatching(/phenomenonTime is a stretch.*send the begin/) };

let server: TestServer;
let thingId: number;
let stream: number;
beforeAll(async () => {
  server = await startTestServer({ env: { LATE_LIMIT_DAYS: '3650' } });
  const built = await buildThing(server);
  thingId = built.thingId;
  stream = built.datastreams[0] ?? 0;
});
afterAll(() => server?.stop());

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Body>(method, `/v1.1/${path}`, body, headers);
const post = (phenomenonTime: string, more: Body = {}) =>
  send('POST', `Datastreams(${stream})/Observations`, { phenomenonTime, result: 3, ...more });
const stored = async () =>
  ((await send('GET', `Datastreams(${stream})/Observations`)).body.value as Body[]).map((one) => one.phenomenonTime);

test('one reading', async () => {
  expect(await post(STRETCH)).toMatchObject({ status: 400, body: refused });
  expect(await post(BEGIN, { resultTime: STRETCH })).toMatchObject({
    status: 400,
    body: { code: 'time_invalid', detail: expect.stringContaining('resultTime is a stretch') },
  });
  expect(await stored()).toEqual([]);
});

test('a stretch without length is a moment', async () => {
  const made = await post('2026-05-01T10:00:00Z/2026-05-01T12:00:00+02:00');
  expect(made).toMatchObject({ status: 201, body: { phenomenonTime: '2026-05-01T10:00:00.000Z' } });
  await send('DELETE', (made.headers.get('location') ?? '').replace(/^.*\/v1\.1\//, ''));
  expect(await stored()).toEqual([]);
});

test('a row of a data array', async () => {
  const dataArray = [
    [STRETCH, 3],
    [`${BEGIN}/${BEGIN}`, null],
  ];
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const answer = await send('POST', 'CreateObservations', [group], { prefer: 'return=minimal' });
  expect(answer.body).toMatchObject({ stored: 0, refused: [{ group: 0, row: 0, ...refused }, { row: 1 }] });
});

test('inside a new datastream, which is not made then', async () => {
  const before = (await send('GET', 'Datastreams?$count=true&$top=0')).body['@iot.count'];
  const answer = await send('POST', `Things(${thingId})/Datastreams`, {
    name: 'nieuw',
    description: 'test',
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
    unitOfMeasurement: { name: 'count', symbol: '{count}', definition: 'ucum:1' },
    Sensor: { name: 'teller', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
    ObservedProperty: { name: 'x', definition: 'https://example.org/x', description: '' },
    Observations: [{ phenomenonTime: STRETCH, result: 3 }],
  });
  expect(answer).toMatchObject({ status: 400, body: { fields: [{ pointer: '/Observations/0' }] } });
  expect(answer.body.detail).toContain('is a stretch of time');
  expect((await send('GET', 'Datastreams?$count=true&$top=0')).body['@iot.count']).toBe(before);
});

test('in a batch', async () => {
  const one = {
    id: 'a',
    method: 'POST',
    url: `Datastreams(${stream})/Observations`,
    body: { phenomenonTime: STRETCH, result: 3 },
  };
  const { body } = await send(
    'POST',
    '$batch',
    { requests: [one, { ...one, id: 'b', atomicityGroup: 'g' }] },
    {
      prefer: 'continue-on-error',
    },
  );
  expect(body.responses).toMatchObject([
    { id: 'a', status: 400, body: refused },
    { id: 'b', status: 400, body: refused },
  ]);
  expect(await stored()).toEqual([]);
});

test('over MQTT', async () => {
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const device = await connectDevice(server.mqttPort, key);
  const told: Body[] = [];
  device.on('message', (_topic, payload) => told.push(JSON.parse(payload.toString())));
  await device.subscribeAsync(`v1.1/Datastreams(${stream})/Refusals`, { qos: 1 });
  await publishReading(device, stream, { phenomenonTime: STRETCH, result: 3 });
  expect(await until('a refusal', () => told[0])).toMatchObject(refused);
  await endDevice(device);
  expect(await stored()).toEqual([]);
});

test('by column, and as the time of a correction', async () => {
  const series = [{ datastream: stream, time: [STRETCH], value: [3] }];
  const columns = await server.send<Body>('POST', '/v1/readings', { series });
  expect(columns.body).toMatchObject({ stored: 0, refused: [{ code: 'time_invalid' }] });
  const made = await post(BEGIN);
  const path = (made.headers.get('location') ?? '').replace(/^.*\/v1\.1\//, '');
  expect(await send('PATCH', path, { phenomenonTime: STRETCH, result: 4 })).toMatchObject({ status: 400 });
  expect((await send('GET', path)).body.result).toBe(3);
});
