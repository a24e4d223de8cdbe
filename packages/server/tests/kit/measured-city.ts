import { DAY, HOUR } from '@wijkritme/contract';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { seeded } from './seeded.ts';

export interface CityPlan {
  readonly streets: number;
  /** UTC ms; hours from here up to `to`. */
  readonly from: number;
  readonly to: number;
  /** The first street from an instant on, as a factor. */
  readonly change?: { readonly fromMs: number; readonly by: number };
  readonly minimumGroup?: number;
  /** Where the first street is; the others lie well apart from it. */
  readonly position?: readonly [number, number];
}

/** Simulated streets that count passers-by each hour, and share their weather. @returns their datastreams, the first has the measure */
export async function buildCity(server: TestServer, plan: CityPlan): Promise<number[]> {
  const streams: number[] = [];
  const [lon, lat] = plan.position ?? [5.105, 52.105];
  for (let street = 0; street < plan.streets; street++) {
    const passport = buildPassport({ intervalSeconds: 3600, minimumGroup: plan.minimumGroup ?? 1 });
    const position: [number, number] = [lon + (street === 0 ? 0 : 0.01), lat];
    const { datastreams } = await buildThing(server, { name: `Straat ${street}`, passport, position, simulated: true });
    streams.push(datastreams[0] ?? 0);
  }
  await feedCity(server, streams, plan);
  return streams;
}

/** More hours of the same streets, through the public door. */
export async function feedCity(server: TestServer, streams: readonly number[], plan: CityPlan): Promise<void> {
  const body = streams.map((id, street) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray: hoursOf(street, plan),
  }));
  const rows = body.reduce((sum, { dataArray }) => sum + dataArray.length, 0);
  const answer = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', body, {
    prefer: 'return=minimal',
  });
  if (answer.body.stored !== rows) throw new Error(`not stored: ${JSON.stringify(answer.body).slice(0, 500)}`);
  await server.rooms.rhythm.settle();
}

/** The same hour of the same street is the same, whenever it is asked for. */
function hoursOf(street: number, { from, to, change }: CityPlan): [string, number][] {
  const rows: [string, number][] = [];
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    const weather = 0.2 * (seeded(day)() - 0.5);
    const own = 0.12 * (seeded(1_000 * street + day)() - 0.5);
    for (let hour = 0; hour < 24; hour++) {
      const time = day * DAY + hour * HOUR;
      if (time < from || time >= to) continue;
      const by = street === 0 && change && time >= change.fromMs ? change.by : 1;
      rows.push([new Date(time).toISOString(), Math.round((hour < 7 ? 60 : 400) * Math.exp(weather + own) * by)]);
    }
  }
  return rows;
}
