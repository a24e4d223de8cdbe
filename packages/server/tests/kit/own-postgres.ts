import { chmodSync } from 'node:fs';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/foundation/database/embedded-postgres.ts';
import { createLog } from '../../src/foundation/log.ts';
import { newDataDir, removeDataDir } from './child-server.ts';

export interface OwnPostgres {
  /** A database of its own on this server. */
  newDatabase(): Promise<{ url: string; query: pg.Pool['query'] }>;
  stop(): Promise<void>;
}

/** A PostgreSQL beside the product, as an organisation would have one. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = newDataDir();
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { log: createLog('warn'), onLost: () => {} });
  const pools: pg.Pool[] = [];
  const open = (database: string) => {
    const pool = new pg.Pool({ host: server.socketDir, user: 'wijkritme', database, max: 2 });
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
      const url = `postgresql://wijkritme@/${name}?host=${encodeURIComponent(server.socketDir)}`;
      return { url, query: pool.query.bind(pool) as pg.Pool['query'] };
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await server.stop();
      removeDataDir(folder);
    },
  };
}
