import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { envToConfig } from '../src/foundation/config.ts';
import { initialise } from '../src/foundation/database/cluster.ts';
import { migrate } from '../src/foundation/database/migrate.ts';
import { openDatabase } from '../src/foundation/database/open-database.ts';
import { unprivilegedUser } from '../src/foundation/database/os-user.ts';
import { serverSettings, startPostgres } from '../src/foundation/database/postgres-process.ts';
import { createLog } from '../src/foundation/log.ts';
import { migrationsOfRooms, startServer } from '../src/start.ts';
import { postgresPrograms } from './postgres-programs.ts';

export interface SharedPostgres {
  /** Address of the database of that name, in the newest shape, with a job queue; made where it is not there yet. */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** As the product's own, for many servers at once. Nobody pulls the plug of a test run, so it does not wait for the disk. */
const settings = { ...serverSettings, max_connections: '200', fsync: 'off', full_page_writes: 'off' };
const TEMPLATE = 'newest_shape';
/** Files are copied as they are: without waiting for a disk that is a seventh of writing all pages to the log as well. */
const AS_TEMPLATE = `template ${TEMPLATE} strategy file_copy`;

/** One PostgreSQL for all tests that need a store and are not about the store. All its files are in the folder. */
export async function startSharedPostgres(folder: string): Promise<SharedPostgres> {
  const user = unprivilegedUser();
  const cluster = {
    bin: postgresPrograms(),
    folder: join(folder, 'postgres'),
    socketDir: join(folder, 'socket'),
    user,
  };
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
  await makeJobQueue(urlOf(TEMPLATE), join(folder, 'template'));
  return {
    database: async (name) => {
      const { rows } = await main.query('select 1 from pg_database where datname = $1', [name]);
      if (rows.length === 0) await main.query(`create database ${pg.escapeIdentifier(name)} ${AS_TEMPLATE}`);
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

/**
 * A first start makes the tables of the job queue, which takes PostgreSQL as long as all else of it. One server starts and stops
 * here; what else it left goes again, so that the next one finds a store that no server has used.
 */
async function makeJobQueue(url: string, dataDir: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const before = await filledTables(pool);
  const config = envToConfig({ DATABASE_URL: url, DATA_DIR: dataDir, DEMO: 'off' }, '/');
  const server = await startServer(config, { doors: false, log: createLog('warn') });
  await server.stop();
  const left = (await filledTables(pool)).filter((name) => !before.includes(name));
  if (left.length > 0) await pool.query(`truncate ${left.join(', ')} restart identity`);
  await pool.query('delete from jobs.schedule');
  await pool.query('delete from jobs.job');
  await pool.query('update jobs.version set maintained_on = null, cron_on = null, monitored_on = null');
  await pool.end();
}

/** Our own tables that hold anything, as SQL writes their names. */
async function filledTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const filled: string[] = [];
  for (const { name } of rows)
    if ((await pool.query(`select 1 from ${name} limit 1`)).rows.length > 0) filled.push(name);
  return filled;
}
