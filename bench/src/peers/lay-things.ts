import { PeerUnavailable } from './peer.ts';

const PER_THING = 100;
const ANSWER_LIMIT_MS = 120_000;

/** Things with datastreams, by deep insert into an empty server whose ids count from 1. @returns ids of the datastreams */
export async function layThings(root: string, datastreams: number): Promise<number[]> {
  for (let at = 0; at < datastreams; at += PER_THING) {
    const body = thing(Math.min(PER_THING, datastreams - at));
    const response = await fetch(`${root}/Things`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    if (response.status !== 201)
      throw new PeerUnavailable(`a thing was not made: ${response.status} ${(await response.text()).slice(0, 300)}`);
  }
  return Array.from({ length: datastreams }, (_, i) => i + 1);
}

function thing(datastreams: number) {
  return {
    name: 'bench',
    description: 'bench',
    properties: {},
    Locations: [
      {
        name: 'bench',
        description: 'bench',
        encodingType: 'application/vnd.geo+json',
        location: { type: 'Point', coordinates: [5.18, 52.56] },
      },
    ],
    Datastreams: Array.from({ length: datastreams }, (_, i) => ({
      name: `bench ${i + 1}`,
      description: 'bench',
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      unitOfMeasurement: { name: 'count', symbol: '{count}', definition: 'ucum:1' },
      Sensor: { name: 'bench', description: 'bench', encodingType: 'application/pdf', metadata: 'none' },
      ObservedProperty: {
        name: 'bench',
        definition: 'https://wijkritme.example/def/pedestrians',
        description: 'bench',
      },
    })),
  };
}
