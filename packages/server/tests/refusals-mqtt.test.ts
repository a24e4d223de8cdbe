import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publish, publishReading, topicOf } from './kit/mqtt-device.ts';
import { until } from './kit/until.ts';

let server: TestServer;
let own: { id: number; stream: number; multi: number; key: string };
let other: { id: number; stream: number; multi: number; key: string };
const open: MqttClient[] = [];

beforeAll(async () => {
  server = await startTestServer();
  own = await makeThing();
  other = await makeThing();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(endDevice));
});
afterAll(() => server?.stop());

async function makeThing() {
  const { thingId, datastreams } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const unit = { name: 'count', symbol: '{count}', definition: 'ucum:{count}' };
  const type = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
  const made = await server.send<Record<string, unknown>>('POST', `/v1.1/Things(${thingId})/MultiDatastreams`, {
    name: 'samen',
    description: '',
    multiObservationDataTypes: [type, type],
    unitOfMeasurements: [unit, unit],
    properties: { passport: buildPassport(), components: [{}, { max: 100 }] },
    Sensor: { name: 'teller', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
    ObservedProperties: ['in', 'uit'].map((name) => ({
      name,
      definition: `https://example.org/${name}`,
      description: '',
    })),
  });
  return { id: thingId, stream: datastreams[0] ?? 0, multi: Number(made.body['@iot.id']), key };
}

async function connect(key: string): Promise<MqttClient> {
  const client = await connectDevice(server.mqttPort, key);
  open.push(client);
  return client;
}

/** Topics and codes of the refusals that reach this key. */
async function listen(key: string, topic: string): Promise<string[]> {
  const client = await connect(key);
  const heard: string[] = [];
  client.on('message', (on, payload) => {
    if (on.endsWith('/Refusals')) heard.push(`${on} ${JSON.parse(payload.toString()).code}`);
  });
  await client.subscribeAsync(topic, { qos: 1 });
  return heard;
}

test.each([
  ['a datastream', () => `v1.1/Datastreams(${other.stream})/Refusals`],
  ['a datastream, older version', () => `v1.0/Datastreams(${other.stream})/Refusals`],
  ['a MultiDatastream', () => `v1.1/MultiDatastreams(${other.multi})/Refusals`],
  ['a datastream that is not there', () => 'v1.1/Datastreams(999999)/Refusals'],
  ['a MultiDatastream that is not there', () => 'v1.1/MultiDatastreams(999999)/Refusals'],
  ['a number that no datastream can have', () => 'v1.1/Datastreams(9999999999)/Refusals'],
  ['a datastream, written with a zero', () => `v1.1/Datastreams(0${own.stream})/Refusals`],
  ['below its thing', () => `v1.1/Things(${other.id})/Datastreams(${other.stream})/Refusals`],
])('the refusals of another thing are refused to the key of a device: %s', async (_what, topic) => {
  await expect(listen(own.key, topic())).rejects.toThrow(/Subscribe error/);
});

test('asking twice at once does not let it in either', async () => {
  const client = await connect(own.key);
  const topic = `v1.1/MultiDatastreams(${other.multi})/Refusals`;
  const asked = await Promise.allSettled([client.subscribeAsync(topic), client.subscribeAsync(topic)]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('whatever a key listens to, it hears refusals of its own thing alone; a manager hears all', async () => {
  const wide = ['v1.1/#', 'v1.1/+/Refusals', 'v1.1/Refusals', 'v1.1/+', 'v1.0/#'];
  const mine = await Promise.all([
    ...wide.map((topic) => listen(own.key, topic)),
    listen(own.key, `v1.1/Datastreams(${own.stream})/Refusals`),
    listen(own.key, `v1.1/MultiDatastreams(${own.multi})/Refusals`),
  ]);
  const theirs = await Promise.all(wide.map((topic) => listen(other.key, topic)));
  const managed = await listen(server.adminKey, 'v1.1/#');
  const single = await listen(server.adminKey, `v1.1/Datastreams(${other.stream})/Refusals`);
  const device = await connect(other.key);
  await publishReading(device, other.stream, '{');
  await publish(device, `v1.1/MultiDatastreams(${other.multi})/Observations`, '{');
  await publish(device, 'v1.1/Nothing', '{}');
  const all = [
    `v1.1/Datastreams(${other.stream})/Refusals invalid_input`,
    `v1.1/MultiDatastreams(${other.multi})/Refusals invalid_input`,
    'v1.1/Refusals not_found',
  ];
  await until('the manager heard them', () => managed.length === 3 && single.length === 1);
  await until('its own key heard them', () => theirs[0]?.length === 3);
  expect([managed, single]).toEqual([all, all.slice(0, 1)]);
  expect(theirs).toEqual([
    all,
    all.slice(0, 2),
    all.slice(2),
    all.slice(2),
    all.map((line) => line.replace('v1.1', 'v1.0')),
  ]);
  // Messages of one connection come in their order: after its own refusal nothing older is under way.
  await publish(await connect(own.key), topicOf(own.stream), '{');
  const line = `v1.1/Datastreams(${own.stream})/Refusals invalid_input`;
  await until('its own refusal', () => mine[0]?.length === 1 && mine[5]?.length === 1);
  expect(mine).toEqual([[line], [line], [], [], [line.replace('v1.1', 'v1.0')], [line], []]);
});

test('who sends to a datastream of another thing is told on its own topic, and so is that thing', async () => {
  const [sender, owner] = [await listen(own.key, 'v1.1/#'), await listen(other.key, 'v1.1/#')];
  await publishReading(await connect(own.key), other.stream, { phenomenonTime: '2026-01-01T00:00:00Z', result: 1 });
  await until('both heard it', () => sender.length === 1 && owner.length === 1);
  expect(sender).toEqual(['v1.1/Refusals key_other_thing']);
  expect(owner).toEqual([`v1.1/Datastreams(${other.stream})/Refusals key_other_thing`]);
});
