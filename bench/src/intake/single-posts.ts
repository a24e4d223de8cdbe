import type { Result } from '../harness/bars.ts';
import { withUsage } from '../harness/usage.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { requestBytes } from '../load/raw-http.ts';
import { readingAt } from '../load/signal.ts';
import { type Bench, toResult } from './measurement.ts';

const CONNECTIONS = 64;
const POSTS = 2_000;
const LIMIT_MS = 60_000;

/** One reading per request, sixty-four senders. */
export async function measureSinglePosts(bench: Bench): Promise<Result> {
  const { server, town, timeline } = bench;
  const headers = { authorization: `Bearer ${server.key}` };
  const posts = Math.ceil(POSTS * bench.scale);
  const work = Array.from({ length: CONNECTIONS }, (_, i) => {
    const own = town.datastreams.filter((_, at) => at % CONNECTIONS === i);
    return Array.from({ length: posts }, (_, n) => {
      const id = own[n % own.length] as number;
      const time = timeline.take(id);
      return requestBytes({
        method: 'POST',
        path: `/v1.1/Datastreams(${id})/Observations`,
        headers,
        body: `{"phenomenonTime":"${new Date(time).toISOString()}","result":${readingAt(id, time)}}`,
      });
    });
  });
  const { result, usage } = await withUsage(server, () =>
    closedLoop({ port: server.httpPort, work, limitMs: LIMIT_MS }),
  );
  const stored = result.statuses.get(201) ?? 0;
  const load = { seconds: result.seconds, readings: stored, took: result.took, wrong: CONNECTIONS * posts - stored };
  const what = 'HTTP single POSTs, 64 connections';
  return toResult(server, { what, bar: bench.bars.single, load, usage, expected: timeline.taken() });
}
