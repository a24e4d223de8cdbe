import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { until, within } from './kit/until.ts';

let server: TestServer;
let thing: { thingId: number; stream: number; key: string };
let other: number;
beforeAll(async () => {
  server = await startTestServer();
  const { thingId, datastreams } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  thing = { thingId, stream: datastreams[0] ?? 0, key };
  other = (await buildThing(server)).datastreams[0] ?? 0;
});
afterAll(() => server?.stop());

let step = 0;
const DAY_AGO = Math.floor(Date.now() / 1_000) * 1_000 - 86_400_000;
const reading = (more: object = {}) => ({
  phenomenonTime: new Date(DAY_AGO + 1_000 * step++).toISOString(),
  result: 7,
  ...more,
});
const post = (body: unknown, stream = thing.stream, key = thing.key) =>
  server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, body, {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
  });

interface Wire {
  readonly socket: Socket;
  text: string;
  isClosed: boolean;
}

function open(): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const wire: Wire = { socket, text: '', isClosed: false };
    socket.once('connect', () => resolve(wire));
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      wire.text += chunk;
    });
    socket.on('close', () => {
      wire.isClosed = true;
    });
  });
}

const head = (path: string, more: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${thing.key}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

test.each([
  ['announced', 'Content-Length: 209715200'],
  ['in pieces', 'Transfer-Encoding: chunked'],
])('200 MB, %s: 413 at once, little of it is taken, and others are served', async (_name, length) => {
  for (const path of ['/v1.1/CreateObservations', `/v1.1/Datastreams(${thing.stream})/Observations`]) {
    const wire = await open();
    wire.socket.on('error', () => {});
    wire.socket.write(head(path, length));
    const piece = Buffer.alloc(1_000_000, ' ');
    let sent = 0;
    const push = () => {
      if (wire.isClosed || wire.socket.writableLength > 2_000_000) return;
      wire.socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]));
      sent += piece.length;
    };
    await until('the answer', () => {
      if (sent < 200_000_000) push();
      return wire.text.includes('\r\n\r\n') || wire.isClosed;
    });
    expect(wire.text).toMatch(/^HTTP\/1\.1 413 /);
    expect(wire.text.toLowerCase()).toContain('application/problem+json');
    expect(sent).toBeLessThan(40_000_000);
    expect((await post(reading())).status).toBe(201);
    wire.socket.destroy();
  }
});

test.each([
  ['half of an object', '{"result": ', 'invalid_input'],
  ['nothing', '', 'invalid_input'],
  ['a list', '[]', 'invalid_input'],
  ['a text', '"7"', 'invalid_input'],
  ['nothing of its own', 'null', 'invalid_input'],
  ['a result in words', '{"result": "7"}', 'result_not_a_number'],
  ['no result', '{}', 'result_not_a_number'],
  ['too large a number', '{"result": 1e999}', 'result_not_a_number'],
  ['NaN', '{"result": NaN}', 'invalid_input'],
  ['a time as a number', '{"result": 7, "phenomenonTime": 1}', 'time_invalid'],
  ['a picture', '{"result": 7, "image": "aGFsbG8="}', 'unknown_field'],
])('%s is refused with its reason', async (_name, body, code) => {
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 400, body: { code, status: 400 } });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
});

test('another kind of content is refused', async () => {
  const answer = await server.send('POST', `/v1.1/Datastreams(${thing.stream})/Observations`, '<result>7</result>', {
    'content-type': 'text/xml',
  });
  expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
});

test('a body is never read as something else: null is no text, a text no number', async () => {
  const refusals = async (path: string, body: unknown) => {
    const answer = await server.send<{ code: string; fields: { pointer: string }[] }>('PUT', path, body);
    return [answer.status, answer.body.code, answer.body.fields?.[0]?.pointer];
  };
  expect(await refusals('/v1/places/1/school-region', { region: 5 })).toEqual([400, 'invalid_input', '/region']);
  expect(await refusals('/v1/places/1/school-region', { region: true })).toEqual([400, 'invalid_input', '/region']);
  const budget = '/v1/places/1/alarm-budget';
  for (const perWeek of ['5', null, true])
    expect(await refusals(budget, { perWeek })).toEqual([400, 'invalid_input', '/perWeek']);
  // An address is all text: there a number is read.
  expect((await server.send('GET', '/v1/things?limit=1')).status).toBe(200);
  for (const query of ['limit=', 'limit=0x1', 'limit=1&limit=2', 'limit=one'])
    expect((await server.send('GET', `/v1/things?${query}`)).body).toMatchObject({ code: 'invalid_query' });
});

test('bodies that drip in hold up nobody', async () => {
  const wires = await Promise.all(Array.from({ length: 60 }, open));
  for (const { socket } of wires) {
    socket.on('error', () => {});
    socket.write(`${head(`/v1.1/Datastreams(${thing.stream})/Observations`, 'Content-Length: 1000')}{`);
  }
  const drip = setInterval(() => {
    for (const { socket } of wires) socket.write(' ');
  }, 20);
  for (let i = 0; i < 50; i++) expect((await post(reading())).status).toBe(201);
  clearInterval(drip);
  expect(wires.every(({ text }) => text === '')).toBe(true);
  for (const { socket } of wires) socket.destroy();
});

test("unknown keys, revoked keys and another thing's key", async () => {
  expect(await post(reading(), thing.stream, 'wrd_unknown')).toMatchObject({
    status: 401,
    body: { code: 'key_invalid' },
  });
  expect(await post(reading(), other)).toMatchObject({ status: 403, body: { code: 'key_other_thing' } });
  const { id, key } = await server.client.createDeviceKey({ id: thing.thingId });
  expect((await post(reading(), thing.stream, key)).status).toBe(201);
  await server.client.revokeDeviceKey({ id });
  expect(await post(reading(), thing.stream, key)).toMatchObject({ status: 401, body: { code: 'key_invalid' } });
});

test('stopping waits for nobody who holds a connection: a page that does not read, a body that never ends', async () => {
  const second = await startTestServer();
  const port = Number(new URL(second.url).port);
  const page = connect(port, '127.0.0.1', () => page.write('GET /v1/live HTTP/1.1\r\nHost: x\r\n\r\n'));
  const slow = connect(port, '127.0.0.1', () => slow.write(head('/v1/session', 'Content-Length: 100')));
  for (const socket of [page, slow]) socket.on('error', () => {}).pause();
  await until('both are there', async () => (await connectionsOf(second)) >= 2);
  await within(30_000, 'the server stops', second.stop());
  page.destroy();
  slow.destroy();
});

function connectionsOf({ context }: TestServer): Promise<number> {
  return new Promise((resolve, reject) => {
    context.http.app.server.getConnections((cause, count) => (cause ? reject(cause) : resolve(count)));
  });
}
