import { once } from 'node:events';
import { limits } from '@wijkritme/contract';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { subscribeDeaf } from './kit/deaf-subscriber.ts';
import { connectDevice, endDevice } from './kit/mqtt-device.ts';
import { until, within } from './kit/until.ts';

let now = Date.parse('2026-03-02T12:00:00Z');
let server: TestServer;
let stream: number;
let taken = now - 86_400_000;
const open: MqttClient[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  stream = (await buildThing(server)).datastreams[0] ?? 0;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(endDevice));
});
afterAll(() => server?.stop());

/** Another second begins, and so many readings come in one message. */
async function send(count: number): Promise<void> {
  now += 1_000;
  const dataArray = Array.from({ length: count }, () => [new Date(taken++).toISOString(), 7]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const { status } = await server.send('POST', '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
  expect(status).toBe(201);
}

async function listen(topic: string) {
  const client = await connectDevice(server.mqttPort, server.adminKey);
  open.push(client);
  const state = { heard: 0, isClosed: false };
  client.on('message', () => {
    state.heard += 1;
  });
  client.on('close', () => {
    state.isClosed = true;
  });
  await client.subscribeAsync(topic);
  return state;
}

async function ended(reason: string): Promise<number> {
  const text = await server.context.metrics.registry.metrics();
  return Number(
    new RegExp(`^wijkritme_mqtt_listeners_ended_total\\{reason="${reason}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
  );
}

test('a listener that takes nothing is ended and counted; one that reads hears every message', async () => {
  const expand = 'Datastream($expand=Thing,Sensor,ObservedProperty)';
  const deaf = await subscribeDeaf(server.mqttPort, server.adminKey, `v1.1/Observations?$expand=${expand}`);
  const reader = await listen('v1.1/#');
  const closed = once(deaf.resume().pause(), 'close').then(() => true);
  let sent = 0;
  await until('it is counted', async () => {
    await send(2_000);
    sent += 2_000;
    return (await ended('behind')) === 1;
  });
  // What was on its way when it was ended is still there to read.
  deaf.resume();
  expect(await within(20_000, 'its connection ends', closed)).toBe(true);
  await until('the other heard all', () => reader.heard === sent);
  expect(reader.isClosed).toBe(false);
});

test('more in a second than all may get: who would miss a message is ended, and comes back', async () => {
  const before = await ended('too-many');
  const reader = await listen('v1.1/#');
  await send(limits.mqttUpdatesPerSecond + 1);
  await until('it is ended', () => reader.isClosed);
  expect(await ended('too-many')).toBe(before + 1);
  expect(reader.heard).toBeLessThanOrEqual(limits.mqttUpdatesPerSecond);
  const again = await listen('v1.1/#');
  await send(1);
  await until('it hears again', () => again.heard === 1);
});
