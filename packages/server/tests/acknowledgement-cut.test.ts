import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observationsStored } from '../src/observations/index.ts';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { storedReadings } from './kit/replay.ts';

const TIME = Date.now() - 3_600_000;
let server: TestServer;
let key: string;
let streams: readonly number[];
beforeAll(async () => {
  server = await startTestServer();
  const { thingId, datastreams } = await buildThing(server, { datastreams: 3 });
  streams = datastreams;
  ({ key } = await server.client.createDeviceKey({ id: thingId }));
});
afterAll(() => server?.stop());

/** Breaks the connection after the commit of the next batch: before its senders are answered. @returns whether it did */
function cutAfterCommit(cut: () => void): () => boolean {
  let isCut = false;
  const off = server.context.events.on(observationsStored, () => {
    off();
    cut();
    isCut = true;
  });
  return () => isCut;
}

const valuesOf = async (stream: number) =>
  (await storedReadings(server)).filter(({ datastream }) => datastream === stream).map(({ value }) => value);

function post(path: string, body: unknown): ClientRequest {
  const sending = request(server.url + path, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
  sending.end(JSON.stringify(body));
  return sending;
}

async function statusOf(sending: ClientRequest): Promise<number | undefined> {
  const [answer] = await once(sending, 'response');
  answer.resume();
  return answer.statusCode;
}

const reading = { phenomenonTime: new Date(TIME).toISOString(), result: 7 };

test('a reading over HTTP, cut after the commit: its repeat is acknowledged, and there is one row', async () => {
  const [stream = 0] = streams;
  const path = `/v1.1/Datastreams(${stream})/Observations`;
  const sending = post(path, reading);
  const isCut = cutAfterCommit(() => sending.destroy());
  await expect(statusOf(sending)).rejects.toThrow('socket hang up');
  expect(isCut()).toBe(true);
  expect(await valuesOf(stream)).toEqual([7]);
  expect(await statusOf(post(path, reading))).toBe(200);
  expect(await valuesOf(stream)).toEqual([7]);
});

test('many in one request, cut after the commit: the same', async () => {
  const [, stream = 0] = streams;
  const dataArray = Array.from({ length: 50 }, (_, i) => [new Date(TIME + i * 1_000).toISOString(), i]);
  const body = [{ Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray }];
  const sending = post('/v1.1/CreateObservations', body);
  const isCut = cutAfterCommit(() => sending.destroy());
  await expect(statusOf(sending)).rejects.toThrow('socket hang up');
  expect(isCut()).toBe(true);
  expect(await statusOf(post('/v1.1/CreateObservations', body))).toBe(201);
  expect(await valuesOf(stream)).toEqual(dataArray.map(([, value]) => value));
});

test('over MQTT, cut between the commit and PUBACK: the same', async () => {
  const stream = streams[2] ?? 0;
  const device = await connectDevice(server.mqttPort, key);
  const isCut = cutAfterCommit(() => device.stream.destroy());
  await expect(publishReading(device, stream, reading)).rejects.toThrow('before PUBACK');
  expect(isCut()).toBe(true);
  await endDevice(device);
  const again = await connectDevice(server.mqttPort, key);
  await publishReading(again, stream, reading);
  await endDevice(again);
  expect(await valuesOf(stream)).toEqual([7]);
});
