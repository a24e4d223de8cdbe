import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publish, publishReading } from './kit/mqtt-device.ts';

const MINUTE = 60_000;
let server: LoggedServer;
const clock = new FakeClock(Date.UTC(2026, 10, 2));
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

const guest = () => connectDevice(server.mqttPort, '', { username: 'device' });
const config = (node: string, change: object = {}) =>
  JSON.stringify({
    name: 'LAeq',
    unit_of_meas: 'dB',
    dev_cla: 'sound_pressure',
    dev: { ids: [node], name: `Meter ${node}`, mf: 'Milesight', mdl: 'WS302' },
    ...change,
  });
const announce = (body: unknown) =>
  server.send<{ code: string }>('POST', '/v1/announcements', body, { authorization: '' });
const found = async (identity: string) =>
  (await server.client.listFoundDevices()).items.find((one) => one.identity === identity);

test('a device without a key announces itself over MQTT, stream by stream, and can do nothing else', async () => {
  const client = await guest();
  await publish(client, 'homeassistant/sensor/markt/laeq/config', config('markt'));
  await publish(
    client,
    'homeassistant/sensor/markt/temp/config',
    config('markt', { name: 'Temperatuur', dev_cla: 'temperature', unit_of_meas: '°C' }),
  );
  await publish(client, 'homeassistant/sensor/markt/laeq/config', config('markt'));
  expect(await found('markt')).toMatchObject({
    source: 'mqtt-discovery',
    name: 'Meter markt',
    deviceTypes: ['milesight-ws302'],
    streams: [
      { name: 'LAeq', property: 'sound-level' },
      { name: 'Temperatuur', property: 'temperature' },
    ],
    times: 3,
    status: 'new',
  });
  const { datastreams } = await buildThing(server);
  await expect(client.subscribeAsync('v1.1/#')).rejects.toThrow('Subscribe error');
  await expect(publishReading(client, datastreams[0] ?? 0, { result: 1 })).rejects.toThrow();
  const { rows } = await server.context.database.pool.query('select count(*)::int4 as n from observation');
  expect(rows).toEqual([{ n: 0 }]);
  await endDevice(client);
});

test('a wrong key is no guest', async () => {
  await expect(connectDevice(server.mqttPort, 'wrd_wrong')).rejects.toThrow();
});

test('a guest stays when a key is made or revoked', async () => {
  const client = await guest();
  const { thingId } = await buildThing(server);
  const { id } = await server.client.createDeviceKey({ id: thingId });
  await server.client.revokeDeviceKey({ id });
  await publish(client, 'homeassistant/sensor/blijft/laeq/config', config('blijft'));
  expect(await found('blijft')).toBeDefined();
  await endDevice(client);
});

test('only so many guests at a time; devices with a key still come in', async () => {
  const guests = await Promise.all(Array.from({ length: limits.guestConnections }, guest));
  await expect(guest()).rejects.toThrow();
  const { thingId } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  await endDevice(await connectDevice(server.mqttPort, key));
  await Promise.all(guests.map(endDevice));
});

test('documents are noted, whatever their form; nothing else of them is stored or answered', async () => {
  clock.set(clock.now() + MINUTE);
  expect(await announce({ claim: 'WR1:telraam:T-77' })).toMatchObject({ status: 202, body: { noted: true } });
  await announce({
    end_device_ids: { device_id: 'radar-1', dev_eui: '0004A30B001C0530' },
    join_accept: { session_key_id: 'geheim-a' },
  });
  await announce({
    name: 'Teller geheim-b@example.nl',
    properties: { externalId: 'brug' },
    description: 'geheim-c',
    Datastreams: [],
  });
  expect(await found('radar-1')).toMatchObject({ source: 'things-stack-join' });
  expect(await found('brug')).toMatchObject({ name: null, leftOut: ['name'] });
  const { rows } = await server.context.database.pool.query('select * from found_device');
  const kept = JSON.stringify(rows) + server.logs.join('');
  for (const secret of ['geheim-a', 'geheim-b', 'geheim-c', '0004A30B001C0530', '0004a30b001c0530'])
    expect(kept).not.toContain(secret);
});

test.each([{}, { hallo: 'AA:BB:CC:DD:EE:FF' }, { claim: 'x' }, { end_device_ids: {}, uplink_message: {} }])(
  '%j is told to be unreadable, without repeating it',
  async (body) => {
    const answer = await announce(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'announcement_unreadable' } });
    expect(JSON.stringify(answer.body)).not.toContain('AA:BB');
  },
);

test('a body that is too large is refused', async () => {
  const answer = await announce({ claim: 'x'.repeat(limits.announcementBytes) });
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
});

test('one device that announces stream after stream is cut off, and that shows', async () => {
  const client = await guest();
  for (let minute = 0; minute < 2; minute++) {
    clock.set(clock.now() + MINUTE);
    for (let i = 0; i < 40; i++)
      await publish(
        client,
        `homeassistant/sensor/veel/s${minute}-${i}/config`,
        config('veel', { name: `reeks ${minute}-${i}` }),
      );
  }
  const device = await found('veel');
  expect(device?.cutOff).toBe(true);
  expect(device?.streams).toHaveLength(limits.announcedStreams);
  await endDevice(client);
});

test('a source that floods is held back and counted; another source is not', async () => {
  clock.set(clock.now() + MINUTE);
  const { turnedAway: before } = await server.client.listFoundDevices();
  let held = 0;
  for (let i = 0; i < limits.announcementsPerSource + 30; i++)
    if ((await announce({ claim: 'WR1:telraam:T-77' })).status === 429) held += 1;
  expect(held).toBe(30);
  const { turnedAway } = await server.client.listFoundDevices();
  expect(turnedAway.tooMany - before.tooMany).toBe(30);
});

test('ignored is for ever and can be put back; later comes back by itself; added is a thing', async () => {
  const radar = await found('radar-1');
  const id = radar?.id ?? 0;
  const decide = (decision: 'ignore' | 'later' | 'restore') =>
    server.client.decideFoundDevice({ id, body: { decision } });
  const newOnes = async () => (await server.client.listFoundDevices({ status: 'new' })).items.map((one) => one.id);
  await decide('ignore');
  clock.set(clock.now() + MINUTE);
  await announce({ end_device_ids: { device_id: 'radar-1', dev_eui: '0004A30B001C0530' }, join_accept: {} });
  expect(await newOnes()).not.toContain(id);
  expect((await server.client.listFoundDevices({ status: 'ignored' })).items).toMatchObject([{ id, times: 2 }]);
  await decide('restore');
  expect(await newOnes()).toContain(id);
  await decide('later');
  expect(await newOnes()).not.toContain(id);
  clock.set(clock.now() + 24 * 60 * MINUTE);
  expect(await newOnes()).toContain(id);
  const thing = await server.client.addFoundDevice({
    id,
    body: { name: 'Radar', streams: [{ name: 'In', property: 'passages' }] },
  });
  expect(thing.datastreams).toMatchObject([
    { name: 'In', property: 'passages', stage: 'described', passportStatus: 'missing' },
  ]);
  expect(
    await server.send('POST', `/v1/found-devices/${id}/thing`, { name: 'Radar', deviceType: 'telraam' }),
  ).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  });
});

test.each([
  [{ name: 'Zonder iets' }, 'invalid_input'],
  [{ name: 'x@y.nl', deviceType: 'telraam' }, 'invalid_input'],
  [{ name: 'Onbekend', deviceType: 'bestaat-niet' }, 'device_type_unknown'],
  [{ name: 'Vreemd', streams: [{ name: 'a', property: 'gezicht' }] }, 'invalid_input'],
  [{ name: 'Nergens', deviceType: 'telraam', placeId: 999 }, 'invalid_input'],
])('adding with %j is refused, and the device is still there to add', async (body, code) => {
  const id = (await found('T-77'))?.id ?? 0;
  expect((await server.send<{ code: string }>('POST', `/v1/found-devices/${id}/thing`, body)).body).toMatchObject({
    code,
  });
  expect(await found('T-77')).toMatchObject({ status: 'new', thingId: null });
});

test('where discovery is off, nobody announces', async () => {
  const closed = await startLoggedServer({ env: { DISCOVERY: 'off' } });
  try {
    // It may come to listen, and sends nothing.
    const client = await connectDevice(closed.mqttPort, '', { username: 'device' });
    await expect(publish(client, 'homeassistant/sensor/markt/laeq/config', config('markt'))).rejects.toThrow();
    expect((await closed.client.listFoundDevices()).items).toEqual([]);
    const answer = await closed.send<{ code: string }>(
      'POST',
      '/v1/announcements',
      { claim: 'WR1:telraam:1' },
      { authorization: '' },
    );
    expect(answer.body).toMatchObject({ code: 'forbidden' });
  } finally {
    await closed.stop();
  }
});
