import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@wijkritme/client';
import { atEnd, makeFolder, removeFolder } from './clean-up.ts';
import { startDebianPostgres } from './debian-postgres.ts';
import type { StoreKind } from './options.ts';

/** The installed program under measurement, in a process and a folder of its own. */
export interface Server {
  readonly url: string;
  readonly httpPort: number;
  readonly mqttPort: number;
  readonly pid: number;
  /** Of the PostgreSQL server, where the store is not embedded. */
  readonly databasePid: number | undefined;
  readonly key: string;
  readonly dataDir: string;
  readonly client: Client;
  /** ms from the spawn until the server said where it is. */
  readonly startMs: number;
  /** Stop and keep the folder. */
  halt(): Promise<void>;
}

export interface ServerOptions {
  /** wijkritme.mjs to run; the one of this checkout by default. */
  readonly program?: string;
  readonly dataDir?: string;
  readonly demo?: boolean;
  /** HTTP port; any free one by default. */
  readonly port?: number;
  /** Folder for a processor profile, written when the server stops. */
  readonly profileDir?: string;
  /** A PostgreSQL server that runs; the server starts an embedded one by default. */
  readonly database?: { readonly url: string; readonly pid: number };
}

const here = fileURLToPath(new URL('../../../packages/server/bin/wijkritme.mjs', import.meta.url));
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const dataDir = options.dataDir ?? makeFolder('data');
  const profile = options.profileDir ? ['--cpu-prof', `--cpu-prof-dir=${options.profileDir}`] : [];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...profile, options.program ?? here, 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TZ: 'UTC',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      MQTT_PORT: '0',
      DATA_DIR: dataDir,
      DEMO: options.demo ? 'on' : 'off',
      LOG_LEVEL: 'error',
      ...(options.database && { DATABASE_URL: options.database.url }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => halt(child);
  const forget = atEnd(stop);
  const said = collect(child);
  const file = join(dataDir, 'server.json');
  const isOurs = () => existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).pid === child.pid;
  while (!isOurs()) {
    if (child.exitCode !== null || performance.now() - startedAt > START_LIMIT_MS) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start: ${said.join('').slice(-2_000)}`);
    }
    await sleep(2);
  }
  const { url, mqttPort } = JSON.parse(readFileSync(file, 'utf8')) as { url: string; mqttPort: number };
  const key = readFileSync(join(dataDir, 'admin.key'), 'utf8').trim();
  return {
    url,
    httpPort: Number(new URL(url).port),
    mqttPort,
    pid: child.pid ?? 0,
    databasePid: options.database?.pid,
    key,
    dataDir,
    client: createClient({ baseUrl: url, key, language: () => 'en' }),
    startMs: performance.now() - startedAt,
    halt: async () => {
      await stop();
      forget();
    },
  };
}

/** A server for as long as `work` runs; its folder, and where it has one its PostgreSQL server, are gone afterwards. */
export async function withServer<T>(
  { store = 'embedded', ...options }: ServerOptions & { readonly store?: StoreKind },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  if (store === 'embedded' || options.database) return withRunning(options, work);
  const folder = makeFolder('postgres');
  const postgres = await startDebianPostgres(folder);
  const forget = atEnd(() => postgres.stop());
  try {
    const database = { url: postgres.createDatabase('wijkritme'), pid: postgres.pid };
    return await withRunning({ ...options, database }, work);
  } finally {
    await postgres.stop();
    forget();
    removeFolder(folder);
  }
}

async function withRunning<T>(options: ServerOptions, work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer(options);
  try {
    return await work(server);
  } finally {
    await server.halt();
    if (!options.dataDir) removeFolder(server.dataDir);
  }
}

async function halt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

/** What the server says in vain would fill the pipe and stop it. */
function collect(child: ChildProcess): string[] {
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.push(text);
    if (said.length > 200) said.shift();
  });
  return said;
}
