import { requestBytes } from '../load/raw-http.ts';
import { readingAt } from '../load/signal.ts';
import type { Service } from './peer.ts';

const ANSWER_LIMIT_MS = 300_000;

/** A reading for the nth datastream. */
export interface Row {
  readonly datastream: number;
  readonly time: number;
}

/** One reading in one request; the same bytes for all but address and key. */
export function singlePost({ base, headers, datastreams }: Service, { datastream, time }: Row): Buffer {
  const body = `{"phenomenonTime":"${new Date(time).toISOString()}","result":${readingAt(datastream, time)}}`;
  return requestBytes({
    method: 'POST',
    path: `${base}/Datastreams(${datastreams[datastream]})/Observations`,
    headers,
    body,
  });
}

/** Many readings in one request, grouped by datastream. */
export function dataArray({ base, headers, datastreams }: Service, rows: readonly Row[]): Buffer {
  const groups = new Map<number, [string, number][]>();
  for (const { datastream, time } of rows) {
    const row: [string, number] = [new Date(time).toISOString(), readingAt(datastream, time)];
    const group = groups.get(datastream);
    if (group) group.push(row);
    else groups.set(datastream, [row]);
  }
  const body = [...groups].map(([datastream, dataArray]) => ({
    Datastream: { '@iot.id': datastreams[datastream] },
    components: ['phenomenonTime', 'result'],
    'dataArray@iot.count': dataArray.length,
    dataArray,
  }));
  return requestBytes({ method: 'POST', path: `${base}/CreateObservations`, headers, body: JSON.stringify(body) });
}

/** A hundred readings of one datastream after a time and above a value, newest first. */
export function pagePath({ datastreams }: Service, { datastream, time }: Row, above: number): string {
  const filter = `phenomenonTime gt ${new Date(time).toISOString()} and result gt ${above}`;
  const query = `$filter=${filter}&$top=100&$orderby=phenomenonTime desc`;
  return `/Datastreams(${datastreams[datastream]})/Observations?${query.replaceAll(' ', '%20')}`;
}

/** Every datastream with its newest reading. */
export const latestPath = (datastreams: number): string =>
  `/Datastreams?$top=${datastreams}&$expand=Observations($top=1;$orderby=phenomenonTime%20desc)`;

export const getBytes = ({ base, headers }: Service, path: string): Buffer =>
  requestBytes({ method: 'GET', path: `${base}${path}`, headers });

/** An answer as a value, read by another client than the one that measures. @throws Error unless it is 200 */
export async function ask(service: Service, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${service.port}${service.base}${path}`, {
    headers: service.headers,
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return response.json();
}

/** Readings stored, counted by the service itself. */
export async function countStored(service: Service): Promise<number> {
  const body = (await ask(service, '/Observations?$count=true&$top=1')) as { '@iot.count'?: number };
  return Number(body['@iot.count']);
}
