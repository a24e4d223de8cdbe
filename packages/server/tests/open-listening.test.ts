import { limits } from '@wijkritme/contract';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ClientOptions } from 'ws';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publish, publishReading, topicOf } from './kit/mqtt-device.ts';
import { until } from './kit/until.ts';

let now = Date.parse('2026-03-02T12:00:00Z');
let server: TestServer;
let stream: number;
let counts: number;
let thingId: number;
let time = now - 86_400_000;
const open: MqttClient[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now }, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const made = await buildThing(server);
  thingId = made.thingId;
  stream = made.datastreams[0] ?? 0;
  const passport = buildPassport({ minimumGroup: 10 });
  counts = (await buildThing(server, { passport })).datastreams[0] ?? 0;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(endDevice));
  now += 60_000;
});
afterAll(() => server?.stop());

const overWebSocket = () => `${server.url.replace('http', 'ws')}/mqtt`;
async function guest(where: number | string = server.mqttPort, wsOptions: ClientOptions = {}): Promise<MqttClient> {
  const client = await connectDevice(where, '', { username: '', wsOptions });
  open.push(client);
  return client;
}
async function hearing(client: MqttClient, topic: string) {
  const state = { heard: [] as Record<string, unknown>[], isClosed: false };
  client.on('message', (_topic, payload) => state.heard.push(JSON.parse(payload.toString())));
  client.on('close', () => {
    state.isClosed = true;
  });
  await client.subscribeAsync(topic);
  return state;
}
async function send(result: number, datastream = stream) {
  const body = { phenomenonTime: new Date(time++).toISOString(), result };
  expect(await server.send('POST', `/v1.1/Datastreams(${datastream})/Observations`, body)).toMatchObject({
    status: 201,
  });
}
const listening = async (client: MqttClient, topic = topicOf(stream)) => {
  const [granted] = await client.subscribeAsync(topic).catch(() => []);
  return granted !== undefined;
};

test.each<[string, () => number | string]>([
  ['MQTT', () => server.mqttPort],
  ['WebSocket', overWebSocket],
])('over %s anybody hears the readings of a datastream, as anybody reads them', async (_how, where) => {
  const whole = await hearing(await guest(where()), topicOf(counts));
  const chosen = await hearing(await guest(where()), `${topicOf(stream)}?$select=result`);
  await send(40, counts);
  await send(3, counts);
  await send(7);
  await until('all three', () => whole.heard.length === 2 && chosen.heard.length === 1);
  const read = await fetch(
    `${server.url}/v1.1/Datastreams(${counts})/Observations?$orderby=phenomenonTime desc&$top=2`,
  );
  const { value } = (await read.json()) as { value: Record<string, unknown>[] };
  expect(whole.heard.map(({ result }) => result)).toEqual([40, null]);
  const shown = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ phenomenonTime, result, resultQuality }) => ({ phenomenonTime, result, resultQuality }));
  expect(shown(whole.heard)).toEqual(shown(value.toReversed()));
  expect(chosen.heard).toMatchObject([{ result: 7 }]);
});

test.each([
  '#',
  '+/+/+',
  '$SYS/#',
  'homeassistant/#',
  'v1.1/#',
  'v1.1/+/Observations',
  'v1.1/Observations',
  'v1.1/Refusals',
  'v1.1/Datastreams(1)/Refusals',
  'v1.1/Datastreams(1)',
  'v1.1/Datastreams(1)/name',
  'v1.1/Datastreams(1)/Observations?$expand=Datastream',
  'v1.1/Datastreams(1)/Observations?$filter=result gt 1',
  'v1.1/Datastreams(1)/Thing',
  'v1.1/Datastreams(987654)/Observations',
  'v1.1/Things',
  'v1.1/Things(1)/Datastreams(1)/Observations',
  'v1.1/FeaturesOfInterest(1)/Observations',
  'v1.1/MultiDatastreams(1)/Observations',
  'v1.1/Observations(4398046511104)',
])('%s is refused to who has no key, and nothing of it is told', async (topic) => {
  const client = await guest();
  const heard: unknown[] = [];
  client.on('message', (on) => heard.push(on));
  await expect(client.subscribeAsync(topic)).rejects.toThrow(/Subscribe error/);
  // What is told comes in order: after the answer to this one nothing else is on its way.
  const own = await hearing(await guest(), topicOf(stream));
  await send(5);
  await until('the other hears it', () => own.heard.length === 1);
  expect(await listening(client)).toBe(true);
  expect(heard).toEqual([]);
});

test('who has no key sends nothing, wherever it listens', async () => {
  const client = await guest();
  await client.subscribeAsync(topicOf(stream));
  await expect(
    publishReading(client, stream, { phenomenonTime: new Date(time++).toISOString(), result: 9 }),
  ).rejects.toThrow();
  const { body } = await server.send<{ value: unknown[] }>('GET', '/v1.1/Observations?$filter=result eq 9');
  expect(body.value).toEqual([]);
});

test('so many topics of a connection, also when it leaves them again', async () => {
  const client = await guest();
  for (let n = 0; n < limits.guestTopics; n++) {
    expect(await listening(client)).toBe(true);
    await client.unsubscribeAsync(topicOf(stream));
  }
  expect(await listening(client)).toBe(false);
});

test('so many connections of one address listen; another address may, and so may who has a key', async () => {
  for (let n = 0; n < limits.guestListenersPerAddress; n++) expect(await listening(await guest())).toBe(true);
  expect(await listening(await guest())).toBe(false);
  expect(await listening(await guest(overWebSocket()))).toBe(false);
  const elsewhere = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  expect(await listening(await guest(overWebSocket(), elsewhere))).toBe(true);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const device = await connectDevice(server.mqttPort, key);
  open.push(device);
  expect(await listening(device)).toBe(true);
  await publish(device, topicOf(stream), JSON.stringify({ phenomenonTime: new Date(time++).toISOString(), result: 1 }));
});

test('so many messages a second for all without a key; who has one misses nothing by that', async () => {
  const visitors = [await hearing(await guest(), topicOf(stream)), await hearing(await guest(), topicOf(stream))];
  const device = await connectDevice(server.mqttPort, server.adminKey);
  open.push(device);
  const keyed = await hearing(device, topicOf(stream));
  const rows = limits.guestUpdatesPerSecond / 2 + 1;
  const dataArray = Array.from({ length: rows }, () => [new Date(time++).toISOString(), 7]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  await server.send('POST', '/v1.1/CreateObservations', [group]);
  await until('who would miss one is ended', () => visitors.some(({ isClosed }) => isClosed));
  await until('the other hears all', () => keyed.heard.length === rows);
  expect(keyed.isClosed).toBe(false);
});

test('it can be closed', async () => {
  const closed = await startTestServer({ env: { MQTT_OPEN_LISTENING: 'off' } });
  const { datastreams } = await buildThing(closed);
  const client = await guest(closed.mqttPort);
  expect(await listening(client, topicOf(datastreams[0] ?? 0))).toBe(false);
  await endDevice(client);
  await closed.stop();
  const listens = await startTestServer({ env: { DISCOVERY: 'off' } });
  const own = (await buildThing(listens)).datastreams[0] ?? 0;
  const other = await guest(listens.mqttPort);
  expect(await listening(other, topicOf(own))).toBe(true);
  await expect(publish(other, 'homeassistant/sensor/a/b/config', '{}')).rejects.toThrow();
  await listens.stop();
});
