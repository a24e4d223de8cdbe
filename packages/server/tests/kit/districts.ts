import type { PlacesImport } from '@wijkritme/contract';
import type { TestServer } from '../../testing/start-test-server.ts';

/** A municipality with two districts beside each other, a kilometre wide or so. */
export interface Places {
  readonly municipality: number;
  readonly here: number;
  readonly elsewhere: number;
  /** Longitude and latitude of a point in the first. */
  readonly pointHere: [number, number];
}

const [WEST, SOUTH, SIZE] = [5.1, 52.1, 0.01];

export async function layDistricts(server: TestServer): Promise<Places> {
  const body = importOf([districtOf('WK01', WEST), districtOf('WK02', WEST + SIZE)]);
  await server.client.importPlaces({ body });
  const { items } = await server.client.listPlaces();
  const idOf = (code: string) => items.find((place) => place.code === code)?.id ?? 0;
  const pointHere: [number, number] = [WEST + SIZE / 2, SOUTH + SIZE / 2];
  return { municipality: idOf('GM01'), here: idOf('WK01'), elsewhere: idOf('WK02'), pointHere };
}

let more = 2;

/** Another district, further east, of which nothing was said yet. @returns its number */
export async function layDistrict(server: TestServer): Promise<number> {
  more += 1;
  const code = `WK${String(more).padStart(2, '0')}`;
  await server.client.importPlaces({ body: importOf([districtOf(code, WEST + SIZE * more)]) });
  const { items } = await server.client.listPlaces();
  return items.find((place) => place.code === code)?.id ?? 0;
}

function importOf(features: PlacesImport['features']['features']): PlacesImport {
  return {
    features: { type: 'FeatureCollection', features },
    kind: 'district',
    codeProperty: 'code',
    nameProperty: 'code',
    parents: [{ kind: 'municipality', codeProperty: 'gemeente' }],
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    missingCodes: [],
  };
}

function districtOf(code: string, west: number): PlacesImport['features']['features'][number] {
  const [east, north] = [west + SIZE, SOUTH + SIZE];
  const ring = [
    [west, SOUTH],
    [east, SOUTH],
    [east, north],
    [west, north],
    [west, SOUTH],
  ];
  return {
    type: 'Feature',
    properties: { code, gemeente: 'GM01' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}
