import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

type Body = Record<string, unknown>;

let server: TestServer;
let stream: number;
let other: number;
let deviceKey: string;
beforeAll(async () => {
  server = await startTestServer();
  const built = await buildThing(server, { datastreams: 2, position: [5.1, 52.1] });
  [stream = 0, other = 0] = built.datastreams;
  deviceKey = (await server.client.createDeviceKey({ id: built.thingId })).key;
});
afterAll(() => server?.stop());

const start = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
let second = 0;
const nextTime = () => new Date(start + 1_000 * second++).toISOString();
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Body>(method, `/v1.1${path}`, body, headers);
const post = (body: Body, headers?: Record<string, string>) =>
  send('POST', `/Datastreams(${stream})/Observations`, { phenomenonTime: nextTime(), ...body }, headers);
const pathOf = (location: string | null) => (location ?? '').replace(/^.*\/v1\.1/, '');
const values = (body: Body) => body.value as Body[];

const feature = (name: string, coordinates = [5.2, 52.2]) => ({
  name,
  description: 'Oever',
  encodingType: 'application/geo+json',
  feature: { type: 'Point', coordinates },
});

async function makeFeature(name: string): Promise<number> {
  const made = await send('POST', '/FeaturesOfInterest', feature(name));
  expect(made.status).toBe(201);
  return made.body['@iot.id'] as number;
}

const featureOf = async (path: string) => (await send('GET', `${path}/FeatureOfInterest`)).body;
const resultsAbout = async (id: number) =>
  values((await send('GET', `/FeaturesOfInterest(${id})/Observations?$orderby=result`)).body).map(
    ({ result }) => result,
  );

test('a reading is about the feature that it names, from every side', async () => {
  const id = await makeFeature('west');
  const plain = await post({ result: 1 });
  const named = await post({ result: 2, FeatureOfInterest: { '@iot.id': id } });
  expect([plain.status, named.status]).toEqual([201, 201]);
  const path = pathOf(named.headers.get('location'));
  expect(await featureOf(path)).toMatchObject({ '@iot.id': id, name: 'west' });
  const usual = await featureOf(pathOf(plain.headers.get('location')));
  expect(usual['@iot.id']).not.toBe(id);
  expect(await resultsAbout(id)).toEqual([2]);
  expect(await resultsAbout(usual['@iot.id'] as number)).toEqual([1]);
  expect((await send('GET', `/FeaturesOfInterest(${id})/Observations?$count=true&$top=0`)).body['@iot.count']).toBe(1);
  const expanded = await send('GET', `/Datastreams(${stream})/Observations?$expand=FeatureOfInterest&$orderby=result`);
  expect(values(expanded.body).map((one) => (one.FeatureOfInterest as Body)['@iot.id'])).toEqual([
    usual['@iot.id'],
    id,
  ]);
  const filtered = await send('GET', `/Observations?$filter=FeatureOfInterest/name eq 'west'`);
  expect(values(filtered.body).map(({ result }) => result)).toEqual([2]);
  const back = await send('GET', `/FeaturesOfInterest?$filter=Observations/result eq 2`);
  expect(values(back.body).map((one) => one['@iot.id'])).toEqual([id]);
  const within = await send('GET', `/FeaturesOfInterest(${id})?$expand=Observations`);
  expect((within.body.Observations as Body[]).map(({ result }) => result)).toEqual([2]);
});

test('below a feature, or in a data array, readings are about it as well', async () => {
  const id = await makeFeature('rows');
  const below = { phenomenonTime: nextTime(), result: 3, Datastream: { '@iot.id': stream } };
  expect((await send('POST', `/FeaturesOfInterest(${id})/Observations`, below)).status).toBe(201);
  const components = ['phenomenonTime', 'result', 'FeatureOfInterest/id'];
  const dataArray = [
    [nextTime(), 4, id],
    [nextTime(), 5, 999_999],
    [nextTime(), 6, null],
    [nextTime(), 7, 'x'],
  ];
  const rows = await send('POST', '/CreateObservations', [
    { Datastream: { '@iot.id': stream }, components, dataArray },
  ]);
  expect((rows.body as unknown as string[]).map((link) => link === 'error')).toEqual([false, true, false, true]);
  expect(await resultsAbout(id)).toEqual([3, 4]);
});

test('a new feature comes along only with who manages sensors, and with a reading that is stored', async () => {
  const body = { phenomenonTime: nextTime(), result: 8, FeatureOfInterest: feature('along') };
  const made = await send('POST', `/Datastreams(${stream})/Observations`, body);
  expect(made.status).toBe(201);
  const along = await featureOf(pathOf(made.headers.get('location')));
  expect(along).toMatchObject({ name: 'along', feature: { type: 'Point', coordinates: [5.2, 52.2] } });
  // The same again is the same reading; about another feature it is another.
  expect((await send('POST', `/Datastreams(${stream})/Observations`, body)).status).toBe(200);
  const elsewhere = { ...body, FeatureOfInterest: feature('elsewhere') };
  expect((await send('POST', `/Datastreams(${stream})/Observations`, elsewhere)).status).toBe(409);
  const west = { ...body, FeatureOfInterest: { '@iot.id': await makeFeature('other') } };
  expect((await send('POST', `/Datastreams(${stream})/Observations`, west)).status).toBe(409);
  expect((await post({ result: -5, FeatureOfInterest: feature('refused') })).status).toBe(400);
  const byDevice = await post(
    { result: 9, FeatureOfInterest: feature('trace') },
    { authorization: `Bearer ${deviceKey}` },
  );
  expect(byDevice).toMatchObject({ status: 400, body: { code: 'unknown_field' } });
  const left = await send(
    'GET',
    `/FeaturesOfInterest?$filter=name eq 'elsewhere' or name eq 'refused' or name eq 'trace'`,
  );
  expect(values(left.body)).toEqual([]);
  const known = { result: 10, FeatureOfInterest: { '@iot.id': along['@iot.id'] } };
  expect((await post(known, { authorization: `Bearer ${deviceKey}` })).status).toBe(201);
});

test.each([
  [{ '@iot.id': 999_999 }, '/FeatureOfInterest/@iot.id names a feature that does not exist.'],
  [{ name: 'x' }, '/FeatureOfInterest/description is missing'],
  [{ ...feature('x'), owner: 'x' }, '/FeatureOfInterest/owner is not a field'],
  [{ ...feature('jan@example.org') }, 'looks like an e-mail address'],
])('a feature that cannot be is named: %j', async (FeatureOfInterest, detail) => {
  const refused = await post({ result: 1, FeatureOfInterest });
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 'invalid_input', detail: expect.stringContaining(detail) },
  });
});

test('a reading can be given another feature, and back', async () => {
  const id = await makeFeature('later');
  const made = await post({ result: 11 });
  const path = pathOf(made.headers.get('location'));
  const usual = await featureOf(path);
  expect((await send('PATCH', path, { FeatureOfInterest: { '@iot.id': id } })).status).toBe(200);
  expect(await featureOf(path)).toMatchObject({ '@iot.id': id });
  expect(await resultsAbout(id)).toEqual([11]);
  await send('PATCH', path, { FeatureOfInterest: { '@iot.id': usual['@iot.id'] } });
  expect(await resultsAbout(id)).toEqual([]);
});

test('a feature takes the readings about it along, and no others', async () => {
  const id = await makeFeature('gone');
  const time = nextTime();
  await send('POST', `/Datastreams(${other})/Observations`, { phenomenonTime: time, result: 20 });
  const named = { phenomenonTime: nextTime(), result: 21, FeatureOfInterest: { '@iot.id': id } };
  await send('POST', `/Datastreams(${other})/Observations`, named);
  expect((await send('DELETE', `/FeaturesOfInterest(${id})`)).status).toBe(200);
  const left = await send('GET', `/Datastreams(${other})/Observations`);
  expect(values(left.body).map(({ result }) => result)).toEqual([20]);
  const [newest] = await server.rooms.observations
    .latest()
    .then((rows) => rows.filter((row) => row.datastreamId === other));
  expect(newest).toMatchObject({ time: Date.parse(time), value: 20 });
});

const unit = { name: 'voetgangers', symbol: '{count}', definition: 'ucum:{count}' };
const datastream = (Observations: unknown[], more: Body = {}) => ({
  name: 'inside',
  description: 'x',
  observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
  unitOfMeasurement: unit,
  properties: { passport: buildPassport() },
  Sensor: { name: 'inside sensor', description: 'x', encodingType: 'text/html', metadata: 'x' },
  ObservedProperty: { name: 'inside property', definition: 'https://example.org/inside', description: 'x' },
  Observations,
  ...more,
});
const thing = (Datastreams: unknown[]) => ({ name: 'inside thing', description: 'x', Datastreams });

test('readings come along with a new datastream, also in a new thing, with new features', async () => {
  const readings = [
    { phenomenonTime: nextTime(), result: 2, FeatureOfInterest: feature('deep') },
    { phenomenonTime: nextTime(), result: 3, resultTime: nextTime() },
    { result: 4 },
  ];
  const made = await send('POST', '/Things', thing([datastream(readings)]));
  expect(made.status).toBe(201);
  const path = `/Things(${made.body['@iot.id']})/Datastreams?$expand=Observations($orderby=result;$expand=FeatureOfInterest)`;
  const [found] = values((await send('GET', path)).body);
  const stored = found?.Observations as Body[];
  expect(stored.map(({ result }) => result)).toEqual([2, 3, 4]);
  expect(stored[0]?.FeatureOfInterest).toMatchObject({ name: 'deep' });
  expect(stored[1]?.resultTime).toBe(readings[1]?.resultTime);
  // From now on it is a datastream as any other: the newest is known, a repeat is a repeat.
  const id = found?.['@iot.id'] as number;
  const latest = (await server.rooms.observations.latest()).find((row) => row.datastreamId === id);
  expect(latest?.value).toBe(4);
  const repeat = await send('POST', `/Datastreams(${id})/Observations`, {
    phenomenonTime: readings[1]?.phenomenonTime,
    result: 3,
  });
  expect(repeat.status).toBe(200);
  expect(server.rooms.observations.counters.peek(id).stored).toBe(3);
});

const sameTime = nextTime();
test.each<[string, unknown[], Body, string, string]>([
  ['a result that cannot be', [{ result: 1 }, { result: 'x' }], {}, 'invalid_input', '/Datastreams/0/Observations/1'],
  ['a result out of range', [{ result: 1e300 }], {}, 'result_out_of_range', '/Datastreams/0/Observations/0'],
  ['no passport', [{ result: 1 }], { properties: {} }, 'passport_missing', '/Datastreams/0/Observations/0'],
  ['an unknown field', [{ result: 1, note: 'x' }], {}, 'invalid_input', '/Datastreams/0/Observations/0'],
  [
    'the same time twice',
    [
      { result: 1, phenomenonTime: sameTime },
      { result: 2, phenomenonTime: sameTime },
    ],
    {},
    'invalid_input',
    '/Datastreams/0/Observations/1',
  ],
  [
    'a feature that is not there',
    [{ result: 1, FeatureOfInterest: { '@iot.id': 999_999 } }],
    {},
    'invalid_input',
    '/Datastreams/0/Observations/0/FeatureOfInterest',
  ],
  [
    'too many',
    Array.from({ length: 1_001 }, () => ({ result: 1 })),
    {},
    'invalid_input',
    '/Datastreams/0/Observations',
  ],
])('one reading inside that is refused takes everything along: %s', async (_what, readings, more, code, place) => {
  const before = (await send('GET', '/Things?$count=true&$top=0')).body['@iot.count'];
  const refused = await send('POST', '/Things', thing([datastream(readings, more)]));
  expect(refused).toMatchObject({ status: expect.any(Number), body: { code, detail: expect.stringContaining(place) } });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect((await send('GET', '/Things?$count=true&$top=0')).body['@iot.count']).toBe(before);
  expect(values((await send('GET', `/Sensors?$filter=name eq 'inside sensor'`)).body).length).toBeLessThanOrEqual(1);
});
