import { DAY, HOUR } from '@wijkritme/contract';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';

export const NOW = Date.parse('2026-11-20T12:30:00Z');
/** So high that a hidden count has digits of its own, which are found wherever they show. */
export const MINIMUM = 1_000;
/** A count that nobody outside may see, in an hour in which some 2,000 are normal. */
export const SMALL = 737.251;
const DAYS = 28;

export interface Street {
  readonly thingId: number;
  readonly datastream: number;
  /** When the small counts were. */
  readonly smallFrom: number;
}

/** Four weeks of hourly counts around 2,000, and this morning five hours of small ones. */
export async function buildStreet(server: TestServer, change: { roundTo?: number } = {}): Promise<Street> {
  const passport = buildPassport({ minimumGroup: MINIMUM, intervalSeconds: 3600, ...change });
  const { thingId, datastreams } = await buildThing(server, { passport });
  const [datastream = 0] = datastreams;
  const last = Math.floor(NOW / HOUR) * HOUR;
  const smallFrom = last - 4 * HOUR;
  const rows: [string, number][] = [];
  for (let time = last - DAYS * DAY; time <= last; time += HOUR) {
    const usual = 2_000 + 300 * Math.sin((time / DAY) * 2 * Math.PI) + ((time / HOUR) % 7) * 11;
    rows.push([new Date(time).toISOString(), time >= smallFrom ? SMALL : Math.round(usual)]);
  }
  const body = [{ Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray: rows }];
  const answer = await server.send<{ stored: number }>('POST', '/v1.1/CreateObservations', body, {
    prefer: 'return=minimal',
  });
  if (answer.body.stored !== rows.length) throw new Error(`not stored: ${JSON.stringify(answer.body)}`);
  await server.rooms.rhythm.settle();
  return { thingId, datastream, smallFrom };
}

/** The small count in any form that people or programs write it in: 737.251, 737,3, 737. */
export const showsSmall = (text: string) => /(?<![\d.])73[78](?!\d)/.test(text);

export async function readAs(server: TestServer, path: string, key?: string): Promise<string> {
  const answer = await fetch(server.url + path, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
