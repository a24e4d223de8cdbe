import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publish } from './kit/mqtt-device.ts';
import { plantedForm } from './kit/planted.ts';
import { plantedAnnouncement, plantedDiscovery, plantedReport, plantedUplink } from './kit/planted-devices.ts';
import { byMany, expectNothingKept, poster } from './kit/planted-sender.ts';

/** Through each door. */
const PAYLOADS = 10_000;
/** Announcements by each door: they are no readings, and each costs several statements. */
const ANNOUNCED = 3_000;
/** Announcements of one source that are let in within a minute of the server's clock. */
const PER_MINUTE = 100;
const MINUTE = 60_000;
const DAY = 86_400_000;
const LIMIT_MS = 180_000;
const clock = new FakeClock(Date.UTC(2026, 10, 2));
const said: string[] = [];
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock, store: 'embedded' });
});
afterAll(() => server?.stop());

const iso = (time: number) => new Date(time).toISOString();
const post = (path: string, body: string, headers?: Record<string, string>) =>
  poster(server, said)(path, body, headers);

/** A device of the catalogue in the lab. @returns its thing and its key */
async function inLab(serial: string, deviceType: string, unit: string) {
  await post('/v1/announcements', JSON.stringify({ claim: `WR1:${deviceType}:${serial}` }));
  const found = (await server.client.listFoundDevices()).items.find(({ identity }) => identity === serial);
  const thing = await server.client.addFoundDevice({ id: found?.id ?? 0, body: { name: 'Meter', deviceType } });
  for (const { id } of thing.datastreams) await server.client.putPassport({ id, body: buildPassport({ unit }) });
  expect(await post(`/v1/things/${thing.id}/lifecycle`, '{"to":"lab"}')).toBe(200);
  return { thing: thing.id, key: (await server.client.createDeviceKey({ id: thing.id })).key };
}

test(
  'messages of devices and their networks',
  async () => {
    const sound = await inLab('SN-1', 'milesight-ws302', 'dB(A)');
    const street = await inLab('SN-2', 'telraam', '{count}');
    const uplink = plantedUplink(Buffer.from('055b053f02da016a02', 'hex').toString('base64'), iso(clock.now()));
    const report = plantedReport(iso(clock.now()));
    const statuses = new Set<number>();
    for (const [{ thing, key }, messages] of [
      [sound, fc.sample(uplink, PAYLOADS / 2)],
      [street, fc.sample(report, PAYLOADS / 2)],
    ] as const)
      await byMany(messages, 16, async (message) => {
        const headers = { authorization: `Bearer ${key}` };
        statuses.add(await post(`/v1/things/${thing}/uplinks`, JSON.stringify(message), headers));
      });
    expect([...statuses].sort()).toEqual([200, 400]);
    const { rows } = await server.context.database.pool.query('select distinct result from observation order by 1');
    expect(rows.every(({ result }) => Math.abs(result) < 200)).toBe(true);
  },
  LIMIT_MS,
);

/** In parts that the limits let pass; the found of a month ago make room for the next. */
async function inParts<T>(items: readonly T[], send: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += PER_MINUTE) {
    clock.set(clock.now() + (at % (4 * PER_MINUTE) === 0 ? 31 * DAY : MINUTE));
    await byMany(items.slice(at, at + PER_MINUTE), 16, send);
  }
}

test(
  'announcements over HTTP, from whom nobody knows',
  async () => {
    const statuses = new Map<number, number>();
    await inParts(fc.sample(plantedAnnouncement, ANNOUNCED), async (body) => {
      const status = await post('/v1/announcements', JSON.stringify(body), { authorization: '' });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    expect([...statuses.keys()].sort()).toEqual([202, 400]);
    expect(statuses.get(202)).toBeGreaterThan(ANNOUNCED / 4);
  },
  LIMIT_MS,
);

test(
  'announcements over MQTT, from whom nobody knows',
  async () => {
    const guest = await connectDevice(server.mqttPort, '', { username: 'device' });
    const before = await server.client.listFoundDevices();
    // A topic holds no @: an address of mail has no form there.
    const inTopic = plantedForm.filter((form) => !form.includes('@'));
    await inParts(fc.sample(fc.tuple(plantedDiscovery, inTopic), ANNOUNCED), async ([message, form]) => {
      const object = form.replaceAll(/[^\w-]/g, '-');
      const topic = `homeassistant/${'components' in Object(message) ? 'device' : 'sensor'}/${object}/config`;
      await publish(guest, topic, JSON.stringify(message));
    });
    await endDevice(guest);
    const { items, turnedAway } = await server.client.listFoundDevices();
    expect(turnedAway.tooMany).toBe(before.turnedAway.tooMany);
    expect(turnedAway.full).toBe(0);
    expect(items.length).toBeGreaterThan(0);
    said.push(JSON.stringify(items));
  },
  LIMIT_MS,
);

test(
  'nothing of all this is anywhere: tables, logs, metrics, answers, found devices, the data folder',
  async () => {
    expect(said.length).toBeGreaterThan(PAYLOADS + ANNOUNCED);
    await expectNothingKept(server, said);
  },
  LIMIT_MS,
);
