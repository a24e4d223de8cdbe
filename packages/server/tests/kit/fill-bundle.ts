import { HOUR } from '@wijkritme/contract';
import { expect } from 'vitest';
import { buildPassport } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { NOW } from './cold.ts';
import { seeded } from './seeded.ts';
import { FROM, iso, send } from './twins.ts';

export interface Bundle {
  readonly multi: number;
  /** In the order of places. */
  readonly components: readonly number[];
  /** The device that stands for an entity of NGSI-LD. */
  readonly entity: { readonly id: number; readonly key: string; readonly datastream: number };
}

/** Readings of the bundle lie on this grid. */
export const ROW_MS = 8 * HOUR;
const COUNT = { name: 'count', symbol: '{count}', definition: 'ucum:{count}' };
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const IDENTITY = 'urn:ngsi-ld:Test:1';

/** A MultiDatastream with lists of results, single readings between them that make no list, and a device that speaks NGSI-LD. */
export async function fillBundle(server: TestServer): Promise<Bundle> {
  const { multi, components } = await makeBundle(server);
  const random = seeded(137);
  const rows: [string, number[], string | null][] = [];
  for (let time = FROM; time < NOW - HOUR; time += ROW_MS)
    if (random() > 0.1) rows.push([iso(time), parts(random), rows.length % 4 === 0 ? iso(time + HOUR) : null]);
  const group = {
    MultiDatastream: { '@iot.id': multi },
    components: ['phenomenonTime', 'result', 'resultTime'],
    dataArray: rows,
  };
  expect((await server.send('POST', '/v1.1/CreateObservations', [group])).status).toBe(201);
  const alone = Array.from({ length: 20 }, (_, i) => [FROM + i * ROW_MS + HOUR, i / 10] as const);
  await send(server, components[1] as number, alone);
  return { multi, components, entity: await makeEntity(server) };
}

/** Tenths: their sums depend on the order in which they are added. */
const parts = (random: () => number) => [0, 1, 2].map(() => Math.floor(random() * 1_000) / 10);

async function makeBundle(server: TestServer): Promise<Omit<Bundle, 'entity'>> {
  const property = (name: string) => ({ name, definition: `https://example.org/${name}`, description: 'test' });
  const { body: thing } = await server.send('POST', '/v1.1/Things', {
    name: 'Kruispunt',
    description: '',
    Locations: [
      {
        name: 'plek',
        description: '',
        encodingType: 'application/geo+json',
        location: { type: 'Point', coordinates: [5.2, 52.5] },
      },
    ],
    MultiDatastreams: [
      {
        name: 'Verkeer',
        description: 'test',
        multiObservationDataTypes: [MEASUREMENT, MEASUREMENT, MEASUREMENT],
        unitOfMeasurements: [COUNT, COUNT, COUNT],
        properties: { passport: buildPassport() },
        Sensor: { name: 'camera', description: '', encodingType: 'text/html', metadata: 'https://example.org' },
        ObservedProperties: ['fiets', 'auto', 'voetganger'].map(property),
      },
    ],
  });
  const list = async (path: string) => (await server.send<{ value: { '@iot.id': number }[] }>('GET', path)).body.value;
  const [found] = await list(`/v1.1/Things(${thing['@iot.id']})/MultiDatastreams`);
  const multi = Number(found?.['@iot.id']);
  const datastreams = await list(`/v1.1/MultiDatastreams(${multi})/Datastreams`);
  return { multi, components: datastreams.map((one) => Number(one['@iot.id'])) };
}

async function makeEntity({ client }: TestServer): Promise<Bundle['entity']> {
  await client.announceDevice({ body: { claim: `WR1:ngsi-crowd-flow-observed:${IDENTITY}` } });
  const [found] = (await client.listFoundDevices()).items;
  const body = { name: 'Entiteit', deviceType: 'ngsi-crowd-flow-observed' };
  const thing = await client.addFoundDevice({ id: found?.id ?? 0, body });
  for (const { id, unit } of thing.datastreams) await client.putPassport({ id, body: buildPassport({ unit }) });
  await client.changeStage({ id: thing.id, body: { to: 'lab' } });
  const { key } = await client.createDeviceKey({ id: thing.id });
  return { id: thing.id, key, datastream: thing.datastreams[0]?.id ?? 0 };
}

/** What a context broker would send. @returns what became of it */
export async function notify(server: TestServer, { entity }: Bundle, time: number, value: number): Promise<unknown> {
  const body = {
    id: IDENTITY,
    type: 'CrowdFlowObserved',
    dateObserved: iso(time),
    peopleCount: { type: 'Property', value },
  };
  const headers = { authorization: `Bearer ${entity.key}` };
  const { status, body: answer } = await server.send(
    'POST',
    `/v1/things/${entity.id}/ngsi-notifications`,
    body,
    headers,
  );
  expect(status, JSON.stringify(answer)).toBeLessThan(300);
  return answer;
}
