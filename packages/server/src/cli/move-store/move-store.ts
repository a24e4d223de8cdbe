import { type MovedRows, moveRows } from '../../foundation/backup/move-rows.ts';
import type { Config } from '../../foundation/config.ts';
import { migrationsOfRooms } from '../../start.ts';
import { copyFiles, listFiles } from './copy-files.ts';
import { withHomes } from './open-homes.ts';
import { refuseMissing, refuseSame } from './store-home.ts';

export interface MoveOptions {
  readonly from: Config;
  readonly to: Config;
  readonly onRows?: (done: number, about: number) => void;
  readonly onTable?: (done: number, all: number) => void;
}

export interface Moved extends MovedRows {
  /** In the other data folder; 0 where both stores have the same one. */
  readonly files: number;
}

/**
 * Moves a store, and what else its data folder holds, into an empty one.
 * @throws WijkritmeError as `moveRows`; CommandError where one of them is none
 */
export async function moveStore({ from, to, ...listeners }: MoveOptions): Promise<Moved> {
  refuseSame(from, to);
  refuseMissing(from);
  return withHomes(from, to, async (source, target) => {
    const files = listFiles(from.dataDir, to.dataDir);
    const moved = await moveRows(source, target, {
      known: Object.assign({}, ...migrationsOfRooms),
      onReady: () => copyFiles(from.dataDir, to.dataDir, files),
      ...listeners,
    });
    return { ...moved, files: files.all.length };
  });
}
