import { DAY, MINUTE } from '@wijkritme/contract';
import type { Result } from '../harness/bars.ts';
import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { Timeline } from '../load/signal.ts';
import { fill } from './fill.ts';
import { compareOwnLatest } from './own-latest.ts';
import type { Service } from './peer.ts';
import { countStored, dataArray, getBytes, latestPath, pagePath, type Row, singlePost } from './requests.ts';
import { sameLatest, samePages } from './same-answers.ts';
import { type Race, race, type Side, type Turns } from './turns.ts';

export const DATASTREAMS = 1_000;
/** Of each datastream; a million together. */
const READINGS = 1_000;
const INTERVAL_MS = 5 * MINUTE;
const HISTORY_MS = 200 * DAY;
const TURN_MS = 6_000;
const ROWS = 1_000;
/** Of one data array, as one gateway has. */
const DATASTREAMS_OF_A_GATEWAY = 25;
/** Above it lie about half of the readings. */
const ABOVE = 55;

export interface Pair {
  readonly ours: Service;
  readonly theirs: Service;
  readonly takesDataArrays: boolean;
  readonly scale: number;
}

/** Four comparisons on two stores with the same content; questions first, while the content is still the same. */
export async function compare({ ours, theirs, takesDataArrays, scale }: Pair): Promise<Result[]> {
  const services = [ours, theirs] as const;
  const timelines = services.map(() => new Timeline(Date.now() - HISTORY_MS, INTERVAL_MS));
  const turnMs = TURN_MS * Math.min(1, scale);
  const results: Result[] = [];
  const stored = [0, 0];
  const sidesOf = (next: (service: Service, at: number) => () => Buffer, good: number) =>
    services.map((service, at) => ({ port: service.port, good, next: next(service, at) })) as unknown as [Side, Side];
  const ask = async (plan: Pick<Race, 'what' | 'connections'>, pathOf: (service: Service) => () => string) => {
    const sides = sidesOf((service) => {
      const next = pathOf(service);
      return () => getBytes(service, next());
    }, 200);
    const { result } = await race(sides, { ...plan, rowsEach: 1, unit: 'answers/s', turnMs });
    return result;
  };
  const write = async (plan: Omit<Race, 'turnMs' | 'unit'>, next: (service: Service, at: number) => () => Buffer) => {
    const turns = await race(sidesOf(next, 201), { ...plan, unit: 'readings/s', turnMs });
    turns.answered.forEach((answers, at) => {
      stored[at] = (stored[at] ?? 0) + answers * plan.rowsEach;
    });
    results.push(await withCounts(turns, services, stored));
  };

  if (takesDataArrays) {
    const readings = Math.max(120, Math.ceil(READINGS * scale));
    for (const [at, service] of services.entries())
      stored[at] = await fill(service, { timeline: timelines[at] as Timeline, readings });
    const from = Math.min(...(timelines[0] as Timeline).taken().last.values()) - (readings - 1) * INTERVAL_MS;
    const pages = await samePages(services, { datastreams: DATASTREAMS, time: from, above: ABOVE });
    const page = await ask(
      { what: 'page of 100 of a datastream, filtered, newest first, 8 connections', connections: 8 },
      (service) => {
        let n = 0;
        return () => pagePath(service, { datastream: (n++ * 7) % DATASTREAMS, time: from }, ABOVE);
      },
    );
    results.push({ ...page, verified: page.verified !== false && pages.ok, note: `${page.note}; ${pages.text}` });
    const alike = await sameLatest(services, DATASTREAMS);
    const latest = await ask(
      { what: `latest of ${DATASTREAMS} datastreams by $expand, 2 connections`, connections: 2 },
      () => () => latestPath(DATASTREAMS),
    );
    results.push({ ...latest, verified: latest.verified !== false && alike.ok, note: `${latest.note}; ${alike.text}` });
    results.push(await compareOwnLatest(ours, theirs, scale));
  }
  await write({ what: 'single POSTs, 64 connections', connections: 64, rowsEach: 1 }, (service, at) => {
    let n = 0;
    return () => singlePost(service, rowOf(timelines[at] as Timeline, n++ % DATASTREAMS));
  });
  if (takesDataArrays) {
    await write({ what: `data arrays of ${ROWS}, 8 connections`, connections: 8, rowsEach: ROWS }, (service, at) => {
      let gateway = 0;
      return () => {
        const first = (gateway++ * DATASTREAMS_OF_A_GATEWAY) % DATASTREAMS;
        const rows = Array.from({ length: ROWS }, (_, i) =>
          rowOf(timelines[at] as Timeline, first + (i % DATASTREAMS_OF_A_GATEWAY)),
        );
        return dataArray(service, rows);
      };
    });
  }
  return results;
}

const rowOf = (timeline: Timeline, datastream: number): Row => ({ datastream, time: timeline.take(datastream) });

/** Each side counts what it holds; it must be what it acknowledged. */
async function withCounts(
  { result }: Turns,
  services: readonly Service[],
  acknowledged: readonly number[],
): Promise<Result> {
  const counts = await Promise.all(services.map(countStored));
  const ok = counts.every((count, at) => count === acknowledged[at]);
  const text = counts.map((count, at) => `${figure(count)} of ${figure(acknowledged[at] ?? 0)}`).join(' and ');
  say(`${text} stored`);
  return { ...result, verified: result.verified !== false && ok, note: `${result.note}; stored ${text} acknowledged` };
}
