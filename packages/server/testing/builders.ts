import { findProperty, type Passport } from '@wijkritme/contract';
import type { TestServer } from './start-test-server.ts';

/** A complete passport; change what a test is about. */
export function buildPassport(change: Partial<Passport> = {}): Passport {
  return {
    owner: 'Gemeente Demodam',
    contact: 'sensoren@demodam.example',
    purpose: 'Zien hoe druk het is op het plein, voor de test.',
    legalBasis: 'Gemeentewet artikel 160',
    unit: '{count}',
    personalData: false,
    minimumGroup: 1,
    intervalSeconds: 300,
    finestSeconds: 0.001,
    retentionDays: 36_500,
    validFrom: '2000-01-01T00:00:00Z',
    validUntil: '2090-01-01T00:00:00Z',
    ...change,
  };
}

export interface BuildThing {
  readonly externalId?: string;
  readonly name?: string;
  readonly property?: string;
  readonly passport?: Passport | null;
  readonly position?: readonly [number, number];
  readonly datastreams?: number;
  /** Its readings are made up, and everybody is told. */
  readonly simulated?: boolean;
}

/** Thing with datastreams, through the product's own door. @returns ids */
export async function buildThing(
  server: TestServer,
  options: BuildThing = {},
): Promise<{ thingId: number; datastreams: number[] }> {
  const property = findProperty(options.property ?? 'pedestrians');
  if (!property) throw new Error(`no property ${options.property}`);
  const passport = options.passport === undefined ? buildPassport({ unit: property.unit.symbol }) : options.passport;
  const datastream = (index: number) => ({
    name: `${property.name.nl} ${index + 1}`,
    description: 'test',
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
    unitOfMeasurement: property.unit,
    properties: passport ? { passport } : {},
    Sensor: { name: 'teller', description: 'test', encodingType: 'text/html', metadata: 'https://example.org' },
    ObservedProperty: { name: property.name.en, definition: property.definition, description: 'test' },
  });
  const answer = await server.send('POST', '/v1.1/Things', {
    name: options.name ?? 'Teller',
    description: 'Testteller',
    properties: {
      ...(options.externalId && { externalId: options.externalId }),
      ...(options.simulated && { simulated: true }),
    },
    Locations: [
      {
        name: 'plek',
        description: 'test',
        encodingType: 'application/geo+json',
        location: { type: 'Point', coordinates: options.position ?? [5.18, 52.56] },
      },
    ],
    Datastreams: Array.from({ length: options.datastreams ?? 1 }, (_, index) => datastream(index)),
  });
  if (answer.status !== 201) throw new Error(`thing not made: ${JSON.stringify(answer.body)}`);
  const thingId = Number(/\((\d+)\)$/.exec(answer.headers.get('location') ?? '')?.[1]);
  const thing = await server.client.getThing({ id: thingId });
  return { thingId, datastreams: thing.datastreams.map((item) => item.id).sort((a, b) => a - b) };
}
