import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster, cleanEnv, isReachable } from './cluster.ts';
import { runAs } from './os-user.ts';

/** One running PostgreSQL. */
export interface PostgresProcess {
  readonly pid: number;
  /** Resolves when it has ended, however that came, with its last words. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Server settings: a small machine, a few connections, and nothing that gives up durability. */
export const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '30',
  shared_buffers: '64MB',
  effective_cache_size: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  wal_compression: 'pglz',
  checkpoint_timeout: '10min',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

/** @throws Error with its last words when it does not start */
export async function startPostgres(cluster: Cluster, settings = serverSettings): Promise<PostgresProcess> {
  const child = spawnPostgres(cluster, settings);
  const log = collect(child);
  const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(lastWords(log))));
  await waitUntilReady(child, cluster.folder, log);
  return { pid: child.pid ?? 0, ended, stop: () => stop(child) };
}

function spawnPostgres(
  { bin, folder, socketDir, user }: Cluster,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = { ...settings, unix_socket_directories: socketDir, unix_socket_permissions: '0700' };
  const args = ['-D', folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const command = runAs(user, join(bin, 'postgres'), args, isReachable(bin, folder, user));
  return spawn(command.file, command.args, {
    ...command.options,
    env: cleanEnv(),
    // Its own process group: Ctrl-C must reach us first, so that we can stop it in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function collect(child: ChildProcess): string[] {
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, Math.max(0, lines.length - 30));
  });
  return lines;
}

const lastWords = (log: readonly string[]) => log.slice(-5).join(' | ');

async function waitUntilReady(child: ChildProcess, folder: string, log: readonly string[]): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  let failed: Error | undefined;
  child.once('error', (cause) => {
    failed = cause;
  });
  const end = performance.now() + START_LIMIT_MS;
  while (performance.now() < end) {
    if (failed || child.exitCode !== null || child.signalCode !== null) break;
    if (isReady(file, child.pid)) return;
    await delay(5);
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start: ${failed?.message ?? lastWords(log)}`, { cause: failed });
}

/**
 * Line 8 of postmaster.pid says when connections are welcome; line 1 whose file it is: a killed one leaves its own, which
 * goes at a moment that nobody knows.
 */
function isReady(file: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}
