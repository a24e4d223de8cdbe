import type { Bar, Result } from '../harness/bars.ts';
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
  const plan = { datastreams: town.datastreams, timeline, headers, requests: requestsOf(bench) };
  const answer = prefer === 'minimal' ? 'return=minimal' : 'links';
  return measureWork(bench, {
    what: `HTTP data arrays of 1,000, 8 connections, ${answer}`,
    bar: bench.bars.dataArrays,
    work: arraysWork(plan),
    taken: 201,
  });
}

/** The same readings by column, at our own door. */
export async function measureColumns(bench: Bench): Promise<Result> {
  const { server, town, timeline } = bench;
  const headers = { authorization: `Bearer ${server.key}` };
  const plan = { datastreams: town.datastreams, timeline, headers, requests: requestsOf(bench) };
  return measureWork(bench, {
    what: 'HTTP readings by column, 1,000, 8 connections',
    bar: bench.bars.columns,
    work: workOf(plan, '/v1/readings', columnsBody),
    taken: 200,
  });
}

const requestsOf = ({ scale }: Bench) => Math.ceil(REQUESTS * scale);

interface Work {
  readonly what: string;
  readonly bar: Bar;
  /** Requests of each connection. */
  readonly work: Buffer[][];
  /** Status of a request that was taken. */
  readonly taken: number;
}

async function measureWork(bench: Bench, { what, bar, work, taken }: Work): Promise<Result> {
  const { server, timeline } = bench;
  const { result, usage } = await withUsage(server, () =>
    closedLoop({ port: server.httpPort, work, limitMs: LIMIT_MS }),
  );
  const done = result.statuses.get(taken) ?? 0;
  const wrong = CONNECTIONS * requestsOf(bench) - done;
  const load = { seconds: result.seconds, readings: done * ROWS, took: result.took, wrong };
  return toResult(server, { what, bar, load, usage, expected: timeline.taken() });
}

export interface ArraysPlan {
  readonly datastreams: readonly number[];
  readonly timeline: Timeline;
  readonly headers: Readonly<Record<string, string>>;
  /** Of each connection. */
  readonly requests: number;
}

/** What each of eight gateways sends, one after the other, about its own share of the datastreams. */
export const arraysWork = (plan: ArraysPlan): Buffer[][] => workOf(plan, '/v1.1/CreateObservations', arraysBody);

type Body = (datastreams: readonly number[], timeline: Timeline) => string;

function workOf({ datastreams, timeline, headers, requests }: ArraysPlan, path: string, bodyOf: Body): Buffer[][] {
  return Array.from({ length: CONNECTIONS }, (_, i) => {
    const share = datastreams.filter((_, at) => at % CONNECTIONS === i);
    return Array.from({ length: requests }, () =>
      requestBytes({ method: 'POST', path, headers, body: bodyOf(share, timeline) }),
    );
  });
}

/** A thousand rows over the datastreams of one gateway, oldest first. */
function arraysBody(datastreams: readonly number[], timeline: Timeline): string {
  const groups = rowsOf(datastreams, timeline).map(({ id, rows }) => ({
    Datastream: { '@iot.id': id },
    components: ['phenomenonTime', 'result'],
    dataArray: rows.map(([time, value]) => [new Date(time).toISOString(), value]),
  }));
  return JSON.stringify(groups);
}

function columnsBody(datastreams: readonly number[], timeline: Timeline): string {
  const series = rowsOf(datastreams, timeline).map(({ id, rows }) => ({
    datastream: id,
    time: rows.map(([time]) => time),
    value: rows.map(([, value]) => value),
  }));
  return JSON.stringify({ series });
}

function rowsOf(datastreams: readonly number[], timeline: Timeline): { id: number; rows: [number, number][] }[] {
  const each = Math.floor(ROWS / datastreams.length);
  const more = ROWS - each * datastreams.length;
  return datastreams.map((id, at) => {
    const rows: [number, number][] = [];
    for (let i = 0; i < each + (at < more ? 1 : 0); i++) {
      const time = timeline.take(id);
      rows.push([time, readingAt(id, time)]);
    }
    return { id, rows };
  });
}
