import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../start/free-port.ts';

const bin = '/usr/lib/postgresql/15/bin';
const ANSWER_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 30_000;

/** Is Debian's PostgreSQL 15 installed? */
export const hasDebianPostgres = (): boolean => existsSync(join(bin, 'postgres'));

/** Its version and the settings that are not the defaults, for a report. */
export function debianPostgres(): string {
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim().split(' ').at(2);
  return `${version} as a server (${Object.entries(citySettings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')})`;
}

/**
 * A PostgreSQL server as a city runs one on a machine with some memory. Nothing gives up durability: fsync,
 * full_page_writes and synchronous_commit keep their defaults, which are on.
 */
export const citySettings: Readonly<Record<string, string>> = {
  max_connections: '200',
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
};

/** PostgreSQL 15 of Debian in a folder of its own, reached over TCP on the loopback address. */
export interface DebianPostgres {
  readonly port: number;
  readonly pid: number;
  /** @returns the address of a new, empty database */
  createDatabase(name: string): string;
  /** Output of psql, unaligned, without heads. */
  run(database: string, sql: string): string;
  stop(): Promise<void>;
}

/** @throws Error when it is not installed or does not answer */
export async function startDebianPostgres(
  folder: string,
  settings: Readonly<Record<string, string>> = citySettings,
): Promise<DebianPostgres> {
  if (!hasDebianPostgres()) throw new Error(`there is no PostgreSQL 15 in ${bin} (Debian: postgresql-15)`);
  const home = join(folder, 'postgres');
  mkdirSync(home, { mode: 0o700 });
  const ids = ownerIds();
  if (ids) for (const path of [home, folder]) chownSync(path, ids.uid, ids.gid);
  const data = join(home, 'data');
  const options = { ...ids, cwd: '/', stdio: 'ignore' as const };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C'], options);
  const port = await freePort();
  const all = { ...settings, port: String(port), unix_socket_directories: home, listen_addresses: '127.0.0.1' };
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...words], options);
  const run = (database: string, sql: string) =>
    execFileSync('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database, '-qtAc', sql], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  await untilReady(child, () => run('postgres', 'select 1'));
  return {
    port,
    pid: child.pid ?? 0,
    run,
    createDatabase: (name) => {
      run('postgres', `create database ${name}`);
      return `postgresql://postgres@127.0.0.1:${port}/${name}`;
    },
    stop: () => end(child, 'SIGINT', STOP_LIMIT_MS),
  };
}

/** PostgreSQL refuses root; Debian's package brings the user. */
function ownerIds(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilReady(child: ChildProcess, ask: () => unknown): Promise<void> {
  for (const start = performance.now(); ; await sleep(100)) {
    try {
      ask();
      return;
    } catch (cause) {
      if (child.exitCode !== null || performance.now() - start > ANSWER_LIMIT_MS)
        throw new Error(`PostgreSQL does not answer: ${(cause as Error).message}`);
    }
  }
}

/** Ask a process to end, and end it when it does not. SIGINT is the fast shutdown of PostgreSQL. */
export async function end(child: ChildProcess, signal: NodeJS.Signals, limitMs = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  await ended;
  clearTimeout(timer);
}
