import type { PoolClient } from 'pg';
import { type Migrations, migrateWithin } from '../database/migrate.ts';
import { empty, type LoadOptions, load } from './load.ts';
import { noteUnfinished } from './unfinished.ts';

export interface RefillOptions extends LoadOptions {
  readonly file: string;
  /** Those that the backup had. */
  readonly migrations: Migrations;
  /** What else has to be done before anybody sees it. */
  readonly afterwards: (client: PoolClient) => Promise<void>;
  /** What is still to be done, for whoever finishes it. */
  readonly unfinished: object;
}

/**
 * Puts a backup in the place of what a store holds. All of it is one transaction, the emptying too: whatever fails, and whenever the
 * process dies, the store is as it was.
 * @throws WijkritmeError backup_broken
 */
export async function refill(client: PoolClient, options: RefillOptions): Promise<void> {
  await client.query('begin');
  try {
    await empty(client);
    await migrateWithin(client, options.migrations);
    await load(client, options.file, options);
    await options.afterwards(client);
    await noteUnfinished(client, options.unfinished);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw cause;
  }
}
