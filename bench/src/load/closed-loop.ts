import { HttpConnection } from './raw-http.ts';

export interface LoopResult {
  readonly seconds: number;
  readonly requests: number;
  /** ms of each request. */
  readonly took: readonly number[];
  /** Status → how often. */
  readonly statuses: ReadonlyMap<number, number>;
}

export interface LoopOptions {
  readonly port: number;
  /** Requests of each connection, in order; one is under way per connection. */
  readonly work: readonly (readonly Buffer[])[];
  /** Give up after so long; what was not sent stays unsent. */
  readonly limitMs: number;
}

/** Every connection sends its next request when the last was answered. */
export async function closedLoop({ port, work, limitMs }: LoopOptions): Promise<LoopResult> {
  const connections = await Promise.all(work.map(() => HttpConnection.open(port)));
  const took: number[] = [];
  const statuses = new Map<number, number>();
  const start = performance.now();
  await Promise.all(
    connections.map(async (connection, i) => {
      for (const bytes of work[i] as readonly Buffer[]) {
        const sentAt = performance.now();
        if (sentAt - start > limitMs) return;
        const { status } = await connection.send(bytes);
        took.push(performance.now() - sentAt);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  for (const connection of connections) connection.close();
  return { seconds, requests: took.length, took, statuses };
}
