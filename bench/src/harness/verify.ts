import { setTimeout as sleep } from 'node:timers/promises';
import { readCounters } from './counters.ts';
import type { Server } from './server.ts';

export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
  /** ms until the rhythm had judged everything. */
  readonly settledMs: number;
}

const SETTLE_LIMIT_MS = 60_000;

export interface Expected {
  /** All that was ever acknowledged, counted once. */
  readonly rows: number;
  /** Time of the newest reading per datastream. */
  readonly last: ReadonlyMap<number, number>;
}

/** The store holds exactly these rows, and the rhythm has judged the last of each series. */
export async function verify(server: Server, { rows, last }: Expected): Promise<Verdict> {
  const startedAt = performance.now();
  let behind = await behindOf(server, last);
  while (behind > 0 && performance.now() - startedAt < SETTLE_LIMIT_MS) {
    await sleep(50);
    behind = await behindOf(server, last);
  }
  const settledMs = performance.now() - startedAt;
  const stored = await countObservations(server);
  const ok = stored === rows && behind === 0;
  return { ok, text: `${stored} of ${rows} rows stored, rhythm of ${behind} series behind`, settledMs };
}

/** SensorThings counts what is stored, series by series: a hundred million at once take longer than a question may. */
export async function countObservations(server: Server): Promise<number> {
  const { items } = await server.client.listDatastreams();
  let stored = 0;
  for (const { id } of items) stored += await countOf(server, id);
  return stored;
}

async function countOf(server: Server, datastream: number): Promise<number> {
  const response = await fetch(`${server.url}/v1.1/Datastreams(${datastream})/Observations?$count=true&$top=0`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  const body = (await response.json()) as { '@iot.count'?: number };
  const count = body['@iot.count'];
  if (typeof count !== 'number') throw new Error(`no @iot.count in the answer: ${response.status}`);
  return count;
}

/** Series whose rhythm has not seen their newest reading, or which wait for a replay. */
async function behindOf(server: Server, last: ReadonlyMap<number, number>): Promise<number> {
  const backlog = (await readCounters(server)).get('wijkritme_rhythm_backlog') ?? 0;
  const { items } = await server.client.listDatastreams();
  const behind = items.filter(({ id, latest }) => {
    const time = last.get(id);
    return time !== undefined && (latest === null || Date.parse(latest.time) < time);
  });
  return Math.max(backlog, behind.length);
}
