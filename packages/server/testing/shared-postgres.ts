import { spawn } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { envToConfig } from '../src/foundation/config.ts';
import { binaryDir, type Cluster, initialise, socketDirOf } from '../src/foundation/database/cluster.ts';
import { migrate } from '../src/foundation/database/migrate.ts';
import { openDatabase } from '../src/foundation/database/open-database.ts';
import { unprivilegedUser } from '../src/foundation/database/os-user.ts';
import { serverSettings, startPostgres } from '../src/foundation/database/postgres-process.ts';
import { createLog } from '../src/foundation/log.ts';
import { migrationsOfRooms } from '../src/start.ts';

export interface SharedPostgres {
  /** Address of the database of that name, brought to the newest shape; made where it is not there yet. */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** As the product's own, for many servers at once; nobody pulls the plug of a test run, so it need not wait for the disk. */
const settings = { ...serverSettings, max_connections: '200', fsync: 'off', full_page_writes: 'off' };
const TEMPLATE = 'newest_shape';

/** One PostgreSQL for all tests that need a store and are not about the store. `folder` is its own, and goes with it. */
export async function startSharedPostgres(folder: string): Promise<SharedPostgres> {
  const user = unprivilegedUser();
  chmodSync(folder, 0o755);
  const data = join(folder, 'postgres');
  const cluster: Cluster = { bin: binaryDir(), folder: data, user, socketDir: socketDirOf(data, user) };
  initialise(cluster);
  const server = await startPostgres(cluster, settings);
  endWithThisProcess(server.pid, [folder, cluster.socketDir]);
  const main = new pg.Pool({ host: cluster.socketDir, user: 'wijkritme', database: 'postgres', max: 1 });
  main.on('error', () => {});
  const urlOf = (name: string) => `postgresql://wijkritme@/${name}?host=${encodeURIComponent(cluster.socketDir)}`;
  await main.query(`create database ${TEMPLATE}`);
  await bringToNewestShape(urlOf(TEMPLATE));
  return {
    database: async (name) => {
      const { rows } = await main.query('select 1 from pg_database where datname = $1', [name]);
      if (rows.length === 0) await main.query(`create database ${pg.escapeIdentifier(name)} template ${TEMPLATE}`);
      return urlOf(name);
    },
    drop: async (name) => {
      await main.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    },
    stop: async () => {
      await main.end();
      await server.stop();
      for (const leftover of [folder, cluster.socketDir]) rmSync(leftover, { recursive: true, force: true });
    },
  };
}

async function bringToNewestShape(url: string): Promise<void> {
  const database = await openDatabase(envToConfig({ DATABASE_URL: url }, '/'), createLog('warn'));
  await migrate(database, migrationsOfRooms);
  await database.close();
}

/** Waits for the end of its input, which comes however this process ends; then what we started must not stay. */
function endWithThisProcess(pid: number, folders: readonly string[]): void {
  const script = 'read -r _; kill -QUIT "$0" 2>/dev/null && sleep 1; rm -rf "$@"';
  const watcher = spawn('sh', ['-c', script, String(pid), ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  watcher.stdin.on('error', () => {});
}
