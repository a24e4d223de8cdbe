import { createValues, type Handle, layDown, nextMoment, plantedOddities } from '@wijkritme/demodam';
import type { TestServer } from '../../testing/start-test-server.ts';

export type Street = Handle;

/** When the street party began that is planted before the birth of a city, UTC ms. */
export const streetPartyOf = (birth: number): number =>
  plantedOddities(birth).find(({ id }) => id === 'street-party')?.from ?? Number.NaN;

/** Demodam as it is laid down, with weeks of its passers-by up to an instant; its other sensors are there and have said nothing yet. */
export async function layStreets(server: TestServer, until: number, weeks: number): Promise<Street[]> {
  const city = { baseUrl: server.url, key: server.adminKey, mqttUrl: '' };
  const handles = await layDown({ ...city, weeks: 0, longWeeks: weeks, now: () => until });
  await server.rooms.rhythm.settle();
  return handles.filter(({ series }) => series.property === 'pedestrians');
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** One street counts so many times what it would have. */
  readonly change: { readonly key: string; readonly by: number };
}

/** What the same streets count afterwards, through the public door. */
export async function feedStreets(server: TestServer, streets: readonly Street[], stretch: Stretch): Promise<void> {
  const body = streets.map(({ datastreamId, series, world }) => {
    const valueAt = createValues(world);
    const by = series.key === stretch.change.key ? stretch.change.by : 1;
    const dataArray: [string, number][] = [];
    for (let t = nextMoment(series, stretch.from); t <= stretch.to; t = nextMoment(series, t)) {
      const value = valueAt(series, t);
      if (value !== null) dataArray.push([new Date(t).toISOString(), Math.round(value * by)]);
    }
    return { Datastream: { '@iot.id': datastreamId }, components: ['phenomenonTime', 'result'], dataArray };
  });
  for (const one of body) {
    const answer = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', [one], {
      prefer: 'return=minimal',
    });
    if (answer.body.stored !== one.dataArray.length)
      throw new Error(`not stored: ${JSON.stringify(answer.body).slice(0, 500)}`);
  }
  await server.rooms.rhythm.settle();
}
