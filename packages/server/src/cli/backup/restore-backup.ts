import { createWriteStream, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { BackupHead } from '../../foundation/backup/backup-format.ts';
import { holdsData } from '../../foundation/backup/load.ts';
import { readBackup } from '../../foundation/backup/read-backup.ts';
import { refill } from '../../foundation/backup/refill.ts';
import { findUnfinished } from '../../foundation/backup/unfinished.ts';
import type { Config } from '../../foundation/config.ts';
import { lockDataDir, prepareDataDir } from '../../foundation/data-dir.ts';
import type { Migrations } from '../../foundation/database/migrate.ts';
import { type Database, openDatabase } from '../../foundation/database/open-database.ts';
import { Ownership } from '../../foundation/database/ownership.ts';
import { countServers } from '../../foundation/database/presence.ts';
import { createLog } from '../../foundation/log.ts';
import { silence } from '../../notices/index.ts';
import { makeDump, removals as onlyRemovals } from '../../observations/index.ts';
import { logPlaceOf } from '../../sharing/index.ts';
import { migrationsOfRooms } from '../../start.ts';
import { findRemovals, type Removals } from './removals.ts';
import { replayRemovals, type ToReplay } from './replay-removals.ts';
import { removalsFileIn } from './take-backup.ts';

export interface RestoreOptions {
  readonly file: string;
  /** What the store holds may go. */
  readonly over: boolean;
  /** Files that may tell what went since, besides the one beside the backup. */
  readonly removals: readonly string[];
  /** Called when the store holds the backup. */
  readonly onFilled?: () => void;
  readonly onRows?: (done: number, all: number) => void;
}

export interface Restored {
  readonly head: BackupHead;
  readonly rows: number;
  /** UTC, ISO 8601: until when it is known what went since the backup; null where nothing is known. */
  readonly knownUntil: string | null;
  /** Entities and readings that were deleted since, and rows that were due. */
  readonly deleted: number;
  readonly due: number;
}

/**
 * Fills the store of this configuration with a backup, and removes from it what was deleted, withdrawn or has become due since. No
 * server may run on it. The backup is read as a whole and checked first, and what the store held goes in the transaction that fills it.
 * @throws WijkritmeError backup_broken, store_newer, store_not_empty, data_dir_in_use; restore_unfinished where an earlier one is to be finished
 */
export async function restoreBackup(config: Config, options: RestoreOptions): Promise<Restored> {
  const { head, rows } = await readBackup(options.file);
  if (head.kind !== 'all')
    throw new WijkritmeError(
      'backup_broken',
      englishOnly(`${options.file} tells what was removed; it is no backup to restore.`),
    );
  const plan: Plan = { ...options, head, migrations: migrationsOf(head), all: sumOf(rows) };
  prepareDataDir(config.dataDir);
  const unlock = lockDataDir(config.dataDir);
  let found: Removals | undefined;
  try {
    const database = await openDatabase(config, createLog('error'));
    try {
      found = await whileOurs(database, () => replace(database, config.dataDir, plan));
    } finally {
      await database.close();
    }
  } finally {
    unlock();
  }
  const replayed = await replayRemovals(config);
  return { head, rows: plan.all, knownUntil: found?.head.madeAt ?? null, ...replayed };
}

const sumOf = (rows: Readonly<Record<string, number>>) => Object.values(rows).reduce((sum, count) => sum + count, 0);

/** @throws WijkritmeError store_newer */
function migrationsOf({ migrations, program }: BackupHead): Migrations {
  const known: Migrations = Object.assign({}, ...migrationsOfRooms);
  const unknown = migrations.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined)
    throw new WijkritmeError(
      'store_newer',
      englishOnly(
        `the backup was made by a newer Wijkritme (${program}, ${unknown}). Nothing was changed. Restore it with that version or a later one.`,
      ),
    );
  return Object.fromEntries(Object.entries(known).filter(([name]) => migrations.includes(name)));
}

interface Plan extends RestoreOptions {
  readonly head: BackupHead;
  readonly migrations: Migrations;
  readonly all: number;
}

/**
 * Keeps servers away from the store meanwhile.
 * @throws WijkritmeError data_dir_in_use where one works on it
 */
async function whileOurs<T>({ pool }: Database, work: () => Promise<T>): Promise<T> {
  const ownership = new Ownership(pool);
  if ((await countServers(pool)) > 0 || !(await ownership.take()))
    throw new WijkritmeError('data_dir_in_use', englishOnly('A server works on this store. Stop it first.'));
  try {
    return await work();
  } finally {
    ownership.release();
  }
}

/** @returns what tells of removals since the backup */
async function replace(database: Database, dataDir: string, plan: Plan): Promise<Removals | undefined> {
  if ((await findUnfinished(database.pool)) !== undefined)
    throw new WijkritmeError('restore_unfinished', englishOnly('An earlier restore has to be finished first.'));
  const own = (await mayReplace(database, plan)) ? await keepRemovals(database, dataDir) : undefined;
  try {
    const beside = removalsFileIn(dirname(plan.file));
    const found = await findRemovals(plan.head, [beside, ...plan.removals, ...(own ? [own] : [])]);
    await fill(database, plan, found);
    plan.onFilled?.();
    return found;
  } finally {
    if (own) rmSync(own);
  }
}

/**
 * Whether it holds anything.
 * @throws WijkritmeError store_not_empty
 */
async function mayReplace(database: Database, { over }: Plan): Promise<boolean> {
  const client = await database.pool.connect();
  try {
    const isUsed = await holdsData(client);
    if (isUsed && !over)
      throw new WijkritmeError(
        'store_not_empty',
        englishOnly('There are things, places, people or readings in it. Nothing was changed.'),
      );
    return isUsed;
  } finally {
    client.release();
  }
}

async function keepRemovals(database: Database, dataDir: string): Promise<string> {
  const file = join(dataDir, 'restore-removals.gz');
  const lines = makeDump(database.pool, onlyRemovals, { madeAt: Date.now(), logPlace: logPlaceOf });
  await pipeline(Readable.from(lines, { objectMode: false }), createGzip(), createWriteStream(file, { mode: 0o600 }));
  return file;
}

async function fill(database: Database, plan: Plan, found: Removals | undefined): Promise<void> {
  const client = await database.pool.connect();
  let done = 0;
  try {
    await refill(client, {
      ...plan,
      now: found?.now ?? new Map(),
      afterwards: silence,
      unfinished: toReplay(plan.head, found),
      onRows: (_table, rows) => {
        done += rows;
        plan.onRows?.(done, plan.all);
      },
    });
  } finally {
    client.release();
  }
}

function toReplay({ madeAt, log }: BackupHead, found: Removals | undefined): ToReplay {
  const living = [...(found?.living ?? [])].map(([table, ids]) => [table, [...ids]]);
  return { madeAt, position: log?.position ?? null, living: Object.fromEntries(living) };
}
