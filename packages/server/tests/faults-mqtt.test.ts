import { connect as connectSocket } from 'node:net';
import { limits } from '@wijkritme/contract';
import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { subscribeDeaf } from './kit/deaf-subscriber.ts';
import { connectDevice, endDevice, publish, publishReading, topicOf } from './kit/mqtt-device.ts';
import { until, within } from './kit/until.ts';

let server: TestServer;
let thing: { key: string; stream: number };
let other: { key: string; stream: number };
beforeAll(async () => {
  server = await startTestServer();
  thing = await makeThing();
  other = await makeThing();
});
afterAll(() => server?.stop());

async function makeThing() {
  const { thingId, datastreams } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  return { key, stream: datastreams[0] ?? 0 };
}

let step = 0;
const RECONNECTS = 200;
const DAY_AGO = Math.floor(Date.now() / 1_000) * 1_000 - 86_400_000;
const nextTime = () => new Date(DAY_AGO + 1_000 * step++).toISOString();
const reading = (more: object = {}) => ({ phenomenonTime: nextTime(), result: 7, ...more });

async function count(stream: number): Promise<number> {
  const { rows } = await server.context.database.pool.query<{ n: number }>(
    'select count(*) as n from observation where datastream_id = $1',
    [stream],
  );
  return rows[0]?.n ?? 0;
}

/** Everything that reaches this subscriber. */
async function listen(key = other.key): Promise<{ client: MqttClient; heard: { topic: string; text: string }[] }> {
  const client = await connectDevice(server.mqttPort, key);
  const heard: { topic: string; text: string }[] = [];
  client.on('message', (on, payload) => heard.push({ topic: on, text: payload.toString() }));
  await client.subscribeAsync('v1.1/#', { qos: 1 });
  return { client, heard };
}

test('a wrong key is not let in, and no key neither where nothing is open to it', async () => {
  await expect(connectDevice(server.mqttPort, 'wrd_wrong')).rejects.toThrow(/Not authorized/);
  const closed = await startTestServer({ env: { DISCOVERY: 'off', MQTT_OPEN_LISTENING: 'off' } });
  await expect(connectDevice(closed.mqttPort, '')).rejects.toThrow(/Not authorized/);
  await closed.stop();
});

test('a revoked key counts no longer, also on a connection that is open', async () => {
  const { thingId, datastreams } = await buildThing(server);
  const { id, key } = await server.client.createDeviceKey({ id: thingId });
  const device = await connectDevice(server.mqttPort, key);
  await publishReading(device, datastreams[0] ?? 0, reading());
  await server.client.revokeDeviceKey({ id });
  await expect(publishReading(device, datastreams[0] ?? 0, reading())).rejects.toThrow(/closed/);
  expect(await count(datastreams[0] ?? 0)).toBe(1);
  await expect(connectDevice(server.mqttPort, key)).rejects.toThrow(/Not authorized/);
});

test("another thing's key: acknowledged, refused, not stored; the reason is told", async () => {
  const { client, heard } = await listen();
  const before = await count(other.stream);
  const device = await connectDevice(server.mqttPort, thing.key);
  await publishReading(device, other.stream, reading());
  const refusal = await until('the refusal', () => heard[0]);
  expect(refusal.topic).toBe(`v1.1/Datastreams(${other.stream})/Refusals`);
  expect(JSON.parse(refusal.text)).toMatchObject({ code: 'key_other_thing', status: 403 });
  expect(await count(other.stream)).toBe(before);
  await endDevice(device);
  await endDevice(client);
});

test('what is refused is not passed on, and of what is stored only the reading is', async () => {
  const { client, heard } = await listen(server.adminKey);
  const device = await connectDevice(server.mqttPort, thing.key);
  const before = await count(thing.stream);
  const secret = 'Jan-de-Vries-06-12345678';
  await publishReading(device, thing.stream, reading({ [secret]: 1 }));
  await publishReading(device, thing.stream, reading({ note: secret }));
  await publishReading(device, thing.stream, `{"result": ${secret}`);
  await publishReading(device, thing.stream, reading({ Datastream: { '@iot.id': other.stream } }));
  await publish(device, `v1.1/${secret}`, secret);
  await publish(device, `v1.1/Datastreams(${thing.stream + 2 ** 32})/Observations`, JSON.stringify(reading()));
  expect(await count(thing.stream)).toBe(before);
  await publishReading(device, thing.stream, reading({ Datastream: { '@iot.id': thing.stream, name: secret } }));
  const last = reading({ Datastream: { '@iot.id': thing.stream } });
  await publishReading(device, thing.stream, last);
  const passedOn = await until('the last one', () => heard.find(({ topic }) => topic === topicOf(thing.stream)));
  expect(JSON.parse(passedOn.text)).toMatchObject({ phenomenonTime: last.phenomenonTime, result: 7 });
  expect(heard.filter(({ topic }) => topic.endsWith('/Observations'))).toHaveLength(1);
  expect(heard.filter(({ topic, text }) => (topic + text).includes(secret))).toEqual([]);
  const codes = heard.filter(({ topic }) => topic.endsWith('/Refusals')).map(({ text }) => JSON.parse(text).code);
  expect(codes).toEqual([
    'unknown_field',
    'unknown_field',
    'invalid_input',
    'invalid_input',
    'not_found',
    'datastream_unknown',
    'unknown_field',
  ]);
  await endDevice(device);
  await endDevice(client);
});

test('one that never reads what it subscribed to holds up nobody', async () => {
  const deaf = await subscribeDeaf(server.mqttPort, other.key);
  const device = await connectDevice(server.mqttPort, thing.key);
  const round = () => {
    const sent = Array.from({ length: 100 }, () => publishReading(device, thing.stream, reading()));
    return within(30_000, 'a round is acknowledged', Promise.all(sent));
  };
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 40; i++) await round();
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  deaf.destroy();
  await endDevice(device);
});

test('no session outlives its connection: nothing is kept, and what was refused is not restored', async () => {
  const options = { clean: false, clientId: 'away' };
  const away = await connectDevice(server.mqttPort, other.key, options);
  const granted = await away.subscribeAsync(['v1.1/#', '#', '$SYS/#'], { qos: 1 }).catch((cause: Error) => cause);
  expect(granted).toBeInstanceOf(Error);
  await endDevice(away);
  const device = await connectDevice(server.mqttPort, thing.key);
  await publishReading(device, thing.stream, reading());
  const back = await connectDevice(server.mqttPort, other.key, options);
  const heard: string[] = [];
  back.on('message', (topic) => heard.push(topic));
  await publishReading(device, thing.stream, reading());
  await back.subscribeAsync('v1.1/#', { qos: 1 });
  const last = reading();
  await publishReading(device, thing.stream, last);
  await until('the message after it subscribed', () => heard.length > 0);
  expect(heard).toEqual([topicOf(thing.stream)]);
  await endDevice(device);
  await endDevice(back);
});

test('a message that is too large ends its own connection, whether it fits a frame or claims 200 MB', async () => {
  const device = await connectDevice(server.mqttPort, thing.key);
  const calm = await connectDevice(server.mqttPort, other.key);
  const large = publish(device, topicOf(thing.stream), Buffer.alloc(limits.mqttMessageBytes + 1, 'x'));
  await expect(large).rejects.toThrow(/closed/);
  const before = process.memoryUsage().rss;
  const claim = connectSocket(server.mqttPort, '127.0.0.1');
  let isClosed = false;
  let sent = 0;
  claim.on('close', () => {
    isClosed = true;
  });
  claim.on('error', () => {});
  // CONNECT, with a remaining length of 200 MB.
  claim.write(Buffer.from([0x10, 0x80, 0x80, 0xb0, 0x64]));
  await until('it is closed', () => {
    if (!isClosed && claim.writableLength < 1_000_000) sent += claim.write(Buffer.alloc(500_000)) ? 500_000 : 0;
    return isClosed;
  });
  expect(sent).toBeLessThan(20_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  await publishReading(calm, other.stream, reading());
  await endDevice(calm);
});

test('one that reconnects all the time does not keep others from being acknowledged', async () => {
  const calm = await connectDevice(server.mqttPort, other.key);
  let reconnects = 0;
  const restless = async () => {
    while (reconnects < RECONNECTS) {
      const device = await connectDevice(server.mqttPort, thing.key, { clientId: 'restless' });
      publishReading(device, thing.stream, reading()).catch(() => {});
      await endDevice(device);
      reconnects += 1;
    }
  };
  let acknowledged = 0;
  const steady = async () => {
    while (reconnects < RECONNECTS) {
      await within(20_000, 'a reading is acknowledged', publishReading(calm, other.stream, reading()));
      acknowledged += 1;
    }
  };
  await Promise.all([steady(), restless(), restless(), restless()]);
  // Counted, not timed: it gets its turns between them on any machine.
  expect(acknowledged).toBeGreaterThan(RECONNECTS / 20);
  await endDevice(calm);
});
