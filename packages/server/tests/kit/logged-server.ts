import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Client, createClient } from '@wijkritme/client';
import pino from 'pino';
import type { Clock } from '../../src/foundation/clock.ts';
import { envToConfig } from '../../src/foundation/config.ts';
import { type RunningServer, startServer } from '../../src/start.ts';
import type { TestServer } from '../../testing/start-test-server.ts';

export interface LoggedServer extends TestServer {
  readonly client: Client;
  /** Every log line so far, down to debug. */
  readonly logs: string[];
}

export interface LoggedOptions {
  readonly clock?: Clock;
  readonly env?: Record<string, string>;
  readonly dataDir?: string;
}

/** As `startTestServer`, with its log kept for reading and any setting open. */
export async function startLoggedServer(options: LoggedOptions = {}): Promise<LoggedServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'wijkritme-test-'));
  const env = { DATA_DIR: dataDir, PORT: '0', MQTT_PORT: '0', DEMO: 'off', LOG_LEVEL: 'debug', ...options.env };
  const logs: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      logs.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'debug', base: undefined }, sink);
  const server = await startServer(envToConfig(env, '/'), { log, ...(options.clock && { clock: options.clock }) });
  return {
    ...server,
    logs,
    dataDir,
    client: createClient({ baseUrl: server.url, key: server.adminKey, language: () => 'nl' }),
    send: <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      // The test says what it expects; a wrong shape fails its assertions.
      send(server, method, path, body, headers) as Promise<{ status: number; headers: Headers; body: T }>,
    halt: () => server.stop(),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function send(
  server: RunningServer,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
) {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      authorization: `Bearer ${server.adminKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
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
