import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

interface Body {
  readonly value: readonly Record<string, unknown>[];
  readonly '@iot.id': number;
  readonly [name: string]: unknown;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
});
afterAll(() => server.stop());

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Body>(method, `/v1.1${path}`, body, headers);
const get = async (path: string) => (await send('GET', path)).body;
const ids = async (path: string) => ((await get(`${path}?$select=id`)).value ?? []).map((one) => one['@iot.id']);

/** A thing with two datastreams of one reading each, and where everything about it can be found. */
async function build() {
  const { thingId, datastreams } = await buildThing(server, { datastreams: 2 });
  for (const id of datastreams)
    await send('POST', `/Datastreams(${id})/Observations`, { phenomenonTime: '2026-05-01T10:00:00Z', result: 5 });
  const [first = 0] = datastreams;
  const related = async (name: string) => `${(await get(`/Datastreams(${first})/${name}`))['@iot.selfLink']}`;
  const [location] = await ids(`/Things(${thingId})/Locations`);
  const [history] = await ids(`/Things(${thingId})/HistoricalLocations`);
  return {
    thing: `/Things(${thingId})`,
    datastream: `/Datastreams(${first})`,
    other: `/Datastreams(${datastreams[1]})`,
    location: `/Locations(${location})`,
    history: `/HistoricalLocations(${history})`,
    sensor: (await related('Sensor')).split('/v1.1')[1] ?? '',
    property: (await related('ObservedProperty')).split('/v1.1')[1] ?? '',
    feature:
      (await related(`Observations(${(await ids(`/Datastreams(${first})/Observations`))[0]})/FeatureOfInterest`)).split(
        '/v1.1',
      )[1] ?? '',
    reading: `/Datastreams(${first})/Observations`,
  };
}
type Built = Awaited<ReturnType<typeof build>>;

const unit = { name: 'persoon', symbol: '{count}', definition: 'ucum:1' };
test.each<[keyof Built, string, unknown]>([
  ['thing', 'description', 'anders'],
  ['thing', 'properties', { kleur: 'rood' }],
  ['location', 'location', { type: 'Point', coordinates: [5.2, 52.5] }],
  ['history', 'time', '2026-05-02T00:00:00.000Z'],
  ['datastream', 'name', 'anders'],
  ['datastream', 'unitOfMeasurement', unit],
  ['sensor', 'metadata', 'https://example.org/2'],
  ['property', 'description', 'anders'],
  ['feature', 'name', 'anders'],
])('PATCH of a %s changes %s and nothing else', async (kind, name, value) => {
  const path = (await build())[kind];
  const before = await get(path);
  const answer = await send('PATCH', path, { [name]: value });
  expect(answer).toMatchObject({ status: 200, body: { ...before, [name]: value } });
  expect(await get(path)).toEqual({ ...before, [name]: value });
});

test('PUT gives the whole entity: what may be left out is emptied, what must be there is missed', async () => {
  const { thing, sensor } = await build();
  await send('PATCH', thing, { properties: { kleur: 'rood' } });
  expect(await send('PUT', thing, { name: 'a', description: 'b' })).toMatchObject({
    status: 200,
    body: { name: 'a', description: 'b', properties: {} },
  });
  expect(await send('PUT', sensor, { name: 'a' })).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  // What a client read it may send back.
  expect(await send('PUT', sensor, await get(sensor))).toMatchObject({ status: 200, body: await get(sensor) });
});

test('a merge patch merges what is JSON, takes away with null, and leaves an entity that is whole', async () => {
  const { thing, history, reading } = await build();
  const merge = (path: string, body: unknown) =>
    send('PATCH', path, body, { 'content-type': 'application/merge-patch+json' });
  await send('PATCH', thing, { properties: { kleur: 'rood', maat: { hoog: 3, breed: 1 } } });
  const before = await get(thing);
  expect(await merge(thing, { properties: { kleur: null, maat: { hoog: 4 } } })).toMatchObject({ status: 200 });
  expect(await get(thing)).toEqual({ ...before, properties: { maat: { hoog: 4, breed: 1 } } });
  expect(await merge(thing, { properties: null, '@iot.id': 7 })).toMatchObject({ body: { properties: {} } });
  expect(await merge(thing, { name: null })).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  expect(await merge(thing, ['x'])).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  expect((await merge(history, {})).body).toEqual(await get(history));
  const path = `/Observations(${(await ids(reading))[0]})`;
  await merge(path, { result: 6, resultTime: '2026-05-01T10:01:00Z' });
  expect((await merge(path, { resultTime: null })).body).toMatchObject({ result: 6, resultTime: null });
});

test.each<keyof Built>(['thing', 'location', 'history', 'datastream', 'sensor', 'property', 'feature', 'reading'])(
  'the id in a change of a %s is ignored: the address says which it is',
  async (kind) => {
    const built = await build();
    const path = kind === 'reading' ? `/Observations(${(await ids(built.reading))[0]})` : built[kind];
    const before = await get(path);
    expect(await send('PATCH', path, { '@iot.id': 99_999 })).toMatchObject({ status: 200, body: before });
    expect(await send('PUT', path, { ...before, '@iot.id': 99_999 })).toMatchObject({ status: 200, body: before });
    expect((await send('GET', path)).body).toEqual(before);
  },
);

test.each<[keyof Built, object]>([
  ['thing', { Locations: [{ name: 'x', description: '', encodingType: 'application/geo+json', location: {} }] }],
  ['thing', { Datastreams: [{ '@iot.id': 1 }] }],
  ['sensor', { Datastreams: [{ '@iot.id': 1 }] }],
  ['property', { Datastreams: [{ '@iot.id': 1 }] }],
  ['datastream', { Thing: { name: 'x', description: 'y' } }],
  ['datastream', { Sensor: { '@iot.id': 99_999 } }],
  ['datastream', { Observations: [{ result: 1 }] }],
  ['datastream', { properties: { passport: {} } }],
  ['datastream', { name: 5 }],
  ['feature', { feature: { type: 'Punt', coordinates: [1, 2] } }],
  ['thing', { description: 'mail naar jan.jansen@example.org' }],
])('PATCH of a %s with %j is refused and changes nothing', async (kind, body) => {
  const path = (await build())[kind];
  const before = await get(path);
  expect(await send('PATCH', path, body)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  expect(await get(path)).toEqual(before);
});

test('a thing at other locations remembers where it was; a datastream can move to another thing', async () => {
  const a = await build();
  const b = await build();
  const locationOfB = Number(/\d+/.exec(b.location)?.[0]);
  await send('PATCH', a.thing, { Locations: [{ '@iot.id': locationOfB }] });
  expect(await ids(`${a.thing}/Locations`)).toEqual([locationOfB]);
  expect(await ids(`${a.thing}/HistoricalLocations`)).toHaveLength(2);
  await send('PATCH', a.datastream, { Thing: { '@iot.id': Number(/\d+/.exec(b.thing)?.[0]) } });
  expect(await ids(`${b.thing}/Datastreams`)).toHaveLength(3);
});

test('the identifier of an owner stays that of one thing', async () => {
  const a = await build();
  const b = await build();
  await send('PATCH', a.thing, { properties: { externalId: 'paal-7' } });
  expect(await send('PATCH', b.thing, { properties: { externalId: 'paal-7' } })).toMatchObject({ status: 409 });
  expect(await send('PATCH', a.thing, { properties: { externalId: 'paal-7', kleur: 'rood' } })).toMatchObject({
    status: 200,
  });
});

/** What goes along with each, and what stays. */
const all = ['thing', 'datastream', 'other', 'location', 'history', 'sensor', 'property', 'feature'] as const;
test.each<[keyof Built, readonly (typeof all)[number][], number]>([
  ['thing', ['thing', 'datastream', 'other', 'history'], 0],
  ['datastream', ['datastream'], 0],
  ['location', ['location', 'history'], 1],
  ['history', ['history'], 1],
  ['sensor', ['sensor', 'datastream'], 0],
  ['property', ['property', 'datastream'], 0],
  ['feature', ['feature'], 0],
])('DELETE of a %s takes along %j', async (kind, gone, readings) => {
  const built = await build();
  const [reading] = await ids(built.reading);
  expect((await send('DELETE', built[kind])).status).toBe(200);
  const status = async (path: string) => (await send('GET', path)).status;
  const found: string[] = [];
  for (const one of all) if ((await status(built[one])) === 404) found.push(one);
  expect(found).toEqual(all.filter((one) => gone.includes(one)));
  expect(await status(`/Observations(${reading})`)).toBe(readings === 1 ? 200 : 404);
  expect((await send('DELETE', built[kind])).status).toBe(404);
});

test('a reading can be corrected and deleted; the gate judges the new value, and the log remembers', async () => {
  const { reading } = await build();
  const [id] = await ids(reading);
  const path = `/Observations(${id})`;
  expect(await send('PATCH', path, { result: 7 })).toMatchObject({
    status: 200,
    body: { result: 7, resultTime: null },
  });
  expect(await send('PATCH', path, { resultTime: '2026-05-01T10:01:00Z' })).toMatchObject({ body: { result: 7 } });
  expect(await send('PATCH', path, { result: -7 })).toMatchObject({
    status: 400,
    body: { code: 'result_out_of_range' },
  });
  expect(await send('PATCH', path, { result: 'zeven' })).toMatchObject({ body: { code: 'result_not_a_number' } });
  expect(await send('PATCH', path, { foto: 'data:image/png;base64,AAAA' })).toMatchObject({
    body: { code: 'unknown_field' },
  });
  expect(await send('PUT', path, { result: 8 })).toMatchObject({ body: { result: 8, resultTime: null } });
  expect((await send('DELETE', path)).status).toBe(200);
  expect((await send('GET', path)).status).toBe(404);
  const log = await server.send('POST', '/v1/log/verification', {});
  expect(log).toMatchObject({ status: 200, body: { ok: true } });
});

test.each(['PATCH', 'PUT', 'DELETE'])('%s needs the right to it', async (method) => {
  const { thing, reading } = await build();
  const [id] = await ids(reading);
  for (const path of [thing, `/Observations(${id})`]) {
    const answer = await send(method, path, method === 'DELETE' ? undefined : { name: 'x' }, { authorization: '' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  }
});
