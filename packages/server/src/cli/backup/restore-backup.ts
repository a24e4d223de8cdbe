import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { WijkritmeError } from '@wijkritme/contract';
import type { BackupHead } from '../../foundation/backup/backup-format.ts';
import { empty, holdsData, load } from '../../foundation/backup/load.ts';
import { readBackup } from '../../foundation/backup/read-backup.ts';
import type { Config } from '../../foundation/config.ts';
import { lockDataDir, prepareDataDir } from '../../foundation/data-dir.ts';
import { type Migrations, migrate } from '../../foundation/database/migrate.ts';
import { type Database, openDatabase } from '../../foundation/database/open-database.ts';
import { Ownership } from '../../foundation/database/ownership.ts';
import { createLog } from '../../foundation/log.ts';
import { makeDump, removals as onlyRemovals } from '../../observations/index.ts';
import { logPlaceOf } from '../../sharing/index.ts';
import { migrationsOfRooms } from '../../start.ts';
import { findRemovals, type Removals } from './removals.ts';
import { replayRemovals } from './replay-removals.ts';
import { removalsFileIn } from './take-backup.ts';

export interface RestoreOptions {
  readonly file: string;
  /** What the store holds may go. */
  readonly over: boolean;
  /** Files that may tell what went since, besides the one beside the backup. */
  readonly removals: readonly string[];
  /** Called when the backup was found whole and the store may be filled. */
  readonly onEmpty?: () => void;
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
 * server may run on it. The backup is read as a whole and checked first: until then nothing changes.
 * @throws WijkritmeError backup_broken, store_newer, store_not_empty, data_dir_in_use
 */
export async function restoreBackup(config: Config, options: RestoreOptions): Promise<Restored> {
  const { head, rows } = await readBackup(options.file);
  if (head.kind !== 'all')
    throw new WijkritmeError('backup_broken', `${options.file} tells what was removed; it is no backup to restore.`);
  const migrations = migrationsOf(head);
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  prepareDataDir(config.dataDir);
  const unlock = lockDataDir(config.dataDir);
  let found: Removals | undefined;
  try {
    const database = await openDatabase(config, createLog('error'));
    try {
      const own = await clear(database, options);
      options.onEmpty?.();
      try {
        const beside = removalsFileIn(dirname(options.file));
        found = await findRemovals(head, [beside, ...options.removals, ...(own ? [own] : [])]);
        await fill(database, { ...options, migrations, all, now: found?.now ?? new Map() });
      } finally {
        if (own) rmSync(dirname(own), { recursive: true, force: true });
      }
    } finally {
      await database.close();
    }
  } finally {
    unlock();
  }
  const { deleted, due } = await replayRemovals(config, { head, removals: found });
  return { head, rows: all, knownUntil: found?.head.madeAt ?? null, deleted, due };
}

/** @throws WijkritmeError store_newer */
function migrationsOf({ migrations, program }: BackupHead): Migrations {
  const known: Migrations = Object.assign({}, ...migrationsOfRooms);
  const unknown = migrations.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined)
    throw new WijkritmeError(
      'store_newer',
      `the backup was made by a newer Wijkritme (${program}, ${unknown}). Nothing was changed. Restore it with that version or a later one.`,
    );
  return Object.fromEntries(Object.entries(known).filter(([name]) => migrations.includes(name)));
}

/**
 * Makes the store empty, where that may be.
 * @returns a file that tells what the store knew of removals
 */
async function clear(database: Database, { over }: RestoreOptions): Promise<string | undefined> {
  await refuseWhereUsed(database);
  const client = await database.pool.connect();
  try {
    const isUsed = await holdsData(client);
    if (isUsed && !over)
      throw new WijkritmeError(
        'store_not_empty',
        'There are things, places, people or readings in it. Nothing was changed.',
      );
    const own = isUsed ? await keepRemovals(database) : undefined;
    await client.query('begin');
    await empty(client);
    await client.query('commit');
    return own;
  } finally {
    client.release();
  }
}

/** @throws WijkritmeError data_dir_in_use where a server works on this store */
async function refuseWhereUsed({ pool }: Database): Promise<void> {
  const ownership = new Ownership(pool);
  const isFree = await ownership.take();
  ownership.release();
  if (!isFree) throw new WijkritmeError('data_dir_in_use', 'A server works on this store. Stop it first.');
}

async function keepRemovals(database: Database): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'wijkritme-restore-')), 'removals.gz');
  const lines = makeDump(database.pool, onlyRemovals, { madeAt: Date.now(), logPlace: logPlaceOf });
  await pipeline(Readable.from(lines, { objectMode: false }), createGzip(), createWriteStream(file, { mode: 0o600 }));
  return file;
}

interface Fill extends RestoreOptions {
  readonly migrations: Migrations;
  readonly all: number;
  readonly now: ReadonlyMap<string, readonly string[]>;
}

async function fill(database: Database, { file, migrations, all, now, onRows }: Fill): Promise<void> {
  await migrate(database, [migrations]);
  const client = await database.pool.connect();
  let done = 0;
  try {
    await load(client, file, {
      now,
      onRows: (_table, rows) => {
        done += rows;
        onRows?.(done, all);
      },
    });
  } finally {
    client.release();
  }
}
