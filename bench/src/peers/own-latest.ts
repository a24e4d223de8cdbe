import type { Result } from '../harness/bars.ts';
import type { Service } from './peer.ts';
import { getBytes, latestPath } from './requests.ts';
import { race } from './turns.ts';

const TURN_MS = 3_000;

/** Our own door for the newest of everything, beside the same question to theirs in SensorThings. */
export async function compareOwnLatest(ours: Service, theirs: Service, scale: number): Promise<Result> {
  const sides = [
    { port: ours.port, good: 200, next: () => getBytes({ ...ours, base: '' }, '/v1/latest') },
    { port: theirs.port, good: 200, next: () => getBytes(theirs, latestPath(theirs.datastreams.length)) },
  ] as const;
  const what = `latest of ${ours.datastreams.length} datastreams, our own door beside their $expand, 2 connections`;
  const turnMs = TURN_MS * Math.min(1, scale);
  return (await race(sides, { what, connections: 2, rowsEach: 1, unit: 'answers/s', turnMs })).result;
}
