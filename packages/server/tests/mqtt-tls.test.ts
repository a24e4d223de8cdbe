import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import { DAY, HOUR } from '@wijkritme/contract';
import type { IClientOptions } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { makeCertificate, type TestCertificate, writeTlsFiles } from './kit/certificates.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { until } from './kit/until.ts';

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const clock = new FakeClock(NOW);
const SECRET = 'Truus Kwetsbaar';
const dir = mkdtempSync(join(tmpdir(), 'wijkritme-tls-'));

let own: TestCertificate;
let server: LoggedServer;
beforeAll(async () => {
  own = await makeCertificate({ name: 'broker', host: '127.0.0.1' });
  server = await startLoggedServer({ clock, env: writeTlsFiles(dir, own) });
});
afterAll(async () => {
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function device() {
  const { thingId, datastreams } = await buildThing(server);
  return { thing: thingId, stream: datastreams[0] ?? 0 };
}
const register = (thing: number, { cert }: { cert: string }, label = 'paal 7') =>
  server.client.registerDeviceCertificate({ id: thing, body: { label, certificate: cert } });
/** Connects over TLS and checks the server's certificate, as a device must. */
const connect = (shown?: TestCertificate, options: IClientOptions = {}) =>
  connectDevice(server.mqttTlsPort, '', {
    protocol: 'mqtts',
    ca: own.cert,
    ...(shown && { cert: shown.cert, key: shown.key }),
    ...options,
  });
let step = 0;
const reading = () => ({ phenomenonTime: new Date(NOW - HOUR + 1_000 * step++).toISOString(), result: 3 });
const rows = async (query: string, ...values: unknown[]) =>
  (await server.context.database.pool.query(query, values)).rows;
const stored = async (stream: number) =>
  (await rows('select count(*)::int4 as n from observation where datastream_id = $1', stream))[0].n;
const events = async (thing: number) =>
  (await server.client.listDeviceEvents({ id: thing })).items.map(({ kind, count }) => ({ kind, count }));
const lastLog = () => JSON.parse(server.logs.filter((line) => line.includes('certificate of a device')).at(-1) ?? '{}');
const denied = /Not authorized/;
const problem = (code: string) => ({ problem: { code } });

test('a device with a certificate of its own sends without a key; no name in it is kept anywhere', async () => {
  const { thing, stream } = await device();
  const shown = await makeCertificate({ name: SECRET });
  const made = await register(thing, shown);
  expect(made).toMatchObject({ label: 'paal 7', status: 'valid', revokedAt: null });
  const client = await connect(shown);
  await publishReading(client, stream, reading());
  expect(await stored(stream)).toBe(1);
  await endDevice(client);
  const kept = await rows('select * from device_certificate where thing_id = $1', thing);
  const log = await rows('select detail from log_entry');
  expect(Object.keys(kept[0]).sort()).toEqual(
    ['created_at', 'fingerprint', 'id', 'label', 'revoked_at', 'thing_id', 'valid_from', 'valid_until'].sort(),
  );
  expect(kept[0].fingerprint.toString('hex')).toBe(made.fingerprint);
  expect(JSON.stringify([kept, log, server.logs])).not.toMatch(/Truus|Kwetsbaar/);
});

test('it sends to its own datastreams only, and the misuse shows at the device', async () => {
  const [one, other] = [await device(), await device()];
  const shown = await makeCertificate();
  await register(one.thing, shown);
  const client = await connect(shown);
  await publishReading(client, other.stream, reading());
  expect(await stored(other.stream)).toBe(0);
  expect(await events(one.thing)).toEqual([{ kind: 'key-elsewhere', count: 1 }]);
  await endDevice(client);
});

test('who shows what is not known is not let in, with a certificate or without', async () => {
  const stranger = await makeCertificate({ name: SECRET });
  await expect(connect(stranger)).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'unknown' });
  await expect(connect(undefined, { password: 'wrd_wrong' })).rejects.toThrow(denied);
  const { thing } = await device();
  const { key } = await server.client.createDeviceKey({ id: thing });
  await expect(connect(stranger, { password: key })).rejects.toThrow(denied);
  expect(server.logs.join('')).not.toContain('Kwetsbaar');
});

test('a fingerprint is no key: not over MQTT, not over TLS, not over HTTP', async () => {
  const { thing, stream } = await device();
  const { fingerprint } = await register(thing, await makeCertificate());
  await expect(connect(undefined, { password: fingerprint })).rejects.toThrow(denied);
  await expect(connectDevice(server.mqttPort, fingerprint)).rejects.toThrow(denied);
  const headers = { authorization: `Bearer ${fingerprint}` };
  expect((await server.send('POST', `/v1.1/Datastreams(${stream})/Observations`, reading(), headers)).status).toBe(401);
});

test('beside a certificate a key must be of the same thing; a key alone works over TLS as well', async () => {
  const [one, other] = [await device(), await device()];
  const shown = await makeCertificate();
  await register(one.thing, shown);
  const [key, stolen] = [one, other].map(({ thing }) => server.client.createDeviceKey({ id: thing }));
  await endDevice(await connect(shown, { password: (await key)?.key ?? '' }));
  await expect(connect(shown, { password: (await stolen)?.key ?? '' })).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'other-thing' });
  expect(await events(one.thing)).toEqual([{ kind: 'certificate-refused', count: 1 }]);
  const client = await connect(undefined, { password: (await stolen)?.key ?? '' });
  await publishReading(client, other.stream, reading());
  expect(await stored(other.stream)).toBe(1);
  await endDevice(client);
});

test('revoked: the open connection is cut, it does not come back, and is never registered again', async () => {
  const { thing, stream } = await device();
  const shown = await makeCertificate();
  const { id } = await register(thing, shown);
  const [client, listener] = [await connect(shown), await connect(shown)];
  const cut = Promise.all(
    [client, listener].map((one) => new Promise<void>((resolve) => one.once('close', () => resolve()))),
  );
  await server.client.revokeDeviceCertificate({ id });
  await cut;
  await expect(connect(shown)).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'revoked' });
  expect(await events(thing)).toEqual([{ kind: 'certificate-refused', count: 1 }]);
  await expect(register((await device()).thing, shown)).rejects.toMatchObject(problem('certificate_taken'));
  await expect(server.client.revokeDeviceCertificate({ id })).rejects.toMatchObject(problem('not_found'));
  expect(await stored(stream)).toBe(0);
  const { certificates } = await server.client.listDeviceCredentials({ id: thing });
  expect(certificates.map(({ status }) => status)).toEqual(['revoked']);
  expect((await server.client.verifyLog({ body: {} })).ok).toBe(true);
});

test('before its time and after its end it does not count, also on a connection that is open', async () => {
  const { thing, stream } = await device();
  const later = await makeCertificate({ from: NOW + DAY, until: NOW + 2 * DAY });
  await register(thing, later);
  await expect(connect(later)).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'not-yet-valid' });
  clock.set(NOW + DAY);
  const client = await connect(later);
  await publishReading(client, stream, reading());
  clock.set(NOW + 2 * DAY);
  await expect(publishReading(client, stream, reading())).rejects.toThrow(/closed/);
  await expect(connect(later)).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'expired' });
  expect(await stored(stream)).toBe(1);
  clock.set(NOW);
});

test('a device that leaves takes its certificates along', async () => {
  const { thing } = await device();
  const shown = await makeCertificate();
  await register(thing, shown);
  await server.send('POST', `/v1/things/${thing}/lifecycle`, { to: 'withdrawn', reason: 'Weg van het plein' });
  await expect(connect(shown)).rejects.toThrow(denied);
});

test('what cannot be used is refused with a reason, and nothing of it is repeated', async () => {
  const { thing } = await device();
  const good = await makeCertificate({ name: SECRET });
  const old = await makeCertificate({ name: SECRET, until: NOW - HOUR });
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 1_024,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  };
  const weak = await makeCertificate({ name: SECRET, algorithm: rsa });
  const cases: [string, string][] = [
    ['certificate_unreadable', 'geen certificaat'],
    ['certificate_unreadable', good.cert + good.cert],
    ['certificate_unreadable', good.cert.replace(/[A-Z]{3}/, '###')],
    ['certificate_is_secret', good.cert + good.key],
    ['certificate_expired', old.cert],
    ['certificate_weak', weak.cert],
  ];
  for (const [code, certificate] of cases) {
    const path = `/v1/things/${thing}/certificates`;
    const answer = await server.send('POST', path, { label: 'x', certificate });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(JSON.stringify(answer.body)).not.toContain('Truus');
  }
  await expect(register(thing, good, 'truus@example.nl')).rejects.toMatchObject(problem('invalid_input'));
  await expect(register(thing, good, '  ')).rejects.toMatchObject(problem('invalid_input'));
  await expect(register(999_999, good)).rejects.toMatchObject(problem('not_found'));
  expect((await server.client.listDeviceCredentials({ id: thing })).certificates).toEqual([]);
  await register(thing, good);
  await expect(register(thing, good)).rejects.toMatchObject(problem('certificate_taken'));
  expect(server.logs.join('')).not.toContain('Truus');
});

test('new files are taken up while connections stay; wrong ones are told once and not used', async () => {
  const { thing, stream } = await device();
  const { key } = await server.client.createDeviceKey({ id: thing });
  const client = await connect(undefined, { password: key });
  const former = own;
  const renewed = await makeCertificate({ name: 'renewed', host: '127.0.0.1' });
  const { tls } = server.context.mqtt;
  writeFileSync(join(dir, 'server.pem'), renewed.cert);
  expect(tls?.reload()).toBe(false); // the key is still the former one
  expect(tls?.reload()).toBe(false);
  expect(server.logs.filter((line) => line.includes('cannot be used'))).toHaveLength(1);
  expect(await serialOf(former)).toBe(former.made.serialNumber);
  writeFileSync(join(dir, 'server.key'), renewed.key);
  expect(tls?.reload()).toBe(true);
  own = renewed;
  expect(await serialOf(renewed)).toBe(renewed.made.serialNumber);
  await publishReading(client, stream, reading());
  expect(await stored(stream)).toBe(1);
  await endDevice(client);
});

/** Number of the certificate that the server shows. */
async function serialOf({ cert }: TestCertificate): Promise<string> {
  const socket = await new Promise<TLSSocket>((resolve, reject) => {
    const made = tlsConnect({ port: server.mqttTlsPort, host: '127.0.0.1', ca: cert }, () => resolve(made));
    made.once('error', reject);
  });
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber.toLowerCase();
}

test('where authorities are named, what they did not issue is not let in, also where it was registered before', async () => {
  const authority = await makeCertificate({ name: 'authority', isAuthority: true });
  const impostor = await makeCertificate({ name: 'authority', isAuthority: true });
  const [issued, forged, former] = await Promise.all([
    makeCertificate({ issuer: authority }),
    makeCertificate({ issuer: impostor }),
    makeCertificate(),
  ]);
  const { thing, stream } = await device();
  await register(thing, former);
  await server.halt();
  server = await startLoggedServer({
    clock,
    dataDir: server.dataDir,
    env: writeTlsFiles(dir, own, authority.cert),
  });
  await expect(register(thing, forged)).rejects.toMatchObject(problem('certificate_issuer_unknown'));
  await expect(connect(former)).rejects.toThrow(denied);
  expect(lastLog()).toMatchObject({ reason: 'unknown-issuer' });
  await register(thing, issued);
  const client = await connect(issued);
  await publishReading(client, stream, reading());
  expect(await stored(stream)).toBe(1);
  await endDevice(client);
  await until('the event', async () => (await events(thing)).some(({ kind }) => kind === 'certificate-refused'));
});

test('only TLS, where MQTT without it is closed', async () => {
  await server.halt();
  server = await startLoggedServer({
    clock,
    dataDir: server.dataDir,
    env: { ...writeTlsFiles(dir, own), MQTT_PORT: 'off' },
  });
  expect(server.mqttPort).toBe(0);
  const { thing } = await device();
  const { key } = await server.client.createDeviceKey({ id: thing });
  await endDevice(await connect(undefined, { password: key }));
});
