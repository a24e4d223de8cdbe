import { limits } from '@wijkritme/contract';
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { until } from './kit/until.ts';

let server: TestServer;
let thingId: number;
let streams: number[];
let deviceKey: string;
const open: MqttClient[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const passport = buildPassport({ unit: '{count}', minimumGroup: 10 });
  ({ thingId, datastreams: streams } = await buildThing(server, { datastreams: 2, passport, position: [5.1, 52.1] }));
  deviceKey = (await server.client.createDeviceKey({ id: thingId })).key;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(endDevice));
});
afterAll(() => server?.stop());

const HOUR = 3_600_000;
const start = Math.floor(Date.now() / HOUR) * HOUR - 48 * HOUR;
let minute = 0;
const nextTime = () => new Date(start + 60_000 * minute++).toISOString();
const first = () => streams[0] ?? 0;

interface Heard {
  readonly topic: string;
  readonly json: Record<string, unknown>;
}

async function listen(topic: string, key = server.adminKey): Promise<Heard[]> {
  const client = await connectDevice(server.mqttPort, key);
  open.push(client);
  const heard: Heard[] = [];
  client.on('message', (on, payload, packet) => {
    expect([packet.qos, packet.retain]).toEqual([0, false]);
    heard.push({ topic: on, json: JSON.parse(payload.toString()) });
  });
  await client.subscribeAsync(topic, { qos: 1 });
  return heard;
}

async function send(result: number, stream = first(), phenomenonTime = nextTime()): Promise<string> {
  const { status } = await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, { phenomenonTime, result });
  expect(status).toBe(201);
  return phenomenonTime;
}

const one = async (heard: readonly Heard[]) => (await until('a message', () => heard[0])).json;

test('a new reading is told as GET answers it, whatever door it came through', async () => {
  const heard = await listen(`v1.1/Datastreams(${first()})/Observations`);
  await send(41);
  const told = await one(heard);
  const { body } = await server.send('GET', `/v1.1/Observations?$orderby=phenomenonTime desc&$top=1`);
  const [read] = (body as { value: Record<string, unknown>[] }).value;
  expect(Object.keys(told)).toEqual(Object.keys(read ?? {}));
  expect(told).toMatchObject({ result: 41, phenomenonTime: read?.phenomenonTime, '@iot.id': read?.['@iot.id'] });
  const device = await connectDevice(server.mqttPort, deviceKey);
  open.push(device);
  await publishReading(device, first(), { phenomenonTime: nextTime(), result: 42 });
  await until('the one over MQTT', () => heard[1]?.json.result === 42);
  const group = {
    Datastream: { '@iot.id': first() },
    components: ['phenomenonTime', 'result'],
    dataArray: [
      [nextTime(), 43],
      [nextTime(), 44],
    ],
  };
  await server.send('POST', '/v1.1/CreateObservations', [group]);
  await until('both of the array', () => heard.length === 4);
  expect(heard.map(({ json }) => json.result)).toEqual([41, 42, 43, 44]);
});

test.each([
  ['all readings', () => 'v1.1/Observations'],
  ['readings below a thing', () => `v1.1/Things(${thingId})/Datastreams(${first()})/Observations`],
  ['readings of the older version', () => `v1.0/Datastreams(${first()})/Observations`],
])('%s: told once each, and those of another series only where they belong', async (_what, topic) => {
  const heard = await listen(topic());
  await send(31);
  await send(32, streams[1]);
  await send(33);
  await until('the last', () => heard.some(({ json }) => json.result === 33));
  const mine = topic() === 'v1.1/Observations' ? [31, 32, 33] : [31, 33];
  expect(heard.map(({ json }) => json.result)).toEqual(mine);
});

test('$select leaves what was chosen, and $expand puts related entities in place', async () => {
  const chosen = await listen(`v1.1/Datastreams(${first()})/Observations?$select=result`);
  const expanded = await listen(`v1.1/Observations?$select=result,phenomenonTime&$expand=Datastream($select=name)`);
  await send(51);
  expect(await one(chosen)).toMatchObject({ result: 51 });
  expect(chosen[0]?.json).not.toHaveProperty('phenomenonTime');
  expect(await one(expanded)).toMatchObject({ result: 51, Datastream: { '@iot.id': first() } });
});

test('a corrected reading is told, as an entity and as a property', async () => {
  const time = await send(20);
  const { body } = await server.send('GET', `/v1.1/Observations?$filter=phenomenonTime eq ${time}&$select=id`);
  const text = JSON.stringify(body);
  const link = /"(http[^"]*Observations\(\d+\))"/.exec(text)?.[1] ?? '';
  const topic = link.slice(link.indexOf('/v1.1') + 1);
  const [entity, property] = [await listen(topic), await listen(`${topic}/result`)];
  const changed = await server.send('PATCH', `/${topic}`, { result: 25 });
  expect(changed.status).toBe(200);
  expect(await one(entity)).toMatchObject({ result: 25, phenomenonTime: time });
  expect(await one(property)).toEqual({ result: 25 });
});

test('entities: of a set, one, one property, and related to another', async () => {
  const set = await listen('v1.1/Things');
  const entity = await listen(`v1.1/Things(${thingId})?$select=name`);
  const property = await listen(`v1.1/Things(${thingId})/description`);
  const related = await listen(`v1.1/Datastreams(${first()})/Thing?$expand=Datastreams`);
  const elsewhere = await listen(`v1.1/Things(${thingId + 1})`);
  await server.send('PATCH', `/v1.1/Things(${thingId})`, { description: 'moved' });
  expect(await one(set)).toMatchObject({ '@iot.id': thingId, description: 'moved' });
  expect((await one(entity)).name).toBeDefined();
  expect(await one(property)).toEqual({ description: 'moved' });
  expect((await one(related)).Datastreams).toHaveLength(2);
  // Another property, and the same value again: nothing to tell of this one.
  await server.send('PATCH', `/v1.1/Things(${thingId})`, { name: 'renamed' });
  await server.send('PATCH', `/v1.1/Things(${thingId})`, { description: 'moved' });
  await server.send('PATCH', `/v1.1/Things(${thingId})`, { description: 'moved again' });
  await until('the second change', () => property[1]);
  expect(property.map(({ json }) => json.description)).toEqual(['moved', 'moved again']);
  expect(elsewhere).toEqual([]);
});

test('a deep insert tells each entity that it made, after the commit', async () => {
  const sets = ['Things', 'Locations', 'HistoricalLocations', 'Datastreams', 'Sensors', 'FeaturesOfInterest'];
  const heard = await Promise.all(sets.map((set) => listen(`v1.1/${set}`)));
  const made = await buildThing(server, { externalId: 'deep', position: [5.3, 52.3] });
  // What another test changed just before may still be told.
  const ofThing = () => (heard[0] ?? []).filter(({ json }) => json['@iot.id'] === made.thingId);
  await until('one of each', () => ofThing().length > 0 && heard.every((one) => one.length > 0));
  expect([ofThing(), ...heard.slice(1)].map((one) => one.length)).toEqual(sets.map(() => 1));
  // What is refused is not told.
  const bad = await server.send('POST', '/v1.1/Things', {
    name: 'x',
    description: 'x',
    Locations: [{ '@iot.id': 999_999 }],
  });
  expect(bad.status).toBe(400);
  await server.send('PATCH', `/v1.1/Things(${made.thingId})`, { name: 'last' });
  await until('the last', () => ofThing().some(({ json }) => json.name === 'last'));
  expect(ofThing()).toHaveLength(2);
});

test('a small count is told as every other door shows it: whole to its own device and the inner circle alone', async () => {
  const outsiderThing = await buildThing(server, { externalId: 'outsider' });
  const outsider = (await server.client.createDeviceKey({ id: outsiderThing.thingId })).key;
  const topic = `v1.1/Datastreams(${first()})/Observations`;
  const heard = await Promise.all([server.adminKey, deviceKey, outsider].map((key) => listen(topic, key)));
  const wide = await listen(`v1.1/Things(${thingId})?$expand=Datastreams($expand=Observations)`, outsider);
  await send(3);
  const [administrator, device, stranger] = await Promise.all(heard.map(one));
  expect([administrator?.result, device?.result]).toEqual([3, 3]);
  expect(stranger).toMatchObject({ result: null, resultQuality: { hidden: 'count below 10' } });
  await server.send('PATCH', `/v1.1/Things(${thingId})`, { name: 'again' });
  expect(JSON.stringify(await one(wide))).not.toMatch(/"result":3[,}]/);
});

test.each([
  'v1.1',
  'v1.1/',
  'v1.1/Nothing',
  'v1.1/Persons(1)/name',
  'v1.1/Observations/$ref',
  'v1.1/Things(1)/name/$value',
  'v1.1/Things(1)/name?$select=name',
  'v1.1/Observations?$filter=result gt 1',
  'v1.1/Observations?$select=person',
  'v1.1/Observations?$expand=Datastream/Thing/Locations/Things/Locations/Things',
  'v2.0/Things',
  '#',
  '$SYS/#',
  'homeassistant/#',
  `v1.1/Observations?$select=${'result,'.repeat(400)}result`,
])('nobody is let in at %s', async (topic) => {
  await expect(listen(topic)).rejects.toThrow(/Subscribe error/);
});

test('one connection listens to so many topics; ending one makes room, and nothing is told any more', async () => {
  const client = await connectDevice(server.mqttPort, server.adminKey);
  open.push(client);
  const topics = Array.from({ length: limits.mqttSubscriptions }, (_, i) => `v1.1/Things(${i + 1})/name`);
  await client.subscribeAsync(topics);
  await expect(client.subscribeAsync('v1.1/Things')).rejects.toThrow(/Subscribe error/);
  await client.unsubscribeAsync(topics[0] ?? '');
  await client.subscribeAsync('v1.1/Datastreams');
  const heard: string[] = [];
  client.on('message', (topic) => heard.push(topic));
  await client.unsubscribeAsync('v1.1/Datastreams');
  const other = await listen(`v1.1/Datastreams(${first()})`);
  await server.send('PATCH', `/v1.1/Datastreams(${first()})`, { description: 'told to one' });
  await one(other);
  expect(heard).toEqual([]);
});

test('observations of a MultiDatastream come in and are told whole; a refusal says which series', async () => {
  const unit = { name: 'count', symbol: '{count}', definition: 'ucum:{count}' };
  const type = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
  const property = (name: string) => ({ name, definition: `https://example.org/${name}`, description: '' });
  const made = await server.send<Record<string, unknown>>('POST', `/v1.1/Things(${thingId})/MultiDatastreams`, {
    name: 'samen',
    description: '',
    multiObservationDataTypes: [type, type],
    unitOfMeasurements: [unit, unit],
    properties: { passport: buildPassport({ minimumGroup: 10 }), components: [{}, { max: 100 }] },
    Sensor: { name: 'camera', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
    ObservedProperties: [property('in'), property('uit')],
  });
  const id = made.body['@iot.id'];
  const rows = await listen(`v1.1/MultiDatastreams(${id})/Observations`);
  const named = await listen(`v1.1/Things(${thingId})/MultiDatastreams(${id})/Observations?$select=result`);
  const refusals = await listen(`v1.1/MultiDatastreams(${id})/Refusals`);
  const device = await connectDevice(server.mqttPort, deviceKey);
  open.push(device);
  const publish = (topic: string, body: unknown) => device.publishAsync(topic, JSON.stringify(body), { qos: 1 });
  await publish(`v1.1/MultiDatastreams(${id})/Observations`, { phenomenonTime: nextTime(), result: [20, 500] });
  await publish(`v1.1/MultiDatastreams(${id})/Observations`, { phenomenonTime: nextTime(), result: [20] });
  await publish('v1.1/Observations', {
    phenomenonTime: nextTime(),
    result: [20, 30],
    MultiDatastream: { '@iot.id': id },
  });
  await until('the observation', () => rows.length === 1 && named.length === 1 && refusals.length === 2);
  expect(refusals.map(({ json }) => json.code)).toEqual(['result_out_of_range', 'invalid_input']);
  expect(rows[0]?.json).toMatchObject({ result: [20, 30] });
  expect(named[0]?.json.result).toEqual([20, 30]);
  expect(named[0]?.json).not.toHaveProperty('phenomenonTime');
  const link = String(rows[0]?.json['@iot.selfLink']).split('/v1.1/')[1];
  const result = await listen(`v1.1/${link}/result`);
  await server.send('PATCH', `/v1.1/${link}`, { result: [21, 31] });
  await until('the change', () => result.at(-1)?.json.result !== undefined);
  // A visitor is told of the small count that it is hidden; each number is judged by its own passport.
  expect(result.at(-1)?.json).toEqual({ result: [21, 31] });
});
