import type { Migration } from 'kysely';
import { Migrator } from 'kysely';
import type { Database } from './open-database.ts';

/** Timestamped name → migration; each room lists its own. Never edited after they have landed. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Any number that means "Wijkritme migrates" on this server. */
const LOCK = 77_174_001;

/**
 * Bring the store to the newest shape. Two servers that start at once wait for one another on an advisory lock, so one
 * migration never runs twice.
 */
export async function migrate(database: Database, rooms: readonly Migrations[]): Promise<string[]> {
  const lock = await database.pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const migrator = new Migrator({
      db: database.db,
      provider: { getMigrations: async () => Object.assign({}, ...rooms) },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [LOCK]);
    lock.release();
  }
}
