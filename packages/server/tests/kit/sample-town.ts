import type { PlacesImport, SampleCase } from '@wijkritme/contract';
import { buildThing } from '../../testing/builders.ts';
import { buildSignal } from '../../testing/signals.ts';
import type { TestServer } from '../../testing/start-test-server.ts';

/** A town with one district in it and one counter there; without the months of readings that Demodam takes. */
export interface SampleTown {
  readonly top: number;
  readonly district: number;
  readonly thingId: number;
  readonly datastream: number;
}

const [WEST, SOUTH, SIZE] = [6.1, 52.4, 0.01];
let towns = 0;

/** @param simulated whether everything of it is made up */
export async function layTown(server: TestServer, { simulated }: { readonly simulated: boolean }): Promise<SampleTown> {
  towns += 1;
  const west = WEST + 2 * SIZE * towns;
  const code = `ST${String(towns).padStart(3, '0')}`;
  await server.client.importPlaces({ body: importOf(code, west, simulated) });
  const { items } = await server.client.listPlaces();
  const idOf = (wanted: string) => items.find((place) => place.code === wanted)?.id ?? 0;
  const position = [west + SIZE / 2, SOUTH + SIZE / 2] as const;
  const { thingId, datastreams } = await buildThing(server, { name: `Teller ${code}`, position, simulated });
  return { top: idOf(`GM${code}`), district: idOf(code), thingId, datastream: datastreams[0] ?? 0 };
}

function importOf(code: string, west: number, simulated: boolean): PlacesImport {
  const [east, north] = [west + SIZE, SOUTH + SIZE];
  const ring = [
    [west, SOUTH],
    [east, SOUTH],
    [east, north],
    [west, north],
    [west, SOUTH],
  ];
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return {
    features: {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { code, gemeente: `GM${code}` }, geometry }],
    },
    kind: 'district',
    codeProperty: 'code',
    nameProperty: 'code',
    parents: [{ kind: 'municipality', codeProperty: 'gemeente' }],
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    missingCodes: [],
    simulated,
  };
}

/** A finished case of October 2026 about a signal that came out of history. Its measure has nothing to be judged by. */
export async function buildSampleCase(server: TestServer, town: SampleTown, key: string): Promise<SampleCase> {
  await buildSignal(server, town.district, '2026-09-21T18:00:00Z', new Date(server.context.clock.now()));
  const said = { explanation: 'Group in the street', sure: 70, words: 'Er stonden veel mensen bij elkaar.' };
  return {
    key,
    title: `Drukte in oktober, ${key}`,
    placeId: town.district,
    organisations: [
      { kind: 'municipality', name: 'Gemeente Proefstad (simulatie)' },
      { kind: 'police', name: 'Politie Proefstad (simulatie)' },
    ],
    signal: { from: '2026-09-21T17:00:00Z', to: '2026-09-21T22:00:00Z' },
    answers: [
      { ...said, organisation: 0, role: 'ward-officer', at: '2026-09-22T08:00:00Z' },
      { ...said, organisation: 1, role: 'community-officer', at: '2026-09-23T08:00:00Z' },
    ],
    openedAt: '2026-09-24T08:00:00Z',
    agreement: { words: 'Elke avond is er iemand op straat.', at: '2026-09-25T12:00:00Z' },
    measure: {
      ...{ title: 'Iemand op straat', kind: 'presence', startsOn: '2026-09-28', endsOn: '2026-10-25', costEuros: 900 },
      by: '2026-10-25',
      expected: [{ datastreamId: town.datastream, direction: 'less', size: 20, as: 'percent', comparisons: [] }],
    },
    startedAt: '2026-09-27T22:00:00Z',
    endedAt: '2026-10-25T23:00:00Z',
    closedAt: '2026-10-27T10:00:00Z',
  };
}
