import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { initialise, socketDirOf } from '../../src/foundation/database/cluster.ts';
import { hasLeftovers } from '../../src/foundation/database/embedded-postgres.ts';
import { unprivilegedUser } from '../../src/foundation/database/os-user.ts';
import { startPostgres } from '../../src/foundation/database/postgres-process.ts';
import { postgresPrograms } from '../../testing/postgres-programs.ts';
import { newDataDir, removeDataDir } from './child-server.ts';
import { until } from './until.ts';

/** How it ends: shut down in order (`pg_ctl -m fast`), without a checkpoint (`-m immediate`), or killed. */
export type PostgresEnd = 'fast' | 'immediate' | 'kill';
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

export interface OwnPostgres {
  /** A database of its own on this server. */
  newDatabase(): Promise<{ url: string; query: pg.Pool['query'] }>;
  /** End it, and leave it so. */
  end(how: PostgresEnd): Promise<void>;
  /** Did it end by itself? */
  hasEnded(): boolean;
  /** Start it after its end. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL beside the product, as an organisation would have one. Nobody starts it again by itself.
 * @param home folder for its files, of its own; removed at the end
 */
export async function startOwnPostgres(home = newDataDir()): Promise<OwnPostgres> {
  chmodSync(home, 0o755);
  const folder = join(home, 'postgres');
  const user = unprivilegedUser();
  const cluster = { bin: postgresPrograms(), folder, socketDir: socketDirOf(folder, user), user };
  initialise(cluster);
  let server = await startPostgres(cluster);
  const pools: pg.Pool[] = [];
  const open = (database: string) => {
    const pool = new pg.Pool({ host: cluster.socketDir, user: 'wijkritme', database, max: 2 });
    pool.on('error', () => {});
    pools.push(pool);
    return pool;
  };
  const main = open('postgres');
  let next = 0;
  return {
    newDatabase: async () => {
      const name = `test${next++}`;
      await main.query(`create database ${name}`);
      const pool = open(name);
      const url = `postgresql://wijkritme@/${name}?host=${encodeURIComponent(cluster.socketDir)}`;
      return { url, query: pool.query.bind(pool) as pg.Pool['query'] };
    },
    end: async (how) => {
      process.kill(server.pid, signals[how]);
      await server.ended;
    },
    hasEnded: () => !isAlive(server.pid),
    start: async () => {
      // Processes of a killed one end within a moment; it does not start before.
      server = await until('PostgreSQL starts', () =>
        startPostgres(cluster).catch((cause: unknown) => {
          if (!hasLeftovers(cause)) throw cause;
          return undefined;
        }),
      );
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await server.stop();
      removeDataDir(home);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
