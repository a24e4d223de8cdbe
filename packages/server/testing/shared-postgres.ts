import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { envToConfig } from '../src/foundation/config.ts';
import { binaryDir, initialise } from '../src/foundation/database/cluster.ts';
import { migrate } from '../src/foundation/database/migrate.ts';
import { openDatabase } from '../src/foundation/database/open-database.ts';
import { unprivilegedUser } from '../src/foundation/database/os-user.ts';
import { serverSettings, startPostgres } from '../src/foundation/database/postgres-process.ts';
import { createLog } from '../src/foundation/log.ts';
import { migrationsOfRooms } from '../src/start.ts';

export interface SharedPostgres {
  /** Address of the database of that name, in the newest shape; made where it is not there yet. */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** As the product's own, for many servers at once. Nobody pulls the plug of a test run, so it does not wait for the disk. */
const settings = { ...serverSettings, max_connections: '200', fsync: 'off', full_page_writes: 'off' };
const TEMPLATE = 'newest_shape';

/** One PostgreSQL for all tests that need a store and are not about the store. All its files are in the folder. */
export async function startSharedPostgres(folder: string): Promise<SharedPostgres> {
  const user = unprivilegedUser();
  const cluster = { bin: binaryDir(), folder: join(folder, 'postgres'), socketDir: join(folder, 'socket'), user };
  chmodSync(folder, 0o755);
  mkdirSync(cluster.socketDir, { mode: 0o700 });
  if (user) chownSync(cluster.socketDir, user.uid, user.gid);
  initialise(cluster);
  const server = await startPostgres(cluster, settings);
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
    },
  };
}

async function bringToNewestShape(url: string): Promise<void> {
  const database = await openDatabase(envToConfig({ DATABASE_URL: url }, '/'), createLog('warn'));
  await migrate(database, migrationsOfRooms);
  await database.close();
}
