import { findProperty, type Passport, type Thing } from '@wijkritme/contract';
import { connectAsync } from 'mqtt';
import type { TestServer } from './server.ts';

const DAY = 86_400_000;
export const placeName = 'Marktkwartier';
let made = 0;

export const testPassport = (): Passport => ({
  owner: 'Proefdienst',
  contact: 'proef@demodam.example',
  purpose: 'Zien of een meting de pagina haalt.',
  legalBasis: 'Gemeentewet art. 108',
  unit: 'dB(A)',
  personalData: false,
  minimumGroup: 1,
  intervalSeconds: 60,
  finestSeconds: 0.001,
  retentionDays: 30,
  validFrom: new Date(Date.now() - DAY).toISOString(),
  validUntil: new Date(Date.now() + 30 * DAY).toISOString(),
});

export interface TestSensor {
  readonly name: string;
  readonly thing: Thing;
  readonly datastreamId: number;
  readonly placeId: number;
}

/** A thing of the test's own in the Marktkwartier, by SensorThings deep insert. */
export async function makeSensor(server: TestServer, passport: Passport | undefined): Promise<TestSensor> {
  const { items: places } = await server.api.listPlaces();
  const place = places.find(({ name }) => name === placeName);
  const { items: neighbours } = await server.api.listThings(place && { place: place.id });
  const neighbour = neighbours.find(({ position }) => position);
  if (!place || !neighbour?.position) throw new Error(`${placeName} is not there`);
  made += 1;
  const name = `Proefmeter ${made}`;
  const externalId = `e2e:${process.pid}-${made}`;
  await send(server, '/v1.1/Things', {
    name,
    description: 'Door een test gemaakt.',
    properties: { externalId, placeCode: place.code },
    Locations: [
      {
        name: 'Markt',
        description: 'Markt',
        encodingType: 'application/geo+json',
        location: { type: 'Point', coordinates: neighbour.position },
      },
    ],
    Datastreams: [
      {
        name: `Geluid ${name}`,
        description: 'Geluid, elke minuut.',
        observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
        unitOfMeasurement: { symbol: 'dB(A)', name: 'A-weighted decibel', definition: 'ucum:dB' },
        ...(passport ? { properties: { passport } } : {}),
        Sensor: { name: 'Proef', description: 'Proef', encodingType: 'text/html', metadata: 'Proef' },
        ObservedProperty: {
          name: 'geluid',
          definition: findProperty('sound-level')?.definition,
          description: 'sound level',
        },
      },
    ],
  });
  const thing = (await server.api.listThings({ search: externalId })).items.find(
    (one) => one.externalId === externalId,
  );
  const datastreamId = thing?.datastreams[0]?.id;
  if (!thing || datastreamId === undefined) throw new Error('the thing was not made');
  return { name, thing, datastreamId, placeId: place.id };
}

/** One reading over MQTT; resolves when the server has acknowledged it. */
export async function publish(server: TestServer, datastreamId: number, result: number): Promise<void> {
  const client = await connectAsync(server.mqttUrl, { username: 'e2e', password: server.key });
  try {
    const payload = JSON.stringify({ phenomenonTime: new Date().toISOString(), result });
    await client.publishAsync(`v1.1/Datastreams(${datastreamId})/Observations`, payload, { qos: 1 });
  } finally {
    await client.endAsync();
  }
}

/** One reading over HTTP; the status tells whether it was taken. */
export async function postReading(server: TestServer, datastreamId: number, result: number): Promise<number> {
  const { status } = await send(
    server,
    `/v1.1/Datastreams(${datastreamId})/Observations`,
    { phenomenonTime: new Date().toISOString(), result },
    [400, 403, 409, 422],
  );
  return status;
}

async function send(
  server: TestServer,
  path: string,
  body: object,
  allowed: readonly number[] = [],
): Promise<Response> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok && !allowed.includes(response.status))
    throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
  return response;
}
