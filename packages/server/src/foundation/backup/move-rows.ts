import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { PoolClient } from 'pg';
import type { Migrations } from '../database/migrate.ts';
import type { Database } from '../database/open-database.ts';
import { VERSION } from '../health.ts';
import type { BackupHead } from './backup-format.ts';
import { beginSnapshot, dump, sequencesOf, tablesOf } from './dump.ts';
import { load } from './load.ts';
import { makeRoom, shapeOf } from './make-room.ts';
import { differingTables, writeCanonically } from './table-sums.ts';
import { findUnfinished } from './unfinished.ts';

export interface MoveRowsOptions {
  /** All migrations of this program. */
  readonly known: Migrations;
  /** Called when the target was found fit and empty: what belongs to the rows must be there before they count. */
  readonly onReady?: () => void;
  readonly onRows?: (done: number, about: number) => void;
  readonly onTable?: (done: number, all: number) => void;
}

export interface MovedRows {
  readonly tables: number;
  readonly rows: number;
}

/** Who writes in the source gets this long to finish. */
const PATIENCE = '10s';

/**
 * Copies a store into an empty one with all that is in it, and holds both against each other before the copy counts. The source stays
 * as it is; nobody can write in it meanwhile. The target is filled in one transaction: whatever fails, and whenever the process dies,
 * it is as empty as it was (decision 122).
 *
 * @throws WijkritmeError config_invalid where there is nothing to move, or no place for it; data_dir_in_use, store_not_empty,
 * store_newer, restore_unfinished, store_differs
 */
export async function moveRows(source: Database, target: Database, options: MoveRowsOptions): Promise<MovedRows> {
  if ((await findUnfinished(source.pool)) !== undefined)
    throw new WijkritmeError(
      'restore_unfinished',
      englishOnly('A restore of the store to move has to be finished first.'),
    );
  const from = await source.pool.connect();
  const to = await target.pool.connect();
  try {
    const shape = await shapeOf(from, options.known);
    await freeze(from);
    await to.query('begin');
    await makeRoom(to, shape);
    options.onReady?.();
    const moved = await fill([from, to], options);
    await to.query('commit');
    // So that the first questions are planned with the right sizes.
    await to.query('analyze');
    return moved;
  } finally {
    // Ends transactions that are open, and with them their locks.
    from.release(true);
    to.release(true);
  }
}

/** One moment for all that is read, and nobody writes: reading goes on. @throws WijkritmeError data_dir_in_use */
async function freeze(client: PoolClient): Promise<void> {
  const tables = await tablesOf(client);
  await beginSnapshot(client);
  await writeCanonically(client);
  await client.query(`set local lock_timeout to '${PATIENCE}'`);
  try {
    const names = tables.map(({ name }) => `"${name.replaceAll('"', '""')}"`);
    await client.query(`lock table ${names.join(', ')} in share mode`);
  } catch (cause) {
    if ((cause as { code?: string }).code !== '55P03') throw cause;
    throw new WijkritmeError('data_dir_in_use', englishOnly('A server writes in the store to move. Stop it first.'));
  }
}

async function fill(
  [source, target]: readonly [PoolClient, PoolClient],
  { onRows, onTable }: MoveRowsOptions,
): Promise<MovedRows> {
  const facts = { madeAt: new Date().toISOString(), program: VERSION, log: null, oldest: [] };
  let [rows, about, tables] = [0, 0, 0];
  await load(target, dump(source, { kind: 'all', without: [] }, facts), {
    now: new Map(),
    onHead: (head) => {
      tables = head.tables.length;
      about = head.tables.reduce((sum, table) => sum + Math.max(0, table.about), 0);
    },
    onRows: (_table, count) => {
      rows += count;
      onRows?.(rows, Math.max(about, rows));
    },
    onLoaded: (head) => compare([source, target], head, (done) => onTable?.(done, tables)),
  });
  onTable?.(tables, tables);
  return { tables, rows };
}

/** @throws WijkritmeError store_differs */
async function compare(
  [source, target]: readonly [PoolClient, PoolClient],
  head: BackupHead,
  onTable: (done: number) => void,
): Promise<void> {
  await writeCanonically(target);
  const different = await differingTables([source, target], head, onTable);
  const [before, after] = [await sequencesOf(source), await sequencesOf(target)];
  for (const [name, last] of Object.entries(before)) if (after[name] !== last) different.push(name);
  if (different.length > 0)
    throw new WijkritmeError(
      'store_differs',
      englishOnly(`${different.join(', ')} came over otherwise than it was sent.`),
    );
}
