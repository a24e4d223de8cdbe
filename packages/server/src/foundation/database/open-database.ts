import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { Kysely } from 'kysely';
import pg from 'pg';
import type { Config, StoreChoice } from '../config.ts';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startPglite } from './pglite.ts';
import { watchStore } from './store-away.ts';
import { UnitDialect } from './unit-of-work.ts';

/** Rooms narrow this with `db.withTables<TheirTables>()`; nobody sees another room's tables. */
export type Db = Kysely<Record<never, never>>;

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly store: StoreChoice;
  /** false where the store does not survive a power cut. */
  readonly durable: boolean;
  /** For programs that want a connection of their own, such as the job queue. */
  readonly connection: pg.PoolConfig;
  /** The store is gone for good: it does not stay up, and nobody tries any more. */
  onLost(listener: (cause: Error) => void): void;
  close(): Promise<void>;
}

// Counts and identities fit a double far beyond any store we can fill; int8 as text would spread through every row type.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Open the home that the configuration chooses; embedded falls back to PGlite where no process can be started. */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  switch (config.store) {
    case 'postgresql':
      return connect({ connectionString: config.databaseUrl, max: 20 }, 'postgresql', log);
    case 'pglite':
      return openPglite(config, log);
    case 'embedded':
      try {
        return await openEmbedded(config, log);
      } catch (cause) {
        if (!cannotSpawn(cause)) throw cause;
        log.warn({ cause: String(cause) }, 'no process can be started here: falling back to PGlite');
        return openPglite(config, log);
      }
    default:
      return config.store satisfies never;
  }
}

async function openEmbedded(config: Config, log: Log): Promise<Database> {
  const lost = new Lost();
  const server = await startEmbeddedPostgres(config.dataDir, { log, onLost: (cause) => lost.tell(cause) });
  return connect(local(server.socketDir, 12), 'embedded', log, { stop: () => server.stop(), lost });
}

async function openPglite(config: Config, log: Log): Promise<Database> {
  log.warn('store PGlite: acknowledged data survive a kill of this process, but not a power cut');
  const pglite = await startPglite(config.dataDir);
  return connect(local(pglite.socketDir, 8), 'pglite', log, { stop: () => pglite.stop() });
}

/** Told once; who listens later hears it too. */
class Lost {
  #cause: Error | undefined;
  readonly #listeners: ((cause: Error) => void)[] = [];

  tell(cause: Error): void {
    this.#cause = cause;
    for (const listener of this.#listeners) listener(cause);
  }

  listen(listener: (cause: Error) => void): void {
    this.#listeners.push(listener);
    if (this.#cause) listener(this.#cause);
  }
}

const local = (host: string, max: number): pg.PoolConfig => ({ host, user: 'postgres', database: 'postgres', max });

function cannotSpawn(cause: unknown): boolean {
  const { code, cause: behind } = cause as NodeJS.ErrnoException & { cause?: unknown };
  if (['EPERM', 'EACCES', 'ENOENT', 'EAGAIN', 'ENOSYS', 'MODULE_NOT_FOUND'].includes(code ?? '')) return true;
  return behind instanceof Error && cannotSpawn(behind);
}

export async function connect(
  connection: pg.PoolConfig,
  store: StoreChoice,
  log: Log,
  own: { stop(): Promise<void>; lost?: Lost } = { stop: async () => {} },
): Promise<Database> {
  const settings = store === 'embedded' ? { ...connection, user: 'wijkritme' } : connection;
  const pool = new pg.Pool({ ...settings, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 });
  // A connection broke while nobody waited for it: the pool replaces it, and whoever uses it next gets the error. One that
  // is lent out tells only its own listeners, and an error that nobody hears would end this process.
  const onBroken = store === 'postgresql' ? watchStore(pool, log) : () => {};
  pool.on('error', onBroken);
  pool.on('connect', (client) => client.on('error', onBroken));
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    await own.stop();
    throw new WijkritmeError(
      'database_unreachable',
      englishOnly(`${(cause as Error).message}. Check DATABASE_URL and that PostgreSQL runs.`),
    );
  }
  const db: Db = new Kysely({ dialect: new UnitDialect({ pool }) });
  return {
    db,
    pool,
    store,
    durable: store !== 'pglite',
    connection: settings,
    onLost: (listener) => own.lost?.listen(listener),
    close: async () => {
      await db.destroy();
      // Kysely ends the pool only where it was asked anything.
      if (!pool.ending) await pool.end();
      await own.stop();
    },
  };
}
