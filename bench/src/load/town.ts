import { findProperty, type Passport } from '@wijkritme/contract';
import type { Server } from '../harness/server.ts';

/** Datastreams to send to, in groups that one gateway, connection or device owns. */
export interface Town {
  readonly placeId: number;
  /** Ids of datastreams per thing. */
  readonly things: readonly (readonly number[])[];
  readonly datastreams: readonly number[];
}

export interface TownPlan {
  readonly things: number;
  readonly datastreamsPerThing: number;
  readonly intervalSeconds: number;
}

/** Of the datastreams of each thing, by turns. */
export const properties = ['pedestrians', 'sound-level', 'bicycles', 'pm25'] as const;
const corner = { lon: 5.18, lat: 52.56 };
const SIZE = 0.05;

/** One place with things in it, made through the public doors. */
export async function buildTown(server: Server, plan: TownPlan): Promise<Town> {
  await server.client.importPlaces({ body: placeBody() });
  const places = await server.client.listPlaces();
  const things: number[][] = [];
  for (let i = 0; i < plan.things; i++) {
    const id = await postThing(server, thingBody(i, plan));
    const thing = await server.client.getThing({ id });
    things.push(thing.datastreams.map((item) => item.id).sort((a, b) => a - b));
  }
  return { placeId: places.items[0]?.id ?? 0, things, datastreams: things.flat() };
}

function placeBody() {
  const { lon, lat } = corner;
  const ring = [
    [lon, lat],
    [lon + SIZE, lat],
    [lon + SIZE, lat + SIZE],
    [lon, lat + SIZE],
    [lon, lat],
  ];
  return {
    features: {
      type: 'FeatureCollection' as const,
      features: [
        {
          type: 'Feature' as const,
          geometry: { type: 'Polygon', coordinates: [ring] },
          properties: { code: 'BENCH', name: 'Meetbuurt' },
        },
      ],
    },
    kind: 'neighbourhood' as const,
    codeProperty: 'code',
    nameProperty: 'name',
    parents: [],
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    missingCodes: [],
  };
}

async function postThing(server: Server, body: unknown): Promise<number> {
  const response = await fetch(`${server.url}/v1.1/Things`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const id = Number(/\((\d+)\)$/.exec(response.headers.get('location') ?? '')?.[1]);
  if (response.status !== 201 || !id) throw new Error(`thing not made: ${response.status} ${await response.text()}`);
  return id;
}

function thingBody(index: number, { datastreamsPerThing, intervalSeconds }: TownPlan) {
  const position = [
    corner.lon + ((index % 20) + 0.5) * (SIZE / 21),
    corner.lat + (Math.floor(index / 20) + 0.5) * 0.001,
  ];
  return {
    name: `Meetpunt ${index + 1}`,
    description: 'Gegenereerd voor een snelheidsmeting',
    properties: {},
    Locations: [
      {
        name: `Meetpunt ${index + 1}`,
        description: 'Gegenereerd voor een snelheidsmeting',
        encodingType: 'application/geo+json',
        location: { type: 'Point', coordinates: position },
      },
    ],
    Datastreams: Array.from({ length: datastreamsPerThing }, (_, i) => datastreamBody(i, intervalSeconds)),
  };
}

function datastreamBody(index: number, intervalSeconds: number) {
  const id = properties[index % properties.length] as string;
  const property = findProperty(id);
  if (!property) throw new Error(`no property ${id}`);
  return {
    name: `${property.name.nl} ${index + 1}`,
    description: 'Gegenereerd voor een snelheidsmeting',
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
    unitOfMeasurement: property.unit,
    properties: { passport: passport(property.unit.symbol, intervalSeconds) },
    Sensor: {
      name: 'generator',
      description: 'Gegenereerd',
      encodingType: 'text/html',
      metadata: 'https://wijkritme.example',
    },
    ObservedProperty: { name: property.name.en, definition: property.definition, description: property.name.en },
  };
}

function passport(unit: string, intervalSeconds: number): Passport {
  return {
    owner: 'Wijkritme bench',
    contact: 'bench@wijkritme.example',
    purpose: 'Meten hoe snel de intake is, met gegenereerde getallen.',
    legalBasis: 'Geen: gegenereerde getallen',
    unit,
    personalData: false,
    minimumGroup: 1,
    intervalSeconds,
    finestSeconds: 0.001,
    retentionDays: 36_500,
    validFrom: '2000-01-01T00:00:00Z',
    validUntil: '2090-01-01T00:00:00Z',
  };
}
