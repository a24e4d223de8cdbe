import type { Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import type { Server } from '../harness/server.ts';
import { figure } from '../harness/table.ts';
import { HttpConnection, requestBytes } from '../load/raw-http.ts';
import { pageBars } from './bars.ts';

const WARM_UP = 10;

/** Each call of a page by itself, one after the other: time to the last byte over loopback, packed as for a browser. */
export async function measureCalls(server: Server, calls: readonly string[], times: number): Promise<Result[]> {
  const results: Result[] = [];
  const connection = await HttpConnection.open(server.httpPort);
  for (const path of calls) {
    const headers = { 'accept-encoding': 'gzip', 'accept-language': 'nl', accept: 'application/json' };
    const bytes = requestBytes({ method: 'GET', path, headers });
    const took: number[] = [];
    let size = 0;
    let wrong = 0;
    for (let i = 0; i < WARM_UP + times; i++) {
      const start = performance.now();
      const { status, body } = await connection.send(bytes);
      if (i >= WARM_UP) took.push(performance.now() - start);
      if (status !== 200) wrong += 1;
      size = body.length;
    }
    const { p50, p95, p99 } = spreadOf(took);
    results.push({
      what: `GET ${withoutDates(path)}`,
      value: p95,
      unit: 'ms',
      bar: pageBars.call,
      verified: wrong === 0,
      note: `p95 of ${times}; p50 ${figure(p50)}, p99 ${figure(p99)} ms; ${figure(size / 1_000)} kB`,
    });
  }
  connection.close();
  return results;
}

/** @example withoutDates('/v1/x?from=2026-11-01T00%3A00%3A00Z&a=1') // '/v1/x?from=…&a=1' */
export function withoutDates(path: string): string {
  return path.replace(/=\d{4}-\d\d-\d\dT[^&]*/g, '=…');
}
