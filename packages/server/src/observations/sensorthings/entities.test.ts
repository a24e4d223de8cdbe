import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Body {
  readonly value: readonly Record<string, unknown>[];
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly pointer: string }[];
  readonly [name: string]: unknown;
}
const get = async (path: string) => (await server.send<Body>('GET', `/v1.1${path}`)).body;
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  server.send<Body>('POST', `/v1.1${path}`, body, headers);
const idOf = (answer: { headers: Headers }) => Number(/\((\d+)\)$/.exec(answer.headers.get('location') ?? '')?.[1]);

const location = {
  name: 'plein',
  description: 'test',
  encodingType: 'application/geo+json',
  location: { type: 'Point', coordinates: [5.18, 52.56] },
};
const sensor = { name: 's', description: 'test', encodingType: 'text/html', metadata: 'm' };
const observedProperty = { name: 'p', description: '', definition: 'https://wijkritme.example/def/pedestrians' };
const datastream = (change: object = {}) => ({
  name: 'd',
  description: 'test',
  observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
  unitOfMeasurement: { name: 'count', symbol: '{count}', definition: 'ucum:1' },
  properties: { passport: buildPassport(), min: 0, max: 50 },
  Sensor: sensor,
  ObservedProperty: observedProperty,
  ...change,
});
const thing = (change: object = {}) => ({
  name: 't',
  description: 'test',
  Locations: [location],
  Datastreams: [datastream(), datastream({ name: 'e' })],
  ...change,
});

test('a thing comes with everything on it, and the catalog knows its datastreams at once', async () => {
  const made = await post('/Things', thing({ properties: { externalId: 'whole', simulated: true, depth: { a: 1 } } }));
  expect(made.status).toBe(201);
  const id = idOf(made);
  expect(made.body).toMatchObject({ '@iot.id': id, properties: { externalId: 'whole', depth: { a: 1 } } });
  const { value } = await get(`/Things(${id})/Datastreams?$expand=Sensor,ObservedProperty,Thing($select=name)`);
  expect(value).toMatchObject([
    {
      name: 'd',
      properties: { min: 0, max: 50 },
      Sensor: sensor,
      ObservedProperty: observedProperty,
      Thing: { name: 't' },
    },
    { name: 'e' },
  ]);
  expect(value[0]?.properties).not.toHaveProperty('passport');
  expect(await server.client.getThing({ id })).toMatchObject({
    externalId: 'whole',
    simulated: true,
    position: [5.18, 52.56],
    datastreams: [{ passportStatus: 'valid' }, { passportStatus: 'valid' }],
  });
  const history = await get(`/Things(${id})/HistoricalLocations?$expand=Locations`);
  expect(history.value).toMatchObject([{ Locations: [location] }]);
});

test('an external id belongs to one thing', async () => {
  expect((await post('/Things', thing({ properties: { externalId: 'twice' } }))).status).toBe(201);
  const again = await post('/Things', thing({ properties: { externalId: 'twice' } }));
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'conflict', fields: [{ pointer: '/properties/externalId' }] },
  });
});

test.each([
  ['a sensor is missing', { Datastreams: [datastream({ Sensor: undefined })] }, '/Datastreams/0/Sensor'],
  [
    'a sensor does not exist',
    { Datastreams: [datastream(), datastream({ Sensor: { '@iot.id': 999_999 } })] },
    '/Datastreams/1/Sensor',
  ],
  [
    'a unit is missing',
    { Datastreams: [datastream({ unitOfMeasurement: undefined })] },
    '/Datastreams/0/unitOfMeasurement',
  ],
  [
    'a passport lacks its owner',
    { Datastreams: [datastream({ properties: { passport: { ...buildPassport(), owner: undefined } } })] },
    '/Datastreams/0/properties/passport/owner',
  ],
  [
    'a location is no geometry',
    { Locations: [{ ...location, location: { type: 'Point', coordinates: ['x', 'y'] } }] },
    '/Locations/0/location',
  ],
  ['a field is unknown', { note: 'x' }, '/note'],
  ['a name is missing', { name: undefined }, '/name'],
  ['a place is unknown', { properties: { placeCode: 'nowhere' } }, '/properties/placeCode'],
  ['a property is about a person', { properties: { kenteken: 'x' } }, '/properties/kenteken'],
  ['an id is chosen', { '@iot.id': 5 }, '/@iot.id'],
])('nothing of a thing remains when %s', async (_why, change, pointer) => {
  const sets = [
    'Things',
    'Locations',
    'Datastreams',
    'Sensors',
    'ObservedProperties',
    'FeaturesOfInterest',
    'HistoricalLocations',
  ];
  const counts = () => Promise.all(sets.map(async (set) => (await get(`/${set}?$count=true&$top=0`))['@iot.count']));
  const before = await counts();
  const refused = await post('/Things', thing(change));
  expect(refused.status).toBe(400);
  expect(refused.body.fields.map((field) => field.pointer)).toContain(pointer);
  expect(await counts()).toEqual(before);
});

test('every set takes its entities, with links to what is there', async () => {
  const sensorId = idOf(await post('/Sensors', sensor));
  const propertyId = idOf(await post('/ObservedProperties', observedProperty));
  const thingId = idOf(await post('/Things', thing({ Locations: [], Datastreams: [] })));
  const linked = { Sensor: { '@iot.id': sensorId }, ObservedProperty: { '@iot.id': propertyId } };
  const first = idOf(await post('/Datastreams', datastream({ ...linked, Thing: { '@iot.id': thingId } })));
  const second = idOf(await post(`/Things(${thingId})/Datastreams`, datastream(linked)));
  const third = idOf(
    await post(
      `/Sensors(${sensorId})/Datastreams`,
      datastream({ ...linked, Sensor: undefined, Thing: { '@iot.id': thingId } }),
    ),
  );
  const { value } = await get(`/ObservedProperties(${propertyId})/Datastreams?$select=id`);
  expect(value.map((one) => one['@iot.id'])).toEqual([first, second, third]);
  const feature = { name: 'f', description: '', encodingType: 'application/geo+json', feature: location.location };
  expect(await get(`/FeaturesOfInterest(${idOf(await post('/FeaturesOfInterest', feature))})`)).toMatchObject(feature);
  const missing = await post('/Datastreams', datastream(linked));
  expect(missing).toMatchObject({ status: 400, body: { fields: [{ pointer: '/Thing' }] } });
});

test('a new location of a thing is remembered, and gives its datastreams their feature', async () => {
  const id = idOf(await post('/Things', thing({ Locations: [] })));
  const moved = await post(`/Things(${id})/Locations`, location);
  expect(moved.status).toBe(201);
  await post('/Locations', { ...location, name: 'park', Things: [{ '@iot.id': id }] });
  const { Locations, HistoricalLocations } = await get(`/Things(${id})?$expand=Locations,HistoricalLocations`);
  expect(Locations).toMatchObject([{ name: 'park' }]);
  expect(HistoricalLocations).toHaveLength(2);
  const [stream] = (await get(`/Things(${id})/Datastreams?$select=id`)).value;
  const made = await post(`/Datastreams(${stream?.['@iot.id']})/Observations`, { result: 1 });
  const reading = (made.headers.get('location') ?? '').replace(server.url, '').replace('/v1.1', '');
  expect(await get(`${reading}/FeatureOfInterest`)).toMatchObject({ name: 'plein', feature: location.location });
});

test('only the administrator changes entities', async () => {
  expect(await post('/Things', thing(), { authorization: '' })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  });
  const id = idOf(await post('/Things', thing()));
  const { key } = await server.client.createDeviceKey({ id });
  const asDevice = { authorization: `Bearer ${key}` };
  expect(await post('/Sensors', sensor, asDevice)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await server.send('DELETE', `/v1.1/Things(${id})`, undefined, asDevice)).toMatchObject({ status: 403 });
});

test('a deleted thing takes its readings along, and its datastreams take no more', async () => {
  const id = idOf(await post('/Things', thing()));
  const stream = (await get(`/Things(${id})/Datastreams?$select=id`)).value[0]?.['@iot.id'];
  const made = await post(`/Datastreams(${stream})/Observations`, { result: 1 });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await server.send('DELETE', `/v1.1/Things(${id})`, undefined, form)).status).toBe(200);
  expect((await server.send('GET', `/v1.1/Things(${id})`)).status).toBe(404);
  expect((await fetch(made.headers.get('location') ?? '')).status).toBe(404);
  const refused = await post(`/Datastreams(${stream})/Observations`, { result: 1 });
  expect(refused).toMatchObject({ status: 404, body: { code: 'datastream_unknown' } });
  expect((await server.send('DELETE', '/v1.1/Things(9223372036854775807)')).status).toBe(404);
});

test('what cannot be done says so', async () => {
  expect(await post('/Things(1)', {})).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
});

test('whatever is sent, the answer is an entity or a declared error', async () => {
  const deep = JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`);
  const odd = fc.oneof(
    fc.constantFrom(
      null,
      '',
      '\u0000',
      '\ud800',
      -1,
      Number.MAX_VALUE,
      [],
      {},
      deep,
      { '@iot.id': 1 },
      'x'.repeat(60_000),
    ),
    fc.json().map((text) => JSON.parse(text)),
  );
  const keys = Object.keys({
    ...thing(),
    ...location,
    ...datastream(),
    ...sensor,
    ...observedProperty,
    properties: {},
    time: 1,
  });
  const change = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 3 });
  const inner = fc.constantFrom(thing(), location, datastream({ Thing: { '@iot.id': 1 } }), sensor, observedProperty);
  const set = fc.constantFrom(
    'Things',
    'Locations',
    'Datastreams',
    'Sensors',
    'ObservedProperties',
    'FeaturesOfInterest',
    'HistoricalLocations',
    'Things(1)/Locations',
    'Observations',
    'CreateObservations',
  );
  await fc.assert(
    fc.asyncProperty(set, inner, change, odd, async (path, body, changed, properties) => {
      const answer = await post(`/${path}`, { ...body, properties: { a: properties }, ...changed });
      expect([200, 201, 400, 404, 409, 501], JSON.stringify(answer.body)).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
});

test('a very deep body is refused, not stumbled over', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const properties = await post('/Things', `{"name":"x","description":"","properties":{"a":${deep}}}`);
  expect(properties).toMatchObject({ status: 400, body: { fields: [{ pointer: '/properties' }] } });
  const components = await post('/CreateObservations', `[{"Datastream":{"@iot.id":1},"components":[${deep}]}]`);
  expect(components.status).toBe(400);
});

test('a long text is checked quickly', async () => {
  const start = process.cpuUsage();
  await post('/Things', thing({ properties: { note: 'a.'.repeat(30_000) } }));
  // Of this process, in µs: what others do meanwhile does not count.
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(2_000_000);
});
