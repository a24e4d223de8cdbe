import { MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
});
afterAll(() => server?.stop());

const iso = (time: number) => new Date(time).toISOString();

test('the offset of a clock is measured from readings that come one by one, refused and batched ones not', async () => {
  const { datastreams, thingId } = await buildThing(server);
  const [stream = 0] = datastreams;
  const delayOf = async () => (await server.client.getDatastream({ id: stream })).delay;
  expect(await delayOf()).toBeUndefined();
  const dataArray = [1, 2, 3].map((day) => [iso(NOW - day * 24 * 60 * MINUTE), 5]);
  const batch = [{ Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray }];
  await server.send('POST', '/v1.1/CreateObservations', batch);
  expect(await delayOf()).toBeUndefined();
  const path = `/v1.1/Datastreams(${stream})/Observations`;
  for (const minutes of [1, 2, 4]) {
    await server.send('POST', path, { phenomenonTime: iso(NOW + minutes * MINUTE), result: 7 });
    await server.send('POST', path, { phenomenonTime: iso(NOW - minutes * MINUTE), result: -1 });
  }
  expect(await delayOf()).toEqual({ medianSeconds: -120, readings: 3 });
  expect(thingId).toBeGreaterThan(0);
});

test('sending to a series of another thing is refused, and told at that series', async () => {
  const [own, other] = [await buildThing(server, { name: 'Eigen' }), await buildThing(server, { name: 'Ander' })];
  const { key } = await server.client.createDeviceKey({ id: own.thingId });
  const target = other.datastreams[0] ?? 0;
  const answer = await server.send(
    'POST',
    `/v1.1/Datastreams(${target})/Observations`,
    { result: 4 },
    { authorization: `Bearer ${key}` },
  );
  expect(answer).toMatchObject({ status: 403, body: { code: 'key_other_thing' } });
  expect((await server.client.listRefusals({ id: target })).items).toMatchObject([
    { rule: 'key_other_thing', count: 1 },
  ]);
});
