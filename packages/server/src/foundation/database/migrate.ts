import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from './open-database.ts';

/** Timestamped name → migration; each room lists its own. Never edited after they have landed. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Any number that means "Wijkritme migrates" on this server. */
const LOCK = 77_174_001;

/**
 * Bring the store to the newest shape. Two servers that start at once wait for one another on an advisory lock, so one
 * migration never runs twice.
 *
 * @throws {WijkritmeError} `store_newer` when the store has a migration that this program does not know.
 */
export async function migrate(database: Database, rooms: readonly Migrations[]): Promise<string[]> {
  const lock = await database.pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const migrations: Migrations = Object.assign({}, ...rooms);
    refuseNewer(await namesInStore(lock), migrations);
    const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [LOCK]);
    lock.release();
  }
}

/** The same inside the transaction that this connection is in: with it they are undone. */
export async function migrateWithin(client: PoolClient, migrations: Migrations): Promise<void> {
  const query: PoolClient['query'] = client.query.bind(client);
  // A pool of this one connection, which stays its owner's.
  const pool = { connect: async () => ({ query, release: () => {} }), end: async () => {} };
  const migrator = new Migrator({
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => migrations },
    disableTransactions: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Names of the migrations that the store has had; none when it is new. */
async function namesInStore(client: PoolClient): Promise<string[]> {
  const { rows: tables } = await client.query(`select to_regclass('kysely_migration') as found`);
  if (tables[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** A step that we do not know may have moved or removed what we would write: better not to start than to spoil it. */
function refuseNewer(done: readonly string[], known: Migrations): void {
  const newest = done.filter((name) => !Object.hasOwn(known, name)).at(-1);
  if (newest === undefined) return;
  throw new WijkritmeError(
    'store_newer',
    englishOnly(
      `the store was made ready by a newer Wijkritme (${newest}). Nothing was changed. ` +
        'Start that version or a later one, or set DATA_DIR or DATABASE_URL to another store.',
    ),
  );
}
