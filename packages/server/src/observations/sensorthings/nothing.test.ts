import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';

let server: TestServer;
let thing: number;
let datastream: number;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
  const { thingId, datastreams } = await buildThing(server);
  thing = thingId;
  datastream = datastreams[0] ?? 0;
});
afterAll(() => server.stop());

const send = <T = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
  server.send<T>(method, `/v1.1${path}`, body);

const OM = 'http://www.opengis.net/def/observationType/OGC-OM/2.0';
const none = { name: null, symbol: null, definition: null };
const bodyOf = (observationType: string, unitOfMeasurement: unknown) => ({
  name: 'Deur',
  description: 'Open of dicht',
  observationType,
  unitOfMeasurement,
  Sensor: { name: 'contact', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
  ObservedProperty: { name: 'Door', definition: 'https://example.org/door', description: '' },
});

test('a datastream without a unit says null three times, unless it measures', async () => {
  const path = `/Things(${thing})/Datastreams`;
  const made = await send('POST', path, bodyOf(`${OM}/OM_TruthObservation`, none));
  expect(made).toMatchObject({ status: 201, body: { unitOfMeasurement: none } });
  const link = `/Datastreams(${made.body['@iot.id']})`;
  expect(await send('GET', `${link}/unitOfMeasurement`)).toMatchObject({ body: { unitOfMeasurement: none } });
  expect((await server.client.getDatastream({ id: Number(made.body['@iot.id']) })).unit).toBe('');
  expect(await send('POST', path, bodyOf(`${OM}/OM_Measurement`, none))).toMatchObject({ status: 400 });
  expect(await send('POST', path, bodyOf(`${OM}/OM_TruthObservation`, { ...none, name: 'x' }))).toMatchObject({
    status: 400,
  });
  expect((await send('PATCH', link, { observationType: `${OM}/OM_Measurement` })).status).toBe(400);
  expect((await send('PATCH', `/Datastreams(${datastream})`, { unitOfMeasurement: none })).status).toBe(400);
  expect((await send('PATCH', link, { unitOfMeasurement: none, name: 'Poort' })).status).toBe(200);
});

test('data arrays may say null where nothing is kept, and only null', async () => {
  const components = ['phenomenonTime', 'validTime', 'result', 'parameters', 'resultQuality'];
  const answer = await send<string[]>('POST', '/CreateObservations', [
    {
      Datastream: { '@iot.id': datastream },
      components,
      dataArray: [
        ['2026-05-01T10:00:00Z', null, 1, null, null],
        ['2026-05-01T10:05:00Z', null, 2, { device: 'AA:BB' }, null],
      ],
    },
  ]);
  expect(answer.status).toBe(201);
  expect(answer.body.map((row) => row === 'error')).toEqual([false, true]);
  expect(JSON.stringify(answer.body)).not.toContain('AA:BB');
  const { body } = await send<{ value: object[] }>('GET', `/Datastreams(${datastream})/Observations`);
  expect(body.value).toMatchObject([{ result: 1 }]);
});
