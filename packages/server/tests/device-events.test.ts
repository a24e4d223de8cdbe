import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading, topicOf } from './kit/mqtt-device.ts';
import { until } from './kit/until.ts';

const PER_MINUTE = 60;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const env = { DEVICE_MESSAGES_PER_MINUTE: String(PER_MINUTE), REPLAY_WINDOW: '4' };
const clock = new FakeClock(Date.UTC(2026, 10, 2));
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock, env });
});
afterAll(() => server?.stop());

async function device() {
  const { thingId, datastreams } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  return { thing: thingId, stream: datastreams[0] ?? 0, key };
}
const events = async (thing: number) => (await server.client.listDeviceEvents({ id: thing })).items;
const kinds = async (thing: number) => (await events(thing)).map(({ kind, count }) => ({ kind, count }));
let second = 0;
const iso = (time: number) => new Date(time).toISOString();
const post = (key: string, stream: number, more: Record<string, string> = {}, time = clock.now() - HOUR + second++) =>
  server.send<{ code: string; detail: string }>(
    'POST',
    `/v1.1/Datastreams(${stream})/Observations`,
    { phenomenonTime: iso(time), result: 1 },
    { authorization: `Bearer ${key}`, ...more },
  );
const stored = async (stream: number) => {
  const { rows } = await server.context.database.pool.query(
    'select count(*)::int4 as n from observation where datastream_id = $1',
    [stream],
  );
  return rows[0].n;
};

test('a numbered message is taken once; late ones within the window still come', async () => {
  const { thing, stream, key } = await device();
  const send = (number: number) => post(key, stream, { 'sequence-number': String(number) });
  for (const number of [7, 9, 8]) expect((await send(number)).status).toBe(201);
  for (const number of [7, 9, 5])
    expect(await send(number)).toMatchObject({ status: 409, body: { code: 'message_replayed' } });
  expect((await send(6)).status).toBe(201);
  expect(await stored(stream)).toBe(4);
  expect(await events(thing)).toEqual([
    {
      kind: 'replay',
      sentence: 'Een bericht kwam voor de tweede keer, of veel te laat. Het is geweigerd.',
      count: 3,
      firstAt: iso(clock.now()),
      lastAt: iso(clock.now()),
    },
  ]);
});

test('over MQTT the number stands in the message; a repeat is acknowledged, refused and told, in any order within the window', async () => {
  const { thing, stream, key } = await device();
  const client = await connectDevice(server.mqttPort, key);
  const heard: { code: string }[] = [];
  client.on('message', (_topic, payload) => heard.push(JSON.parse(payload.toString())));
  await client.subscribeAsync(`v1.1/Datastreams(${stream})/Refusals`, { qos: 1 });
  const send = (sequenceNumber: unknown) =>
    publishReading(client, stream, { phenomenonTime: iso(clock.now() - HOUR + second++), result: 1, sequenceNumber });
  for (const number of [7, 9, 8, 7, 9, 5, 6]) await send(number);
  expect(await stored(stream)).toBe(4);
  for (const wrong of [-1, 1.5, '7', null, {}, 2 ** 60]) await send(wrong);
  expect(await stored(stream)).toBe(4);
  await until('every refusal', () => heard.length === 9);
  expect(heard.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 3 }, () => 'message_replayed'),
    ...Array.from({ length: 6 }, () => 'invalid_input'),
  ]);
  expect(await kinds(thing)).toEqual([{ kind: 'replay', count: 3 }]);
  await endDevice(client);
});

test('HTTP and MQTT share the numbers of a key; another key has its own, and a message without one is judged by its time', async () => {
  const { stream, key, thing } = await device();
  const other = await server.client.createDeviceKey({ id: thing });
  const [client, another] = [
    await connectDevice(server.mqttPort, key),
    await connectDevice(server.mqttPort, other.key),
  ];
  const reading = (more: object = {}) => ({ phenomenonTime: iso(clock.now() - HOUR + second++), result: 1, ...more });
  expect((await post(key, stream, { 'sequence-number': '3' })).status).toBe(201);
  await publishReading(client, stream, reading({ sequenceNumber: 3 }));
  expect(await stored(stream)).toBe(1);
  await publishReading(another, stream, reading({ sequenceNumber: 3 }));
  await publishReading(client, stream, reading());
  expect(await stored(stream)).toBe(3);
  await Promise.all([client, another].map(endDevice));
});

test('a message that MQTT delivers again after a broken connection is taken once, and is no event', async () => {
  const { thing, stream, key } = await device();
  const client = await connectDevice(server.mqttPort, key);
  const message = JSON.stringify({ phenomenonTime: iso(clock.now() - HOUR), result: 1, sequenceNumber: 1 });
  for (const dup of [false, true]) await client.publishAsync(topicOf(stream), message, { qos: 1, dup });
  expect(await stored(stream)).toBe(1);
  expect(await kinds(thing)).toEqual([]);
  await endDevice(client);
});

test('a new key counts anew; no number, or a wrong one, is told', async () => {
  const { thing, stream, key } = await device();
  expect((await post(key, stream, { 'sequence-number': '900' })).status).toBe(201);
  const { key: other } = await server.client.createDeviceKey({ id: thing });
  expect((await post(other, stream, { 'sequence-number': '0' })).status).toBe(201);
  expect((await post(key, stream)).status).toBe(201);
  expect((await post(key, stream, { 'sequence-number': '-1' })).status).toBe(400);
  expect(await kinds(thing)).toEqual([]);
});

test('a message that was refused before it was dealt with may come again', async () => {
  const { stream, key } = await device();
  const number = { 'sequence-number': '3' };
  const url = `/v1.1/CreateObservations`;
  const wrong = { authorization: `Bearer ${key}`, ...number };
  expect((await server.send('POST', url, '{"not": "an array"}', wrong)).status).toBe(400);
  expect((await post(key, stream, number)).status).toBe(201);
});

test('uplinks count by f_cnt within their session; a join begins a new one, and the old one is not forgotten', async () => {
  await server.send('POST', '/v1/announcements', { claim: 'WR1:milesight-ws302:SN-1' });
  const found = (await server.client.listFoundDevices()).items.find(({ identity }) => identity === 'SN-1');
  const thing = await server.client.addFoundDevice({
    id: found?.id ?? 0,
    body: { name: 'Meter', deviceType: 'milesight-ws302' },
  });
  const stream = thing.datastreams[0]?.id ?? 0;
  await server.client.putPassport({ id: stream, body: buildPassport({ unit: 'dB(A)' }) });
  await server.send('POST', `/v1/things/${thing.id}/lifecycle`, { to: 'lab' });
  const send = (session: string, count?: number) =>
    server.send<{ code: string }>('POST', `/v1/things/${thing.id}/uplinks`, {
      uplink_message: {
        session_key_id: session,
        ...(count === undefined ? {} : { f_cnt: count }),
        f_port: 85,
        frm_payload: Buffer.from('055b053f02da016a02', 'hex').toString('base64'),
        received_at: iso(clock.now() - HOUR + 1_000 * second++),
      },
    });
  expect((await send('AYQ1')).status).toBe(200);
  expect((await send('AYQ1', 1)).status).toBe(200);
  expect((await send('AYQ1')).body.code).toBe('message_replayed');
  expect((await send('AYQ2', 0)).status).toBe(200);
  expect((await send('AYQ1', 1)).body.code).toBe('message_replayed');
  expect(await stored(stream)).toBe(3);
  expect(await kinds(thing.id)).toEqual([{ kind: 'replay', count: 2 }]);
});

test('a key that is used for another device shows at its own device', async () => {
  const [one, other] = [await device(), await device()];
  expect((await post(one.key, other.stream)).body.code).toBe('key_other_thing');
  const path = `/v1/things/${other.thing}/uplinks`;
  expect((await server.send('POST', path, {}, { authorization: `Bearer ${one.key}` })).status).toBe(403);
  expect(await kinds(one.thing)).toEqual([{ kind: 'key-elsewhere', count: 2 }]);
  expect(await kinds(other.thing)).toEqual([]);
});

test('a number that cannot be is refused and an event of its device, once a message, over HTTP and MQTT', async () => {
  const { thing, stream, key } = await device();
  const client = await connectDevice(server.mqttPort, key);
  await publishReading(client, stream, { phenomenonTime: iso(clock.now() - HOUR), result: -5 });
  await endDevice(client);
  const many = [-1, -2, 3].map((result, i) => [iso(clock.now() - HOUR + i * 1_000), result]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray: many };
  // Passed on by somebody else than the device.
  expect((await server.send('POST', '/v1.1/CreateObservations', [group])).status).toBe(201);
  expect(await stored(stream)).toBe(1);
  expect(await kinds(thing)).toEqual([{ kind: 'out-of-range', count: 2 }]);
  const { items } = await server.client.listRefusals({ id: stream });
  expect(items).toMatchObject([{ rule: 'result_out_of_range', count: 3 }]);
});

test('a clock that is ahead shows, and its readings are still taken as far as the gate takes them', async () => {
  const { thing, stream, key } = await device();
  expect((await post(key, stream, {}, clock.now() + 30_000)).status).toBe(201);
  expect(await kinds(thing)).toEqual([]);
  expect((await post(key, stream, {}, clock.now() + 2 * MINUTE)).status).toBe(201);
  expect((await post(key, stream, {}, clock.now() + HOUR)).body.code).toBe('time_in_future');
  expect(await kinds(thing)).toEqual([{ kind: 'clock-ahead', count: 2 }]);
});

test('over HTTP a device that floods is told when to come back; another device notices nothing', async () => {
  const [flooding, other] = [await device(), await device()];
  for (let i = 0; i < PER_MINUTE; i++) expect((await post(flooding.key, flooding.stream)).status).toBe(201);
  const refused = await post(flooding.key, flooding.stream);
  expect(refused).toMatchObject({ status: 429, body: { code: 'device_floods' } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await post(other.key, other.stream)).status).toBe(201);
  expect(await kinds(flooding.thing)).toEqual([{ kind: 'flood', count: 1 }]);
  clock.set(clock.now() + 1_000);
  expect((await post(flooding.key, flooding.stream)).status).toBe(201);
});

test('over MQTT the messages of a device that floods wait, and none is lost; another device is not held up', async () => {
  const [flooding, other] = [await device(), await device()];
  const sending = await connectDevice(server.mqttPort, flooding.key);
  const quiet = await connectDevice(server.mqttPort, other.key);
  const at = clock.now() - HOUR;
  let late = 0;
  const sent = Array.from({ length: PER_MINUTE + 2 }, (_, i) =>
    publishReading(sending, flooding.stream, { phenomenonTime: iso(at + i * 1_000), result: 1 }).then(() => {
      late += i >= PER_MINUTE ? 1 : 0;
    }),
  );
  await Promise.all(sent.slice(0, PER_MINUTE));
  await publishReading(quiet, other.stream, { phenomenonTime: iso(at), result: 1 });
  expect(late).toBe(0);
  await Promise.all(sent);
  expect(await stored(flooding.stream)).toBe(PER_MINUTE + 2);
  expect(await kinds(flooding.thing)).toEqual([{ kind: 'flood', count: 2 }]);
  expect(await kinds(other.thing)).toEqual([]);
  await Promise.all([sending, quiet].map(endDevice));
});

test('what happens again within an hour is one event, later is another; strangers see none', async () => {
  const [one, other] = [await device(), await device()];
  await post(one.key, other.stream);
  await kinds(one.thing);
  clock.set(clock.now() + HOUR);
  await post(one.key, other.stream);
  await kinds(one.thing);
  clock.set(clock.now() + HOUR + 1);
  await post(one.key, other.stream);
  expect(await kinds(one.thing)).toEqual([
    { kind: 'key-elsewhere', count: 1 },
    { kind: 'key-elsewhere', count: 2 },
  ]);
  const asked = await server.send('GET', `/v1/things/${one.thing}/events`, undefined, { authorization: '' });
  expect(asked.status).toBe(401);
  expect((await server.send('GET', '/v1/things/999999/events')).status).toBe(404);
});

test('numbers and events outlive a restart, and go with their thing', async () => {
  const { thing, stream, key } = await device();
  const send = (number: number) => post(key, stream, { 'sequence-number': String(number) });
  expect((await send(40)).status).toBe(201);
  expect((await send(40)).status).toBe(409);
  await server.halt();
  server = await startLoggedServer({ clock, env, dataDir: server.dataDir });
  expect((await send(40)).status).toBe(409);
  expect((await send(41)).status).toBe(201);
  expect(await kinds(thing)).toEqual([{ kind: 'replay', count: 2 }]);
  expect((await server.send('DELETE', `/v1.1/Things(${thing})`)).status).toBe(200);
  const { rows } = await server.context.database.pool.query(
    'select (select count(*) from device_event where thing_id = $1) + (select count(*) from thing_sequence where thing_id = $1) as n',
    [thing],
  );
  expect(Number(rows[0].n)).toBe(0);
});
