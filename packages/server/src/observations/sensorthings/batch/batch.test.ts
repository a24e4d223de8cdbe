import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import { MAX_PARTS } from './parse-batch.ts';
import { urlOf } from './references.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Part {
  readonly id: string;
  readonly status: number;
  readonly body?: Record<string, unknown>;
}
const batch = async (requests: unknown, headers: Record<string, string> = {}) => {
  const answer = await server.send<{ responses?: Part[]; code?: string }>(
    'POST',
    '/v1.1/$batch',
    { requests },
    headers,
  );
  return { ...answer, parts: answer.body.responses ?? [] };
};
const thing = { name: 'Ding', description: 'test' };
const place = {
  name: 'Plek',
  description: 'test',
  encodingType: 'application/geo+json',
  location: { type: 'Point', coordinates: [5, 52] },
};

test('later requests use what earlier ones made, in the address and in the body', async () => {
  const { parts } = await batch([
    { id: 'a', method: 'post', url: 'Things', body: thing },
    { id: 'b', method: 'POST', url: '$a/Locations', body: place },
    { id: 'c', method: 'POST', url: '/v1.1/Locations', body: { ...place, Things: [{ '@iot.id': '$a' }] } },
    { id: 'd', method: 'GET', url: `${server.url}/v1.1/Things?$count=true` },
    { id: 'e', method: 'GET', url: '$a?$expand=Locations' },
  ]);
  expect(parts.map(({ id, status }) => `${id} ${status}`)).toEqual(['a 201', 'b 201', 'c 201', 'd 200', 'e 200']);
  expect(parts[4]?.body).toMatchObject({ name: 'Ding', Locations: [{ name: 'Plek' }] });
});

test('the id of a reading keeps all its digits, and CSV is text', async () => {
  const { datastreams } = await buildThing(server);
  const path = `Datastreams(${datastreams[0]})/Observations`;
  const send = (url: string) =>
    fetch(`${server.url}/v1.1/$batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ requests: [{ id: 'a', method: 'GET', url }] }),
    }).then((answer) => answer.text());
  await server.send('POST', `/v1.1/${path}`, { result: 3 });
  const answer = await fetch(`${server.url}/v1.1/${path}`, { headers: { 'accept-encoding': 'identity' } });
  const headers = JSON.stringify({ etag: answer.headers.get('etag') });
  expect(await send(path)).toBe(
    `{"responses":[{"id":"a","status":200,"headers":${headers},"body":${await answer.text()}}]}`,
  );
  expect(await send(`${path}?$select=result&$resultFormat=CSV`)).toContain('"body":"result\\r\\n3\\r\\n"');
});

test('the first failure ends it, unless the sender prefers to go on', async () => {
  const requests = [
    { id: 'a', method: 'GET', url: 'Things(999)' },
    { id: 'b', method: 'GET', url: 'Things' },
    { id: 'c', method: 'GET', url: '$a' },
  ];
  expect((await batch(requests)).parts.map(({ status }) => status)).toEqual([404]);
  const goingOn = await batch(requests, { prefer: 'continue-on-error' });
  expect(goingOn.parts.map(({ status }) => status)).toEqual([404, 200, 424]);
});

test('a key in a header of its own goes along with each request', async () => {
  const answer = await fetch(`${server.url}/v1.1/$batch`, {
    method: 'POST',
    headers: { 'x-api-key': server.adminKey, 'content-type': 'application/json' },
    body: JSON.stringify({ requests: [{ id: 'a', method: 'POST', url: 'Things', body: thing }] }),
  });
  expect(await answer.json()).toMatchObject({ responses: [{ id: 'a', status: 201 }] });
});

test('a batch gives nobody a right', async () => {
  const requests = [{ id: 'a', method: 'POST', url: 'Things', body: thing }];
  for (const [authorization, expected] of [
    ['', [401]],
    ['Bearer wrd_wrong', []],
  ] as const) {
    const { parts } = await batch(requests, { authorization });
    expect(parts.map(({ status }) => status)).toEqual(expected);
  }
});

test.each([
  ['another server', 'https://example.org/v1.1/Things'],
  ['another door', '/v1/things'],
  ['another door by dots', '../v1/things'],
  ['another door by escaped dots', '%2e%2e/v1/things'],
  ['another batch', '$batch'],
  ['another batch, escaped', '%24batch'],
  ['what was not made', '$z/Locations'],
])('%s is not reached', async (_what, url) => {
  expect(urlOf(`${server.url}/v1.1`, url, new Map())).toBeUndefined();
  expect((await batch([{ id: 'a', method: 'GET', url }])).parts.map(({ status }) => status)).toEqual([424]);
});

test('below a path of a proxy the addresses are those of this server', () => {
  const made = new Map([['a', 'https://stad.example/ritme/v1.1/Things(1)']]);
  expect(urlOf('https://stad.example/ritme/v1.1', '$a/Locations', made)).toBe('/v1.1/Things(1)/Locations');
});

test.each([
  ['no list', 'x', 'invalid_input'],
  ['no method', [{ id: 'a', url: 'Things' }], 'invalid_input'],
  ['no address', [{ id: 'a', method: 'GET' }], 'invalid_input'],
  ['one id twice', [1, 2].map(() => ({ id: 'a', method: 'GET', url: 'Things' })), 'invalid_input'],
  [
    'too many',
    Array.from({ length: MAX_PARTS + 1 }, (_, i) => ({ id: `${i}`, method: 'GET', url: 'Things' })),
    'too_large',
  ],
])('a batch with %s is refused as a whole', async (_what, requests, code) => {
  expect((await batch(requests)).body.code).toBe(code);
});
