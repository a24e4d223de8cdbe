import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { connectDevice, endDevice, publishReading } from './kit/mqtt-device.ts';
import { until, within } from './kit/until.ts';

let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer();
});
afterAll(() => server?.stop());

const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once('close', () => resolve()));

test('with the real clock a passport ends at its time, at both doors', async () => {
  const { thingId, datastreams } = await buildThing(server);
  const stream = datastreams[0] ?? 0;
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const device = await connectDevice(server.mqttPort, key);
  await publishReading(device, stream, { phenomenonTime: new Date().toISOString(), result: 1 });
  const end = Date.now() + 3_000;
  await server.client.putPassport({ id: stream, body: buildPassport({ validUntil: new Date(end).toISOString() }) });
  const path = `/v1.1/Datastreams(${stream})/Observations`;
  let accepted = 1;
  const firstRefused = await until(
    'a reading is refused',
    async () => {
      const answer = await server.send('POST', path, { phenomenonTime: new Date().toISOString(), result: 1 });
      if (answer.status === 201) {
        accepted += 1;
        return undefined;
      }
      expect(answer).toMatchObject({ status: 403, body: { code: 'passport_expired' } });
      return Date.now();
    },
    20_000,
  );
  // Judged at receipt: an answer may come a little after the end, never a refusal before it.
  expect(firstRefused).toBeGreaterThanOrEqual(end);
  await publishReading(device, stream, { phenomenonTime: new Date().toISOString(), result: 2 });
  await endDevice(device);
  const { rows } = await server.context.database.pool.query<{ n: number; late: number }>(
    `select count(*)::int4 as n, count(*) filter (where phenomenon_time >= $2)::int4 as late
     from observation where datastream_id = $1`,
    [stream, new Date(end)],
  );
  expect(rows).toEqual([{ n: accepted, late: 0 }]);
});

test('revoking a key cuts its open connections at once, also of who only listens, and no others', async () => {
  const { thingId, datastreams } = await buildThing(server);
  const revoked = await server.client.createDeviceKey({ id: thingId });
  const spare = await server.client.createDeviceKey({ id: thingId });
  const sender = await connectDevice(server.mqttPort, revoked.key);
  const listener = await connectDevice(server.mqttPort, revoked.key);
  await listener.subscribeAsync('v1.1/#');
  const other = await connectDevice(server.mqttPort, spare.key);
  const bothCut = Promise.all([closed(sender), closed(listener)]);
  await server.client.revokeDeviceKey({ id: revoked.id });
  await within(20_000, 'both connections are cut', bothCut);
  await publishReading(other, datastreams[0] ?? 0, { result: 1 });
  await endDevice(other);
  await expect(connectDevice(server.mqttPort, revoked.key)).rejects.toThrow();
});

test('when a thing is removed, its keys and connections go with it', async () => {
  const { thingId } = await buildThing(server);
  const { key } = await server.client.createDeviceKey({ id: thingId });
  const device = await connectDevice(server.mqttPort, key);
  const cut = closed(device);
  await server.send('DELETE', `/v1.1/Things(${thingId})`);
  await within(20_000, 'the connection is cut', cut);
  expect((await server.send('GET', '/v1/session', undefined, { authorization: `Bearer ${key}` })).status).toBe(401);
});
