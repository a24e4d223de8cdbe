import { once } from 'node:events';
import { connect } from 'node:net';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publish, publishReading, topicOf } from './kit/mqtt-device.ts';
import { until, within } from './kit/until.ts';

let server: TestServer;
let stream: number;
let key: string;
const open: MqttClient[] = [];
const DASHBOARD = 'https://dashboard.gemeente.example';

beforeAll(async () => {
  server = await startTestServer({ env: { CORS_ORIGINS: DASHBOARD } });
  const { thingId, datastreams } = await buildThing(server);
  stream = datastreams[0] ?? 0;
  ({ key } = await server.client.createDeviceKey({ id: thingId }));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(endDevice));
});
afterAll(() => server?.stop());

const address = (path = '/mqtt') => `${server.url.replace('http', 'ws')}${path}`;
async function device(password = key, wsOptions: ClientOptions = {}): Promise<MqttClient> {
  const client = await connectDevice(address(), password, { wsOptions });
  open.push(client);
  return client;
}
const closing = (client: MqttClient) => new Promise<void>((resolve) => client.once('close', () => resolve()));
const from = (origin: string) => ({ headers: { origin } });
const count = async () =>
  ((await server.send('GET', `/v1.1/Datastreams(${stream})/Observations?$count=true`)).body as Record<string, unknown>)[
    '@iot.count'
  ];

test('a device sends and listens over WebSocket; acknowledged is stored', async () => {
  const client = await device();
  const heard: string[] = [];
  client.on('message', (_topic, payload) => heard.push(payload.toString()));
  await client.subscribeAsync(topicOf(stream), { qos: 1 });
  await publishReading(client, stream, { phenomenonTime: '2026-03-01T10:00:00Z', result: 7 });
  expect(await count()).toBe(1);
  await until('it is told', () => heard.length === 1);
  expect(JSON.parse(heard[0] ?? '')).toMatchObject({ result: 7, phenomenonTime: '2026-03-01T10:00:00.000Z' });
});

test('the root names the address, and a client that knows nothing else gets there', async () => {
  const { body } = await server.send<{ serverSettings: Record<string, { endpoints: string[] }> }>('GET', '/v1.1');
  const name = 'http://www.opengis.net/spec/iot_sensing/1.1/req/receive-updates-via-mqtt/receive-updates';
  expect(body.serverSettings[name]?.endpoints).toContain(address());
});

test('a wrong key is not let in, and a key that is revoked ends the connection', async () => {
  await expect(device('wrd_wrong')).rejects.toThrow(/Not authorized/);
  const { thingId } = await buildThing(server);
  const own = await server.client.createDeviceKey({ id: thingId });
  const client = await device(own.key);
  const closed = closing(client);
  await server.client.revokeDeviceKey({ id: own.id });
  await within(20_000, 'its connection ends', closed);
});

test("another thing's key stores nothing", async () => {
  const { datastreams } = await buildThing(server);
  const client = await device();
  await publishReading(client, datastreams[0] ?? 0, { phenomenonTime: '2026-03-01T10:00:00Z', result: 7 });
  const { body } = await server.send<{ value: unknown[] }>('GET', `/v1.1/Datastreams(${datastreams[0]})/Observations`);
  expect(body.value).toEqual([]);
  await expect(client.subscribeAsync(`v1.1/Datastreams(${datastreams[0]})/Refusals`)).rejects.toThrow(
    /Subscribe error/,
  );
});

test.each([
  ['of ours', () => server.url],
  ['of a site that may use the API', () => DASHBOARD],
])('a page %s may connect', async (_what, origin) => {
  expect((await device(key, from(origin()))).connected).toBe(true);
});

/** What is answered in place of the connection. */
async function refused(path: string, protocols: string[], options: ClientOptions = {}): Promise<unknown> {
  const socket = new WebSocket(address(path), protocols, options);
  socket.on('error', () => {});
  const [, response] = await within(20_000, 'an answer', once(socket, 'unexpected-response'));
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  return { status: response.statusCode, code: body.startsWith('{') ? JSON.parse(body).code : undefined };
}

test.each<[string, string, string[], ClientOptions, object]>([
  ['a page of another site', '/mqtt', ['mqtt'], from('https://elders.example'), { status: 403, code: 'forbidden' }],
  ['a page without an origin of its own', '/mqtt', ['mqtt'], from('null'), { status: 403, code: 'forbidden' }],
  ['what speaks something else', '/mqtt', ['chat'], {}, { status: 400, code: 'invalid_input' }],
  ['what does not say what it speaks', '/mqtt', [], {}, { status: 400, code: 'invalid_input' }],
  ['another address', '/v1.1/mqtt', ['mqtt'], {}, { status: 404, code: 'not_found' }],
])('%s is refused with a reason', async (_what, path, protocols, options, answer) => {
  expect(await refused(path, protocols, options)).toEqual(answer);
});

test('who asks for the address without WebSocket is told what it is for', async () => {
  expect(await server.send('GET', '/mqtt')).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

test('text in place of bytes, a packet that is too large and a frame that is too large end the connection', async () => {
  for (const sent of ['text', Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]), Buffer.alloc(2 * 1024 * 1024)]) {
    const socket = new WebSocket(address(), ['mqtt']);
    socket.on('error', () => {});
    await once(socket, 'open');
    const closed = once(socket, 'close');
    socket.send(sent, () => {});
    await within(20_000, 'it ends', closed);
  }
  await publish(await device(), topicOf(stream), JSON.stringify({ phenomenonTime: '2026-03-01T11:00:00Z', result: 8 }));
});

/** As programs in Java do: HTTP/2 is wished for with an ordinary request. */
async function wishing(head: string, body = ''): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const lines = [
    head,
    'Host: localhost',
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: AAMAAABk',
  ];
  const more = [
    `Authorization: Bearer ${server.adminKey}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${[...lines, ...more].join('\r\n')}\r\n\r\n`);
  // The body comes later, in two pieces.
  socket.write(body.slice(0, 5));
  setImmediate(() => socket.write(body.slice(5)));
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await within(20_000, 'the answer ends', once(socket, 'close'));
  return text;
}

test('a request that wishes for another protocol is answered as the request that it is', async () => {
  const answer = await wishing('GET /v1.1 HTTP/1.1');
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(answer).toContain('"serverSettings"');
  const made = await wishing('POST /v1.1/Things HTTP/1.1', '{"name":"Meter van Java","description":"test"}');
  expect(made).toMatch(/^HTTP\/1\.1 201 Created/);
  expect(made).toContain('"Meter van Java"');
});

test('it can be closed, and a stop does not wait for who is connected', async () => {
  const other = await startTestServer({ env: { MQTT_WEB_SOCKET: 'off' } });
  const { body } = await other.send<{ serverSettings: object }>('GET', '/v1.1');
  expect(JSON.stringify(body.serverSettings)).not.toContain('ws://');
  expect(await other.send('GET', '/mqtt')).toMatchObject({ status: 404 });
  await other.stop();
  const own = await startTestServer();
  const client = await connectDevice(`${own.url.replace('http', 'ws')}/mqtt`, own.adminKey);
  const closed = closing(client);
  await within(20_000, 'the stop', own.stop());
  await closed;
});
