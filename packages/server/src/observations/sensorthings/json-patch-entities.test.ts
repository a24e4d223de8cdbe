import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { buildPerson } from '../../../testing/people.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

type Entity = Record<string, unknown>;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
});
afterAll(() => server?.stop());

const TYPE = { 'content-type': 'application/json-patch+json' };
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Entity>(method, `/v1.1${path}`, body, headers);
const get = async (path: string) => (await send('GET', path)).body;
const patch = (path: string, body: unknown, headers = {}) => send('PATCH', path, body, { ...TYPE, ...headers });

async function build(minimumGroup = 1) {
  const passport = buildPassport({ minimumGroup });
  const { thingId, datastreams } = await buildThing(server, { passport });
  const datastream = `/Datastreams(${datastreams[0]})`;
  const reading = await send('POST', `${datastream}/Observations`, {
    phenomenonTime: '2026-05-01T10:00:00Z',
    result: 5,
  });
  return {
    thing: `/Things(${thingId})`,
    datastream,
    reading: String(reading.body['@iot.selfLink']).split('/v1.1')[1] ?? '',
  };
}

test('a JSON Patch changes what its operations say, all or none', async () => {
  const { thing } = await build();
  const before = await get(thing);
  const answer = await patch(thing, [
    { op: 'test', path: '/name', value: before.name },
    { op: 'add', path: '/properties/maten', value: [1, 2] },
    { op: 'add', path: '/properties/maten/1', value: 9 },
    { op: 'copy', from: '/description', path: '/properties/eerder' },
    { op: 'replace', path: '/description', value: 'anders' },
  ]);
  const after = { ...before, description: 'anders', properties: { maten: [1, 9, 2], eerder: before.description } };
  expect(answer).toMatchObject({ status: 200, body: after });
  expect(await get(thing)).toEqual(after);
  const half = [
    { op: 'replace', path: '/name', value: 'half' },
    { op: 'test', path: '/description', value: 'iets anders' },
  ];
  expect(await patch(thing, half)).toMatchObject({
    status: 409,
    body: { code: 'conflict', detail: expect.stringMatching(/^\/1 tests/) },
  });
  expect(await get(thing)).toEqual(after);
  expect((await patch(thing, [{ op: 'remove', path: '/properties' }])).body).toMatchObject({ properties: {} });
});

test('relations can be given, as in a PUT', async () => {
  const [a, b] = [await build(), await build()];
  const id = Number(/\d+/.exec(b.thing)?.[0]);
  expect(await patch(a.datastream, [{ op: 'add', path: '/Thing', value: { '@iot.id': id } }])).toMatchObject({
    status: 200,
  });
  expect(await get(`${a.datastream}/Thing`)).toEqual(await get(b.thing));
});

test.each<[what: string, operations: unknown, status: number, code: string]>([
  [
    'a person in a text',
    [{ op: 'replace', path: '/description', value: 'mail jan.jansen@example.org' }],
    400,
    'invalid_input',
  ],
  [
    'a person in a property',
    [{ op: 'add', path: '/properties/wie', value: { tel: '06-12345678' } }],
    400,
    'invalid_input',
  ],
  [
    'half a person in each of two',
    [
      { op: 'add', path: '/properties/wie', value: 'jan.jansen@' },
      { op: 'replace', path: '/properties/wie', value: 'jan.jansen@example.org' },
    ],
    400,
    'invalid_input',
  ],
  ['what must be there taken away', [{ op: 'remove', path: '/name' }], 400, 'invalid_input'],
  ['a field that nobody knows', [{ op: 'add', path: '/eigenaar', value: 'x' }], 400, 'invalid_input'],
  ['an entity inside', [{ op: 'add', path: '/Locations', value: [{ name: 'x' }] }], 400, 'invalid_input'],
  ['nothing there', [{ op: 'replace', path: '/properties/kleur', value: 'rood' }], 409, 'conflict'],
  ['all of it taken away', [{ op: 'remove', path: '' }], 400, 'invalid_input'],
  ['no list', { op: 'remove', path: '/name' }, 400, 'invalid_input'],
  ['too many', Array(101).fill({ op: 'remove', path: '/x' }), 413, 'too_large'],
])('refused, and nothing changed: %s', async (_what, operations, status, code) => {
  const { thing } = await build();
  const before = await get(thing);
  expect(await patch(thing, operations)).toMatchObject({ status, body: { code } });
  expect(await get(thing)).toEqual(before);
});

test('a reading gets another value or moment, and the gate judges it', async () => {
  const { reading, datastream } = await build();
  const change = [
    { op: 'test', path: '/result', value: 5 },
    { op: 'replace', path: '/result', value: 6 },
    { op: 'add', path: '/resultTime', value: '2026-05-01T10:01:00Z' },
  ];
  expect((await patch(reading, change)).body).toMatchObject({ result: 6, resultTime: '2026-05-01T10:01:00.000Z' });
  expect(await patch(reading, change)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await patch(reading, [{ op: 'remove', path: '/resultTime' }])).body).toMatchObject({
    result: 6,
    resultTime: null,
  });
  const refused = async (operation: object) => (await patch(reading, [operation])).body.code;
  expect(await refused({ op: 'remove', path: '/result' })).toBe('result_not_a_number');
  expect(await refused({ op: 'replace', path: '/result', value: -1 })).toBe('result_out_of_range');
  expect(await refused({ op: 'replace', path: '/result', value: 'mevrouw Jansen' })).toBe('result_not_a_number');
  expect(await refused({ op: 'add', path: '/parameters', value: { wie: 'mevrouw Jansen' } })).toBe('unknown_field');
  const moved = await patch(reading, [{ op: 'replace', path: '/phenomenonTime', value: '2026-05-01T11:00:00Z' }]);
  expect(moved).toMatchObject({ status: 200, body: { phenomenonTime: '2026-05-01T11:00:00.000Z', result: 6 } });
  expect((await get(`${datastream}/Observations`)).value).toHaveLength(1);
});

test('who may not read a small count learns nothing of it by testing', async () => {
  const { reading } = await build(10);
  const { headers } = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
  const ask = async (method: string, body?: unknown) => {
    const type = body === undefined ? {} : TYPE;
    const text = body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(`${server.url}/v1.1${reading}`, {
      method,
      headers: { ...headers, ...type },
      body: text,
    });
    return (await answer.json()) as Entity;
  };
  expect(await ask('GET')).toMatchObject({ result: null });
  const tested = async (value: unknown) => (await ask('PATCH', [{ op: 'test', path: '/result', value }])).code;
  expect([await tested(5), await tested(6), await tested(null)]).toEqual(['conflict', 'conflict', undefined]);
});

test('only who manages sensors may, and a PUT takes no patch', async () => {
  const { thing } = await build();
  const { key } = await server.client.createDeviceKey({ id: Number(/\d+/.exec(thing)?.[0]) });
  const operations = [{ op: 'replace', path: '/name', value: 'x' }];
  const before = await get(thing);
  expect(await patch(thing, operations, { authorization: `Bearer ${key}` })).toMatchObject({ status: 403 });
  const url = `${server.url}/v1.1${thing}`;
  const nobody = await fetch(url, { method: 'PATCH', headers: TYPE, body: JSON.stringify(operations) });
  expect(nobody.status).toBe(401);
  expect(await send('PUT', thing, operations, TYPE)).toMatchObject({ status: 415 });
  expect(await get(thing)).toEqual(before);
});

test('of two patches that test the same at once, one gets through', async () => {
  const { thing } = await build();
  const count = (from: number) => [
    { op: 'test', path: '/properties/stand', value: from },
    { op: 'replace', path: '/properties/stand', value: from + 1 },
  ];
  await patch(thing, [{ op: 'add', path: '/properties/stand', value: 0 }]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => patch(thing, count(0))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect(await get(thing)).toMatchObject({ properties: { stand: 1 } });
});
