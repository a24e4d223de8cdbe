import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { Config } from '../../foundation/config.ts';
import { lockDataDir, prepareDataDir } from '../../foundation/data-dir.ts';
import { type Database, openDatabase } from '../../foundation/database/open-database.ts';
import { Ownership } from '../../foundation/database/ownership.ts';
import { createLog } from '../../foundation/log.ts';

/**
 * Both stores, opened, with their data folders locked as a server locks them.
 * @throws WijkritmeError data_dir_in_use where a server works on one of them
 */
export async function withHomes<T>(
  from: Config,
  to: Config,
  work: (source: Database, target: Database) => Promise<T>,
): Promise<T> {
  const undo: (() => Promise<void> | void)[] = [];
  try {
    for (const folder of new Set([from.dataDir, to.dataDir])) {
      prepareDataDir(folder);
      undo.push(lockDataDir(folder));
    }
    const source = await open(from, undo);
    return await work(source, await open(to, undo));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** A store in a folder is ours with the folder; one on a server is when nobody keeps the rhythm there. */
async function open(home: Config, undo: (() => Promise<void> | void)[]): Promise<Database> {
  const database = await openDatabase(home, createLog('error'));
  undo.push(() => database.close());
  if (database.store !== home.store)
    throw new WijkritmeError(
      'database_unreachable',
      englishOnly(`No process can be started here, so there is no ${home.store} store; use pglite.`),
    );
  if (home.store !== 'postgresql') return database;
  const ownership = new Ownership(database.pool);
  if (!(await ownership.take()))
    throw new WijkritmeError('data_dir_in_use', englishOnly('A server works on this database. Stop it first.'));
  undo.push(() => ownership.release());
  return database;
}
