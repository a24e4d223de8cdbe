import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { closedLoop } from '../load/closed-loop.ts';
import type { Timeline } from '../load/signal.ts';
import type { Service } from './peer.ts';
import { dataArray, type Row } from './requests.ts';

const CONNECTIONS = 8;
/** Of one request: so many datastreams, so many readings of each. */
const WIDE = 50;
const LONG = 20;
const LIMIT_MS = 1_200_000;

/** The same readings for every datastream, by data arrays, moment after moment. @returns readings stored */
export async function fill(
  service: Service,
  { timeline, readings }: { timeline: Timeline; readings: number },
): Promise<number> {
  const { datastreams, port } = service;
  const start = performance.now();
  let stored = 0;
  for (let at = 0; at < readings; at += LONG) {
    const long = Math.min(LONG, readings - at);
    const work: Buffer[][] = Array.from({ length: CONNECTIONS }, () => []);
    for (let first = 0; first < datastreams.length; first += WIDE) {
      const rows: Row[] = [];
      for (let datastream = first; datastream < Math.min(first + WIDE, datastreams.length); datastream++)
        for (let i = 0; i < long; i++) rows.push({ datastream, time: timeline.take(datastream) });
      work[(first / WIDE) % CONNECTIONS]?.push(dataArray(service, rows));
    }
    const { statuses, requests } = await closedLoop({ port, work, limitMs: LIMIT_MS });
    if (statuses.get(201) !== requests) throw new Error(`not all was stored: ${JSON.stringify([...statuses])}`);
    stored += long * datastreams.length;
  }
  say(`${figure(stored)} readings laid down in ${figure((performance.now() - start) / 1_000)} s`);
  return stored;
}
