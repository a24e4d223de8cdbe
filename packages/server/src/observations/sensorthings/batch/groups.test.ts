import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import { entitiesWritten } from '../../../sensors/index.ts';
import { observationsStored } from '../../events.ts';

type Body = Record<string, unknown>;
interface Part {
  readonly id: string;
  readonly status: number;
  readonly body?: Body;
}

let server: TestServer;
let stream: number;
let spare: number;
let deviceKey: string;
let told: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const built = await buildThing(server, { position: [5, 52], datastreams: 2 });
  [stream = 0, spare = 0] = built.datastreams;
  deviceKey = (await server.client.createDeviceKey({ id: built.thingId })).key;
  const { events } = server.context;
  events.on(entitiesWritten, ({ entities }) => {
    told.push(...entities.map(({ kind }) => kind));
  });
  events.on(observationsStored, ({ readings }) => {
    told.push(...Array<string>(readings.count).fill('reading'));
  });
});
afterAll(() => server?.stop());

const start = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
let second = 0;
const nextTime = () => new Date(start + 1_000 * second++).toISOString();

const thing = (name: string, more: Body = {}) => ({ name, description: 'test', ...more });
const datastream = (name: string) => ({
  name,
  description: 'test',
  observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
  unitOfMeasurement: { name: 'n', symbol: '{count}', definition: 'ucum:{count}' },
  properties: { passport: buildPassport() },
  Sensor: { name: 's', description: 'x', encodingType: 'text/html', metadata: 'x' },
  ObservedProperty: { name: 'p', definition: 'https://example.org/p', description: 'x' },
});
const reading = (result: unknown) => ({ phenomenonTime: nextTime(), result });
const observations = () => `Datastreams(${stream})/Observations`;

async function batch(requests: readonly Body[], headers: Record<string, string> = {}): Promise<readonly Part[]> {
  told = [];
  const grouped = requests.map((one, i) => ({ id: `r${i}`, atomicityGroup: 'g', method: 'POST', ...one }));
  const answer = await server.send<{ responses: Part[] }>('POST', '/v1.1/$batch', { requests: grouped }, headers);
  expect(answer.status).toBe(200);
  return answer.body.responses;
}
const count = async (path: string) =>
  (await server.send<Body>('GET', `/v1.1/${path}${path.includes('?') ? '&' : '?'}$count=true&$top=0`)).body[
    '@iot.count'
  ];
const named = (name: string) => count(`Things?$filter=name eq '${name}'`);
const states = (parts: readonly Part[]) => parts.map(({ status }) => status);

test('all of a group is done: entities, and readings of what it made, and then it is told', async () => {
  const before = await count(observations());
  const parts = await batch([
    { url: 'Things', body: thing('all') },
    { url: '$r0/Datastreams', body: datastream('new') },
    { url: '$r1/Observations', body: reading(3) },
    { url: observations(), body: reading(4) },
    { method: 'PATCH', url: '$r0', body: { description: 'changed' } },
  ]);
  expect(states(parts)).toEqual([201, 201, 201, 201, 200]);
  expect(await named('all')).toBe(1);
  expect(await count(observations())).toBe(Number(before) + 1);
  expect(told.sort()).toEqual(['datastream', 'observedProperty', 'reading', 'reading', 'sensor', 'thing', 'thing']);
  // From now on both are known as if each had come alone.
  const made = parts[1]?.body?.['@iot.id'] as number;
  expect(server.rooms.sensors.catalog.find(made)?.name).toBe('new');
  const latest = await server.rooms.observations.latest();
  expect(latest.filter(({ datastreamId }) => datastreamId === made || datastreamId === stream)).toMatchObject([
    { value: 4 },
    { value: 3 },
  ]);
  const more = await server.send('POST', `/v1.1/Datastreams(${made})/Observations`, reading(5));
  expect(more.status).toBe(201);
});

test.each<[string, () => Body, number]>([
  ['an entity that is not right', () => ({ url: 'Things', body: { name: 'x' } }), 400],
  ['a reading that the gate refuses', () => ({ url: observations(), body: reading(-1) }), 400],
  ['a reading of what the group deleted', () => ({ url: `Datastreams(${spare})/Observations`, body: reading(6) }), 404],
  ['what does not exist', () => ({ method: 'PATCH', url: 'Things(999999)', body: { name: 'x' } }), 404],
  ['a question', () => ({ method: 'GET', url: 'Things' }), 400],
  ['what was not made', () => ({ url: '$zz/Datastreams', body: {} }), 424],
])('nothing of a group is done, and nothing is told, where the last is %s', async (_what, last, status) => {
  const before = [await count('Things'), await count(observations()), await count('Locations')];
  const parts = await batch([
    { url: 'Things', body: thing('none') },
    { url: observations(), body: reading(6) },
    { method: 'DELETE', url: `Datastreams(${spare})` },
    last(),
  ]);
  expect(states(parts)).toEqual([424, 424, 424, status]);
  expect([await count('Things'), await count(observations()), await count('Locations')]).toEqual(before);
  expect(told).toEqual([]);
  expect(server.rooms.sensors.catalog.find(spare)).toBeDefined();
  expect((await server.send('POST', `/v1.1/${observations()}`, reading(7))).status).toBe(201);
});

test('a reading in a group is judged as any other: a repeat, a conflict', async () => {
  const one = reading(8);
  await server.send('POST', `/v1.1/${observations()}`, one);
  expect(states(await batch([{ url: observations(), body: one }]))).toEqual([200]);
  expect(states(await batch([{ url: observations(), body: { ...one, result: 9 } }]))).toEqual([409]);
  const twice = reading(10);
  expect(
    states(
      await batch([
        { url: observations(), body: twice },
        { url: observations(), body: twice },
      ]),
    ),
  ).toEqual([201, 200]);
});

test('what is deleted with a group is gone for the gate too', async () => {
  const built = await buildThing(server, { externalId: 'leaving' });
  const [gone = 0] = built.datastreams;
  await server.send('POST', `/v1.1/Datastreams(${gone})/Observations`, reading(1));
  const parts = await batch([
    { method: 'DELETE', url: `Things(${built.thingId})` },
    { url: 'Things', body: thing('instead') },
  ]);
  expect(states(parts)).toEqual([200, 201]);
  expect(server.rooms.sensors.catalog.find(gone)).toBeUndefined();
  const { rows } = await server.context.database.pool.query('select 1 from observation where datastream_id = $1', [
    gone,
  ]);
  expect(rows).toEqual([]);
});

test('a group gives nobody a right: a device sends its own readings and makes nothing', async () => {
  const authorization = `Bearer ${deviceKey}`;
  expect(states(await batch([{ url: observations(), body: reading(11) }], { authorization }))).toEqual([201]);
  const refused = await batch(
    [
      { url: observations(), body: reading(12) },
      { url: 'Things', body: thing('by device') },
    ],
    { authorization },
  );
  expect(states(refused)).toEqual([424, 403]);
  expect(states(await batch([{ url: 'Things', body: thing('by nobody') }], { authorization: '' }))).toEqual([401]);
});

test('so many readings, and groups that stand together', async () => {
  const dataArray = Array.from({ length: limits.insideReadings + 1 }, (_, i) => [
    new Date(start - 60_000 * (i + 1)).toISOString(),
    1,
  ]);
  const group = [{ Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray }];
  const parts = await batch([{ url: 'CreateObservations', body: group as unknown as Body }]);
  expect(parts).toMatchObject([{ status: 413, body: { code: 'too_large' } }]);
  const split = ['g', 'h', 'g'].map((atomicityGroup, i) => ({
    id: `${i}`,
    atomicityGroup,
    method: 'POST',
    url: 'Things',
  }));
  const answer = await server.send('POST', '/v1.1/$batch', { requests: split });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

const http = (line: string, body?: unknown, id?: string) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `${line} HTTP/1.1`,
    'Content-Type: application/json',
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join('\r\n');
const multipart = (boundary: string, parts: readonly string[]) =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
const changes = (parts: readonly string[]) =>
  `Content-Type: multipart/mixed; boundary=inner\r\n\r\n${multipart('inner', parts)}`;

async function sendMultipart(text: string, more: Record<string, string> = {}) {
  const headers = { 'content-type': 'multipart/mixed; boundary="outer"', ...more };
  const answer = await server.send<string>('POST', '/v1.1/$batch', text, headers);
  return {
    ...answer,
    states: [...String(answer.body).matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, state]) => Number(state)),
  };
}

test('multipart: questions, and change sets that use what they made', async () => {
  told = [];
  const answer = await sendMultipart(
    multipart('outer', [
      http("GET Things?$filter=name eq 'parts'&$count=true"),
      changes([http('POST Things', thing('parts'), '1'), http('POST $1/Datastreams', datastream('parts'), '2')]),
      http(`GET /v1.1/Things?$filter=name%20eq%20'parts'&$count=true`),
      http(`POST ${server.url}/v1.1/Things`, thing('parts')),
    ]),
  );
  expect([answer.status, answer.states]).toEqual([200, [200, 201, 201, 200, 201]]);
  const type = answer.headers.get('content-type') ?? '';
  const boundary = /^multipart\/mixed; boundary=(\S+)$/.exec(type)?.[1] ?? 'none';
  expect(answer.body.split(`--${boundary}`)).toHaveLength(6);
  expect(answer.body).toContain('Content-ID: 2');
  expect([...answer.body.matchAll(/"@iot.count":(\d)/g)].map(([, n]) => n)).toEqual(['0', '1']);
  expect(await named('parts')).toBe(2);
});

test('multipart: a change set that fails is one answer, nothing of it is done, and the batch ends there', async () => {
  told = [];
  const parts = [
    changes([http('POST Things', thing('failing'), '1'), http('POST Things', { name: 'x' }, '2')]),
    http('GET Things?$top=1'),
  ];
  expect((await sendMultipart(multipart('outer', parts))).states).toEqual([400]);
  expect(await named('failing')).toBe(0);
  expect((await sendMultipart(multipart('outer', parts), { prefer: 'continue-on-error' })).states).toEqual([400, 200]);
});

test.each<[string, string, string]>([
  ['no end', '--outer\r\nContent-Type: application/http\r\n\r\nGET Things HTTP/1.1\r\n', 'does not end'],
  [
    'another type',
    multipart('outer', ['Content-Type: text/plain\r\n\r\nx']),
    'Part 1 must have Content-Type application/http',
  ],
  ['no request', multipart('outer', [http('LOOK Things')]), 'Part 1 must begin with a line'],
  [
    'no JSON',
    multipart('outer', ['Content-Type: application/http\r\n\r\nPOST Things HTTP/1.1\r\n\r\n{']),
    'Part 1 has a body that is not JSON',
  ],
  [
    'one id twice',
    multipart('outer', [changes([http('POST Things', {}, 'a'), http('POST Things', {}, 'a')])]),
    'given twice',
  ],
  [
    'a set in a set',
    multipart('outer', [changes([changes([http('POST Things', {})])])]),
    'Part 1, request 1 must have',
  ],
  ['an odd id', multipart('outer', [http('POST Things', {}, 'a b')]), 'Content-ID'],
  ['a header that is none', multipart('outer', ['Content-Type application/http\r\n\r\n']), 'header without a colon'],
  ['too many parts', multipart('outer', Array(101).fill(http('GET Things'))), 'at most 100'],
])('multipart: %s is named', async (_what, text, detail) => {
  const answer = await sendMultipart(text);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect((answer.body as unknown as Body).detail).toContain(detail);
});

test('multipart goes to the batch and nowhere else', async () => {
  const headers = { 'content-type': 'multipart/mixed; boundary=outer' };
  const answer = await server.send('POST', '/v1.1/Things', multipart('outer', [http('GET Things')]), headers);
  expect(answer.status).toBe(400);
  const without = await server.send('POST', '/v1.1/$batch', 'x', { 'content-type': 'multipart/mixed' });
  expect(without).toMatchObject({ status: 400, body: { detail: expect.stringContaining('boundary') } });
});
