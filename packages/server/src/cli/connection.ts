import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@wijkritme/client';
import { envToConfig } from '../foundation/config.ts';
import { startServer } from '../start.ts';
import type { GlobalOptions } from './options.ts';
import { say } from './options.ts';
import { findServerFile } from './server-file.ts';
import { print, type Terminal } from './terminal.ts';

const USUAL_URL = 'http://127.0.0.1:8080';

/** A server to talk to. */
export interface Connection {
  readonly url: string;
  readonly key: string | undefined;
  readonly client: Client;
}

export function dataDirOf({ env, cwd }: Terminal): string {
  return envToConfig(env, cwd).dataDir;
}

/** The server that the options or the data folder name. */
export function connect(terminal: Terminal, options: GlobalOptions): Connection {
  const url = options.url ?? findServerFile(dataDirOf(terminal))?.url ?? USUAL_URL;
  return connectionTo(url.replace(/\/$/, ''), keyFor(terminal, options, url), options);
}

/**
 * Do some work with the server of the data folder. Where none runs, one runs in this process for as long as the work
 * lasts, on the same data folder and on ports of its own.
 */
export async function withServer<T>(
  terminal: Terminal,
  options: GlobalOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const dataDir = dataDirOf(terminal);
  if (options.url !== undefined || findServerFile(dataDir)) return work(connect(terminal, options));
  print(
    terminal.err,
    say(options, {
      nl: `Er draait geen server voor ${dataDir}; er start er een voor dit werk.`,
      en: `No server runs for ${dataDir}; one starts for this work.`,
    }),
  );
  const { env, cwd } = terminal;
  const own = { ...env, HOST: '127.0.0.1', PORT: '0', MQTT_PORT: '0', DEMO: 'off', PUBLIC_URL: '' };
  const server = await startServer(envToConfig({ ...own, LOG_LEVEL: env.LOG_LEVEL || 'error' }, cwd));
  try {
    return await work(connectionTo(server.url, server.adminKey, options));
  } finally {
    await server.stop();
  }
}

function connectionTo(url: string, key: string | undefined, { lang }: GlobalOptions): Connection {
  return { url, key, client: createClient({ baseUrl: url, key, language: () => lang }) };
}

/** A key found on this machine is for this machine's server; another host gets only what was typed. */
function keyFor(terminal: Terminal, options: GlobalOptions, url: string): string | undefined {
  if (options.key !== undefined) return options.key;
  if (options.url !== undefined && !isLocal(url)) return undefined;
  if (terminal.env.ADMIN_KEY) return terminal.env.ADMIN_KEY;
  const file = join(dataDirOf(terminal), 'admin.key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function isLocal(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
