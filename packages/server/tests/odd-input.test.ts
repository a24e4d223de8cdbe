import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

let server: LoggedServer;
let thingId: number;
let stream: number;
beforeAll(async () => {
  server = await startLoggedServer();
  const made = await buildThing(server);
  thingId = made.thingId;
  stream = made.datastreams[0] ?? 0;
});
afterAll(() => server?.stop());

type Body = Record<string, unknown>;
const filled = (path: string) => path.replace('{stream}', String(stream)).replace('{thing}', String(thingId));
/** @param json as it stands, because some of it no writer of JSON would write */
const send = (path: string, json: string, headers: Record<string, string> = {}) =>
  server.send<Body>('POST', filled(path), filled(json), { 'content-type': 'application/json', ...headers });

const READING = '/v1.1/Datastreams({stream})/Observations';
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([
  ['a feature beyond ids', READING, '{"result":1,"FeatureOfInterest":{"@iot.id":2147483648}}', 'invalid_input'],
  ['a feature beyond whole numbers', READING, '{"result":1,"FeatureOfInterest":{"@iot.id":1e308}}', 'invalid_input'],
  ['a feature below ids', READING, '{"result":1,"FeatureOfInterest":{"@iot.id":-1}}', 'invalid_input'],
  [
    'a result that nests',
    READING,
    `{"result":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`,
    'result_not_a_number',
  ],
  ['the year 0', READING, '{"result":1,"resultTime":"0000-01-01T00:00:00Z"}', 'time_invalid'],
  ['the year 0, by its offset', READING, '{"result":1,"resultTime":"0001-01-01T00:00:00+01:00"}', 'time_invalid'],
  ['a null character in a name', '/v1.1/Things', '{"name":"a\\u0000","description":"b"}', 'invalid_input'],
  ['one in properties', '/v1.1/Things', '{"name":"a","description":"b","properties":{"a\\u0000":1}}', 'invalid_input'],
  ['half of a character', '/v1.1/Things', '{"name":"a\\ud800","description":"b"}', 'invalid_input'],
  ['half of one in another room', '/v1/organisations', '{"name":"a\\ud800","kind":"municipality"}', 'invalid_input'],
  ['a body inside a batch that nests', '/v1.1/$batch', nested('Things', deep(20_000)), 'invalid_input'],
])('%s: refused with its reason', async (_what, path, json, code) => {
  expect(await send(path, json)).toMatchObject({ status: 400, body: { code } });
});

function nested(url: string, body: string): string {
  return `{"requests":[{"id":"a","method":"POST","url":"${url}","body":${body}}]}`;
}

test('a body that nests, with a key for a repeat', async () => {
  const key = { 'idempotency-key': '8e03978e-40d5-43dd-bc93-6894a57f9324' };
  const answer = await send('/v1/things/{thing}/uplinks', `{"a":${deep(20_000)}}`, key);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

test('the place is told in the language of who asks', async () => {
  const json = '{"name":"a\\u0000","description":"b"}';
  const told = async (language: string) => {
    const { body } = await send('/v1.1/Things', json, { 'accept-language': language });
    return body.detail;
  };
  expect(await told('nl')).toBe('Op plaats 10 staat een nulteken of een half teken; laat dat weg.');
  expect(await told('en')).toBe('Position 10 holds a null character or half of a character; leave it out.');
});

test('a reading of the year 0 in a data array is refused, and times of results can be asked for afterwards', async () => {
  const group = {
    Datastream: { '@iot.id': stream },
    components: ['phenomenonTime', 'resultTime', 'result'],
    dataArray: [
      ['2026-11-20T10:00:00Z', '0000-01-01T00:00:00Z', 1],
      ['2026-11-20T10:10:00Z', '2026-11-20T10:10:01Z', 1],
    ],
  };
  const answer = await server.send('POST', '/v1.1/CreateObservations', [group]);
  expect(answer.body).toEqual(['error', expect.stringContaining('/v1.1/Observations(')]);
  const asked = '/v1.1/Observations?$filter=resultTime gt 1990-01-01T00:00:00Z&$select=resultTime';
  expect(await server.send('GET', asked)).toMatchObject({
    status: 200,
    body: { value: [{ resultTime: '2026-11-20T10:10:01.000Z' }] },
  });
});

test.each([
  '/v1/deviations?from=9999-12-31T23:59:60Z',
  '/v1/deviations?to=2026-11-20T10:00:00%2B01',
  '/v1/things?search=a%00',
  '/v1.1/Observations?$filter=resultTime eq 0000-01-01T00:00:00Z',
  "/v1.1/Things?$filter=name eq 'a%00'",
])('%s: refused as a question', async (path) => {
  expect(await server.send('GET', path)).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
});

test('a page takes such a search for none', async () => {
  expect((await server.send('GET', '/register?search=a%00')).status).toBe(200);
});

test('emoji and words about null characters are texts like others', async () => {
  const description = '😀 \\u0000 \\ud800';
  const made = await server.send<Body>('POST', '/v1.1/Things', { name: 'a', description });
  expect(made).toMatchObject({ status: 201, body: { description } });
  const escaped = await send('/v1.1/Things', '{"name":"\\ud83d\\uDE00","description":""}');
  expect(escaped).toMatchObject({ status: 201, body: { name: '😀' } });
});

test.each(['x:99999', '::::', '[[', '1.2.3.4.5', ''])('a batch for the host %j is done', async (host) => {
  const json = '{"requests":[{"id":"a","method":"GET","url":"Things?$top=1"}]}';
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const lines = [
    'POST /v1.1/$batch HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Bearer ${server.adminKey}`,
    'Content-Type: application/json',
    `Content-Length: ${json.length}`,
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${json}`);
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('"status":200');
});

test('none of it was unexpected', () => {
  expect(server.logs.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
});
