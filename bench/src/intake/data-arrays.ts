import type { Result } from '../harness/bars.ts';
import { withUsage } from '../harness/usage.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { requestBytes } from '../load/raw-http.ts';
import { readingAt, type Timeline } from '../load/signal.ts';
import { type Bench, toResult } from './measurement.ts';

/** Of one request. */
export const ROWS = 1_000;
const CONNECTIONS = 8;
const REQUESTS = 100;
const LIMIT_MS = 60_000;

/** Data arrays of a thousand rows: eight gateways, each with its own share of the datastreams. */
export async function measureDataArrays(bench: Bench, prefer: 'plain' | 'minimal'): Promise<Result> {
  const { server, town, timeline } = bench;
  const headers = {
    authorization: `Bearer ${server.key}`,
    ...(prefer === 'minimal' && { prefer: 'return=minimal' }),
  };
  const requests = Math.ceil(REQUESTS * bench.scale);
  const work = arraysWork({ datastreams: town.datastreams, timeline, headers, requests });
  const { result, usage } = await withUsage(server, () =>
    closedLoop({ port: server.httpPort, work, limitMs: LIMIT_MS }),
  );
  const load = {
    seconds: result.seconds,
    readings: (result.statuses.get(201) ?? 0) * ROWS,
    took: result.took,
    wrong: CONNECTIONS * requests - (result.statuses.get(201) ?? 0),
  };
  const answer = prefer === 'minimal' ? 'return=minimal' : 'links';
  return toResult(server, {
    what: `HTTP data arrays of 1,000, 8 connections, ${answer}`,
    bar: bench.bars.dataArrays,
    load,
    usage,
    expected: timeline.taken(),
  });
}

export interface ArraysPlan {
  readonly datastreams: readonly number[];
  readonly timeline: Timeline;
  readonly headers: Readonly<Record<string, string>>;
  /** Of each connection. */
  readonly requests: number;
}

/** What each of eight gateways sends, one after the other, about its own share of the datastreams. */
export function arraysWork({ datastreams, timeline, headers, requests }: ArraysPlan): Buffer[][] {
  return Array.from({ length: CONNECTIONS }, (_, i) => {
    const share = datastreams.filter((_, at) => at % CONNECTIONS === i);
    return Array.from({ length: requests }, () =>
      requestBytes({ method: 'POST', path: '/v1.1/CreateObservations', headers, body: arraysBody(share, timeline) }),
    );
  });
}

/** A thousand rows over the datastreams of one gateway, oldest first. */
function arraysBody(datastreams: readonly number[], timeline: Timeline): string {
  const each = Math.floor(ROWS / datastreams.length);
  const more = ROWS - each * datastreams.length;
  const groups = datastreams.map((id, at) => {
    const rows: [string, number][] = [];
    for (let i = 0; i < each + (at < more ? 1 : 0); i++) {
      const time = timeline.take(id);
      rows.push([new Date(time).toISOString(), readingAt(id, time)]);
    }
    return { Datastream: { '@iot.id': id }, components: ['phenomenonTime', 'result'], dataArray: rows };
  });
  return JSON.stringify(groups);
}
