import { Writable } from 'node:stream';
import pino from 'pino';
import type { Clock } from '../../src/foundation/clock.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../testing/start-test-server.ts';

export interface LoggedServer extends TestServer {
  /** Every log line so far, down to debug. */
  readonly logs: string[];
}

/** As `startTestServer`, with its log kept for reading. */
export async function startLoggedServer(options: Omit<TestServerOptions, 'log'> = {}): Promise<LoggedServer> {
  const logs: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      logs.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'debug', base: undefined }, sink);
  return { ...(await startTestServer({ ...options, log })), logs };
}

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  set(now: number): void {
    this.#now = now;
  }
}
