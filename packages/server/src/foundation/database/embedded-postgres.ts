import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { isRunning } from '../process-info.ts';
import { binaryDir, type Cluster, initialise, socketDirOf } from './cluster.ts';
import { keepRunning } from './keep-running.ts';
import { unprivilegedUser } from './os-user.ts';
import { startPostgres } from './postgres-process.ts';

export interface EmbeddedPostgres {
  readonly socketDir: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly log: Log;
  /** It does not stay up: there is no store any more. */
  onLost(cause: Error): void;
}

/**
 * A real PostgreSQL as a child process, with its files in `dataDir/postgres`, reachable through a local socket only. When
 * it dies alone it is started again; what was committed is there, and whoever asks meanwhile gets a broken connection.
 * As root it runs as an unprivileged user, because PostgreSQL refuses root.
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = join(dataDir, 'postgres');
  const user = unprivilegedUser();
  const cluster: Cluster = { bin: binaryDir(), folder, user, socketDir: socketDirOf(folder, user) };
  await stopOrphan(folder);
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(cluster);
  const { log } = options;
  const kept = await keepRunning({
    start: () => startPostgres(cluster),
    isTooEarly: hasLeftovers,
    onDown: (lastWords) => log.error({ lastWords }, 'PostgreSQL ended by itself; it is being started again'),
    onUp: (downMs) => log.warn({ downMs: Math.round(downMs) }, 'PostgreSQL runs again; nothing acknowledged is lost'),
    onGivenUp: options.onLost,
  });
  return {
    socketDir: cluster.socketDir,
    get pid() {
      return kept.current.pid;
    },
    stop: () => kept.stop(),
  };
}

/** Processes of a PostgreSQL whose head was killed end by themselves, within a moment; it refuses to start before. */
export function hasLeftovers(cause: unknown): boolean {
  return /pre-existing shared memory block|could not remove shared memory/.test(String((cause as Error).message));
}

/**
 * A killed server leaves its PostgreSQL running; end it. A pid file of nobody is left to PostgreSQL: with it, it sees that
 * processes of the dead one still touch the files. It goes only where a stranger has the number now.
 */
async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return rmSync(file, { force: true });
  if (!isRunning(pid)) return;
  if (!isPostgres(pid, folder)) return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isRunning(pid); waited += 20) {
    if (waited > 10_000) process.kill(pid, 'SIGQUIT');
    if (waited > 20_000) throw new Error(`PostgreSQL process ${pid} of ${folder} does not stop`);
    await delay(20);
  }
}

/** Is this pid really the PostgreSQL of that folder (and not a stranger that got the number later)? */
function isPostgres(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}
