import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type Feed, limits, SECOND } from '@wijkritme/contract';
import { Aedes } from 'aedes';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BrokerLine } from '../src/observations/feeds/broker-line.ts';
import { buildPassport } from '../testing/builders.ts';
import { makeCertificate } from './kit/certificates.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { until } from './kit/until.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const KEY = 'NNSXS.geheim-van-de-toepassing';
const APP = 'meet@ttn';
const clock = new FakeClock(NOW);

let broker: Aedes;
let net: Server;
let origin: string;
let server: LoggedServer;
const sockets = new Set<Socket>();
/** What stood in the store at the moment of each acknowledgement. */
const storedAtAck: number[] = [];
let refuses = false;

beforeAll(async () => {
  broker = await Aedes.createBroker();
  broker.authenticate = (_client, username, password, done) => {
    const isFine = !refuses && username === APP && password?.toString() === KEY;
    done(isFine ? null : Object.assign(new Error('no'), { returnCode: 4 as const }), isFine);
  };
  net = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    broker.handle(socket);
  });
  await new Promise<void>((resolve) => net.listen(0, '127.0.0.1', resolve));
  origin = `mqtt://127.0.0.1:${(net.address() as AddressInfo).port}`;
  server = await startLoggedServer({ clock, env: { FEED_ORIGINS: origin } });
  broker.on('ack', (packet) => {
    if ((packet as { topic?: string } | undefined)?.topic?.startsWith('v3/') === false) return;
    void countStored().then((count) => storedAtAck.push(count));
  });
});
afterAll(async () => {
  await server?.stop();
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  net.close();
});
afterEach(async () => {
  refuses = false;
  for (const { thingId } of (await server.client.listFeeds()).items) await server.client.deleteFeed({ id: thingId });
  await look();
  await until('the line ends', () => broker.connectedClients === 0);
});

const look = () => server.rooms.observations.feeds.askDue();
const feedOf = async (id: number) =>
  (await server.client.listFeeds()).items.find(({ thingId }) => thingId === id) as Feed;
const waitFor = (id: number, what: Partial<Feed>) =>
  until(`feed ${id}: ${JSON.stringify(what)}`, async () => {
    const feed = await feedOf(id);
    return Object.entries(what).every(([name, value]) => feed[name as keyof Feed] === value);
  });
async function countStored(): Promise<number> {
  return (await server.context.database.pool.query('select count(*)::int as n from observation')).rows[0].n;
}

let made = 0;
/** A parking sensor in the lab with a feed; its device on the network has the same number. */
async function makeThing(): Promise<{ id: number; device: string }> {
  const device = `eui-${++made}`;
  const deviceType = 'bosch-parking-lot-sensor';
  await server.client.announceDevice({ body: { claim: `WR1:${deviceType}:SN-${made}` } });
  const found = (await server.client.listFoundDevices()).items.find(({ identity }) => identity === `SN-${made}`);
  const thing = await server.client.addFoundDevice({ id: found?.id ?? 0, body: { name: 'Vak', deviceType } });
  for (const { id, unit } of thing.datastreams)
    await server.client.putPassport({ id, body: buildPassport({ unit, intervalSeconds: 60 }) });
  await server.client.changeStage({ id: thing.id, body: { to: 'lab' } });
  await server.client.putFeed({
    id: thing.id,
    body: { adapter: 'things-stack', station: `${APP}/${device}`, key: KEY, origin },
  });
  return { id: thing.id, device };
}

function uplink(device: string, payload: object | string): Promise<void> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return new Promise((resolve, reject) =>
    broker.publish(
      {
        cmd: 'publish',
        topic: `v3/${APP}/devices/${device}/up`,
        payload: Buffer.from(text),
        qos: 1,
        retain: false,
        dup: false,
      },
      (cause) => (cause ? reject(cause) : resolve()),
    ),
  );
}
const message = (count: number, taken = true) => ({
  uplink_message: {
    f_port: 1,
    f_cnt: count,
    session_key_id: 'c2Vzc2ll',
    frm_payload: taken ? 'AQ==' : 'AA==',
    received_at: new Date(NOW - 60_000 + count * SECOND).toISOString(),
  },
});

test('uplinks of all devices of an application come over one connection, are stored, and then acknowledged', async () => {
  const one = await makeThing();
  const two = await makeThing();
  await look();
  await waitFor(one.id, { health: 'working' });
  await waitFor(two.id, { health: 'working' });
  expect(broker.connectedClients).toBe(1);
  const before = await countStored();
  storedAtAck.length = 0;
  await uplink(one.device, message(1));
  await until('an acknowledgement', () => storedAtAck.length === 1);
  expect(storedAtAck).toEqual([before + 1]);
  await uplink(two.device, message(1, false));
  await uplink('eui-van-een-ander', message(1));
  await waitFor(two.id, { stored: 1 });
  expect(await feedOf(one.id)).toMatchObject({
    stored: 1,
    refused: 0,
    health: 'working',
    reached: new Date(NOW - 59_000).toISOString(),
  });
  expect(await countStored()).toBe(before + 2);
});

test('a message that comes twice is one reading, and what cannot be read is refused and acknowledged', async () => {
  const { id, device } = await makeThing();
  await look();
  await waitFor(id, { health: 'working' });
  await uplink(device, message(1));
  await uplink(device, message(1));
  await uplink(device, '<xml>');
  await uplink(device, { uplink_message: { f_port: 1 } });
  await uplink(device, { x: 'y'.repeat(limits.announcementBytes) });
  await uplink(device, message(2, false));
  await waitFor(id, { stored: 2 });
  expect(await feedOf(id)).toMatchObject({ stored: 2, refused: 3, health: 'working' });
});

test('what could not be stored is not acknowledged, and comes again when the store is back', async () => {
  const { id, device } = await makeThing();
  await look();
  await waitFor(id, { health: 'working' });
  const { pool } = server.context.database;
  await pool.query('alter table observation rename to observation_away');
  await uplink(device, message(7));
  await waitFor(id, { fault: 'not-stored' });
  await pool.query('alter table observation_away rename to observation');
  clock.set(clock.now() + 6 * SECOND);
  await look();
  await waitFor(id, { stored: 1, health: 'working' });
});

test('a broker that goes away, or refuses the key, is tried again ever less often', async () => {
  const { id } = await makeThing();
  await look();
  await waitFor(id, { health: 'working' });
  refuses = true;
  for (const socket of sockets) socket.destroy();
  await waitFor(id, { fault: 'unreachable', failures: 1 });
  await look();
  expect(sockets.size).toBe(0);
  let failures = 1;
  for (const seconds of [5, 10, 20]) {
    clock.set(clock.now() + seconds * SECOND);
    await look();
    failures += 1;
    await waitFor(id, { fault: 'key-refused', failures });
    clock.set(clock.now() + (seconds * 2 - 1) * SECOND);
    await look();
    expect((await feedOf(id)).failures).toBe(failures);
    clock.set(clock.now() - (seconds * 2 - 1) * SECOND);
  }
  refuses = false;
  clock.set(clock.now() + 40 * SECOND);
  await look();
  await waitFor(id, { health: 'working', failures: 0 });
  const seen = JSON.stringify([await server.client.listFeeds(), server.logs]);
  expect(seen).not.toContain(KEY);
});

test.each([
  [{ adapter: 'things-stack', station: 'no-device', key: KEY }, '/station'],
  [{ adapter: 'things-stack', station: `${APP}/#`, key: KEY }, '/station'],
  [{ adapter: 'things-stack', station: `${APP}/eui-1`, key: KEY, origin: 'mqtt://169.254.169.254:1883' }, '/origin'],
  [{ adapter: 'things-stack', station: `${APP}/eui-1` }, '/key'],
])('%j is refused at %s', async (body, pointer) => {
  const { id } = await makeThing();
  await server.client.deleteFeed({ id });
  const { status, body: problem } = await server.send<{ detail: string }>('PUT', `/v1/things/${id}/feed`, body);
  expect({ status, at: problem.detail.split(' ')[0] }).toEqual({ status: 400, at: pointer });
});

/** What a line says when the other side is `answer`. */
async function faultOf(answer: (socket: Socket) => void, { cert }: { cert?: { cert: string; key: string } } = {}) {
  const other = cert ? createTlsServer(cert, answer) : createServer(answer);
  const open = new Set<Socket>();
  other.on('connection', (socket: Socket) => open.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const at = `${cert ? 'mqtts' : 'mqtt'}://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const fault = await new Promise((resolve) => {
    const line = new BrokerLine(
      { origin: at, username: APP, key: KEY, topic: 'v3/x/devices/+/up' },
      { onMessage: async () => {}, onUp: () => resolve('up'), onDown: resolve },
    );
    void line.open();
  });
  for (const socket of open) socket.destroy();
  other.close();
  return fault;
}

test('garbage, a frame of 256 MB, and a certificate that nobody vouches for end the line and nothing else', async () => {
  expect(await faultOf((socket) => void socket.write(Buffer.alloc(50, 0xff)))).toBe('too-large');
  expect(
    await faultOf((socket) => void socket.write(Buffer.from([0x20, 0x02, 0x00, 0x00, 0x30, 0xff, 0xff, 0xff, 0x7f]))),
  ).toBe('too-large');
  expect(await faultOf((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))).toBe('unreachable');
  expect(await faultOf((socket) => void socket.end())).toBe('unreachable');
  expect(await faultOf(() => {}, { cert: await makeCertificate({ host: '127.0.0.1' }) })).toBe('unreachable');
});
