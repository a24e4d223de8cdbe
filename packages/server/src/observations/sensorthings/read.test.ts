import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { functions } from './filter/functions.ts';
import { entitySets, entityTypes } from './model.ts';

interface Body {
  readonly value: readonly Record<string, unknown>[];
  readonly '@iot.nextLink': string | undefined;
  readonly [name: string]: unknown;
}

let server: TestServer;
let streams: number[];
const START = Date.UTC(2026, 0, 5);
const timeAt = (row: number) => new Date(START + row * 60_000).toISOString();
const get = async (path: string) =>
  (await server.send<Body>('GET', path.startsWith('http') ? path.slice(server.url.length) : `/v1.1${path}`)).body;
const results = (body: Body) => body.value.map((reading) => reading.result);

beforeAll(async () => {
  const clock = { now: () => START + 86_400_000 };
  server = await startTestServer({ clock });
  const things = [await buildThing(server, { name: 'A', datastreams: 2 }), await buildThing(server, { name: 'B' })];
  streams = things.flatMap((thing) => thing.datastreams);
  const groups = streams.map((id, s) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result', 'resultTime'],
    dataArray: Array.from({ length: 7 }, (_, row) => [timeAt(row), s * 10 + row, row % 2 ? timeAt(row + 1) : null]),
  }));
  await server.send('POST', '/v1.1/CreateObservations', groups);
});
afterAll(() => server.stop());

test('the root names the sets, and from 1.1 on what of the standard is there', async () => {
  const root = await get('');
  expect(root.value).toEqual(entitySets.map((name) => ({ name, url: `${server.url}/v1.1/${name}` })));
  expect(root.serverSettings).toMatchObject({
    conformance: expect.arrayContaining([expect.stringContaining('/1.1/')]),
  });
  expect(Object.keys((await server.send('GET', '/v1.0')).body)).toEqual(['value']);
  expect((await server.send<Body>('GET', '/v1.0/Things')).body.value[0]).toMatchObject({
    '@iot.selfLink': `${server.url}/v1.0/Things(1)`,
  });
});

// What has MultiDatastreams is walked through beside those.
const plain = entitySets.filter((set) => set !== 'MultiDatastreams');

test.each(plain)('%s: every property, every relation, and each of them can be followed', async (set) => {
  const [first] = (await get(`/${set}`)).value;
  const link = String(first?.['@iot.selfLink']);
  expect(await get(link)).toEqual(first);
  const { properties, relations } = entityTypes[set];
  for (const [name, type] of Object.entries(properties)) {
    expect(first).toHaveProperty(name);
    expect(await get(`${link}/${name}`)).toEqual({ [name]: first?.[name] });
    const raw = await fetch(`${link}/${name}/$value`);
    expect([raw.status, (await raw.text()).startsWith('{')]).toEqual([200, type === 'json' || name === 'observedArea']);
  }
  for (const [name, relation] of Object.entries(relations).filter(([name]) => name !== 'MultiDatastreams')) {
    expect(first?.[`${name}@iot.navigationLink`]).toBe(`${link}/${name}`);
    const related = await get(`${link}/${name}`);
    const entity = relation.many ? related.value[0] : related;
    expect(entity).toHaveProperty('@iot.id');
    const reference = await get(`${link}/${name}/$ref`);
    expect(relation.many ? reference.value[0] : reference).toEqual({ '@iot.selfLink': entity?.['@iot.selfLink'] });
    const expanded = (await get(`${link}?$expand=${name}`))[name];
    expect(relation.many ? (expanded as unknown[])[0] : expanded).toEqual(entity);
  }
});

test.each(entitySets)('%s: what does not exist is not found', async (set) => {
  for (const id of ['9223372036854775807', '99999', "'x'", '1.5'])
    expect((await server.send('GET', `/v1.1/${set}(${id})`)).status).toBe(404);
});

test.each([
  ['$top=2', [0, 1]],
  ['$top=2&$skip=3', [3, 4]],
  ['$skip=7', []],
  ['$top=0', []],
  ['$orderby=phenomenonTime desc&$top=2', [6, 5]],
  ['$orderby=result desc&$top=1', [6]],
  ['$orderby=resultTime desc&$top=1', [5]],
  [`$filter=phenomenonTime ge ${timeAt(5)}`, [5, 6]],
  [`$filter=phenomenonTime gt ${timeAt(1)} and phenomenonTime le ${timeAt(3)}`, [2, 3]],
  [`$filter=resultTime ne ${timeAt(2)}`, [3, 5]],
  ['$filter=result eq 4', [4]],
])('readings of one datastream: %s', async (query, expected) => {
  expect(results(await get(`/Datastreams(${streams[0]})/Observations?${query}`))).toEqual(expected);
});

test('count is of all, whatever the page', async () => {
  const body = await get(`/Datastreams(${streams[0]})/Observations?$count=true&$top=1&$filter=result ge 3`);
  expect([body['@iot.count'], results(body)]).toEqual([4, [3]]);
});

test.each([
  '',
  '$orderby=phenomenonTime desc',
  '$orderby=result',
  '$filter=result lt 25',
  '$orderby=id desc',
  '$orderby=resultTime,result desc',
  '$orderby=resultTime desc',
  '$orderby=Datastream/Thing/name desc,result mod 3',
  "$filter=Datastream/Thing/name eq 'A'",
])('pages of all readings hold each of them once: %s', async (query) => {
  const all = results(await get(`/Observations?${query}`));
  const seen: unknown[] = [];
  for (let link: string | undefined = `/Observations?$top=4&${query}`; link; ) {
    const page: Body = await get(link);
    seen.push(...results(page));
    link = page['@iot.nextLink'];
  }
  expect(seen).toEqual(all);
  expect(new Set(seen).size).toBe(all.length);
});

const orders = [
  'phenomenonTime',
  'phenomenonTime desc',
  'id desc',
  'result',
  'result desc',
  'resultTime desc',
  'resultTime,result',
  'result mod 3 desc,id',
];
/** Rows that are there, and those that come between two pages: before, among and behind them in every order. */
const there = [10, 21, 32, 43, 54];
const late = [5, 16, 27, 38, 60];

test.each([
  ['a list', 'Observations?$top=1&$orderby='],
  ['$expand', '?$expand=Observations($top=1;$orderby='],
])('pages of %s stay in place while readings arrive, in every order', async (_where, question) => {
  for (const order of orders) {
    const { datastreams } = await buildThing(server, { name: 'C' });
    const path = `/Datastreams(${datastreams[0]})`;
    const send = async (row: number) => {
      const reading = { phenomenonTime: timeAt(row), resultTime: timeAt(100 - row), result: row };
      expect((await server.send('POST', `/v1.1${path}/Observations`, reading)).status).toBe(201);
    };
    for (const row of there) await send(row);
    const isInside = question.startsWith('?');
    const whole = results(await get(`${path}/Observations?$orderby=${order}`));
    const first = await get(isInside ? `${path}${question}${order})` : `${path}/${question}${order}`);
    const inside = first as unknown as { Observations: { result: number }[]; 'Observations@iot.nextLink': string };
    const seen: unknown[] = isInside ? inside.Observations.map(({ result }) => result) : results(first);
    const coming = [...late];
    let link: string | undefined = isInside ? inside['Observations@iot.nextLink'] : first['@iot.nextLink'];
    while (link) {
      const row = coming.shift();
      if (row !== undefined) await send(row);
      const page: Body = await get(link);
      seen.push(...results(page));
      link = page['@iot.nextLink'];
    }
    expect(new Set(seen).size, `${order}: none twice`).toBe(seen.length);
    expect(
      seen.filter((row) => there.includes(Number(row))),
      `${order}: none missing`,
    ).toEqual(whole);
    // In the end all are there, and what was seen of them stood in their order.
    const all = results(await get(`${path}/Observations?$orderby=${order}`));
    expect(all.filter((row) => seen.includes(row))).toEqual(seen);
    expect(all.length).toBeGreaterThan(there.length + 2);
  }
});

test('the newest reading of every datastream in one request', async () => {
  const { value } = await get(
    `/Datastreams?$top=3&$select=id,Observations&$expand=Observations($top=1;$orderby=phenomenonTime desc;$count=true)`,
  );
  expect(value.map((one) => (one.Observations as { result: number }[]).map(({ result }) => result))).toEqual([
    [6],
    [16],
    [26],
  ]);
  expect(value[0]).toMatchObject({ 'Observations@iot.count': 7 });
  const next = await get(String(value[0]?.['Observations@iot.nextLink']));
  expect(results(next)).toEqual([5]);
});

test('filter, order and select of entities', async () => {
  const { value } = await get(`/Things?$filter=name ge 'A' and id le 2&$orderby=name desc&$select=name`);
  expect(value).toEqual([
    { '@iot.id': 2, '@iot.selfLink': `${server.url}/v1.1/Things(2)`, name: 'B' },
    { '@iot.id': 1, '@iot.selfLink': `${server.url}/v1.1/Things(1)`, name: 'A' },
  ]);
  expect((await get("/Things?$filter=name eq 'it''s'")).value).toEqual([]);
});

test('an entity is found only where it belongs', async () => {
  expect((await server.send('GET', `/v1.1/Things(1)/Datastreams(${streams[0]})/Observations`)).status).toBe(200);
  expect((await server.send('GET', `/v1.1/Things(2)/Datastreams(${streams[0]})/Observations`)).status).toBe(404);
});

test.each([
  ['/Things?$nonsense=1', 400, 'invalid_query'],
  ['/Things(1)?$top=1', 400, 'invalid_query'],
  ["/Things?$filter=nonsense(name) eq 'a'", 400, 'invalid_query'],
  ['/Things?$expand=Datastreams/Nonsense', 400, 'invalid_query'],
  ['/Things?$skiptoken=nonsense', 400, 'invalid_query'],
  [`/Things?$skiptoken=${Buffer.from('["x","1"]').toString('base64url')}&$orderby=length(name)`, 400, 'invalid_query'],
  ["/Locations?$filter=geo.distance(location,geography'POINT(1)') lt 1", 400, 'invalid_query'],
  ['/Locations?$filter=geo.distance(location,location) lt 1', 400, 'invalid_query'],
])('%s: %i %s', async (path, status, code) => {
  expect(await server.send('GET', `/v1.1${path}`)).toMatchObject({ status, body: { code } });
});

test('no question ends in an unexpected error', async () => {
  const names = Object.values(entityTypes).flatMap(({ properties, relations }) => [
    ...Object.keys(properties),
    ...Object.keys(relations),
  ]);
  const name = fc.constantFrom('id', ...names);
  const literal = fc.constantFrom(
    '1',
    '-1e999',
    "'a%00'",
    "'%27'",
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    timeAt(1),
  );
  const operator = fc.constantFrom('lt', 'eq', 'ne', 'ge');
  const value = fc.oneof(
    name,
    literal,
    fc.tuple(name, name).map((parts) => parts.join('/')),
  );
  const condition = fc.oneof(
    fc.tuple(value, operator, value).map((parts) => `not (${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom(...Object.keys(functions)), fc.array(value, { maxLength: 3 }))
      .map(([called, args]) => `${called}(${args.join(',')}) ne null`),
  );
  const option = fc.oneof(
    fc.constantFrom('$top=0', '$top=999999999', '$skip=999999999', '$count=true', '$skiptoken=9999999999999999999'),
    fc.tuple(name, operator, literal).map((parts) => `$filter=${parts.join(' ')}`),
    fc.tuple(condition, fc.constantFrom('and', 'or'), condition).map((parts) => `$filter=${parts.join(' ')}`),
    fc.tuple(name, fc.constantFrom('', ' desc')).map((parts) => `$orderby=${parts.join('')}`),
    name.map((one) => `$select=${one}`),
    fc
      .tuple(name, fc.constantFrom('', '($top=1;$count=true)', '($orderby=id desc)'))
      .map((parts) => `$expand=${parts.join('')}`),
  );
  const path = fc.oneof(
    fc.constantFrom(...entitySets),
    fc.constantFrom(...entitySets).map((set) => `${set}(1)`),
  );
  const question = fc.tuple(path, fc.option(name), fc.array(option, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(question, async ([start, next, options]) => {
      const { status } = await server.send('GET', `/v1.1/${start}${next ? `/${next}` : ''}?${options.join('&')}`);
      expect([200, 400, 404, 501]).toContain(status);
    }),
    { numRuns: 400 },
  );
});
