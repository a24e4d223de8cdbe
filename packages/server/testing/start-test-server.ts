import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@wijkritme/client';
import type { Clock } from '../src/foundation/clock.ts';
import { envToConfig } from '../src/foundation/config.ts';
import { createLog, type Log } from '../src/foundation/log.ts';
import { type RunningServer, startServer } from '../src/start.ts';
import { dropSharedDatabase, sharedDatabase } from './shared-database.ts';

export interface TestServer extends RunningServer {
  readonly client: Client;
  readonly dataDir: string;
  /** Request with the administrator key; JSON in, JSON out. */
  send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: T }>;
  /** Stop and keep the folder, for a second start. */
  halt(): Promise<void>;
}

export interface TestServerOptions {
  /** Where the test is about the store or its files: one of its own. Else a database of the run's PostgreSQL. */
  readonly store?: 'embedded' | 'pglite';
  readonly dataDir?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly env?: Record<string, string>;
  /** Folder with built pages. */
  readonly pages?: string;
}

/** A whole server on free ports in a folder of its own: real store, real HTTP, real MQTT. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'wijkritme-test-'));
  const store = await storeOf(dataDir, options);
  const env = {
    DATA_DIR: dataDir,
    PORT: '0',
    MQTT_PORT: '0',
    DEMO: 'off',
    LOG_LEVEL: 'error',
    // A round by the clock would meet half of what a test sends, and takes a process of its own.
    FORECASTS: 'on-demand',
    ...store,
    ...options.env,
  };
  const server = await startServer(envToConfig(env, '/'), {
    log: options.log ?? createLog('warn'),
    passwordCost: { N: 2 ** 10, r: 8, p: 1 },
    ...(options.clock && { clock: options.clock }),
    ...(options.pages && { pages: options.pages }),
  });
  return {
    ...server,
    dataDir,
    client: createClient({ baseUrl: server.url, key: server.adminKey, language: () => 'nl' }),
    send: <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      // The test says what it expects; a wrong shape fails its assertions.
      send(server, method, path, body, headers) as Promise<{ status: number; headers: Headers; body: T }>,
    halt: () => server.stop(),
    stop: async () => {
      await server.stop();
      if ('DATABASE_URL' in store) await dropSharedDatabase(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Settings of its store. TEST_STORE=pglite or embedded runs everything on that one, but for what names its store itself. */
async function storeOf(dataDir: string, { store, env }: TestServerOptions): Promise<Record<string, string>> {
  if (env?.STORE || env?.DATABASE_URL) return {};
  const own = store ?? process.env.TEST_STORE;
  if (own) return { STORE: own };
  const url = await sharedDatabase(dataDir);
  return url ? { DATABASE_URL: url } : { STORE: 'embedded' };
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
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
