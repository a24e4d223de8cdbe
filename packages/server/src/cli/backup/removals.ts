import { existsSync } from 'node:fs';
import type { BackupHead } from '../../foundation/backup/backup-format.ts';
import { readBackup } from '../../foundation/backup/read-backup.ts';
import { tablesOfLiving, tablesOfNow } from '../../observations/index.ts';

/** What tells what went since a backup: rows of now, and the ids of what still lives. */
export interface Removals {
  readonly head: BackupHead;
  readonly now: ReadonlyMap<string, readonly string[]>;
  readonly living: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Of all kept in a file of removals, or in a whole newer backup. Not larger than the tables of entities. */
export async function readRemovals(file: string): Promise<Removals> {
  const now = new Map<string, string[]>();
  const living = new Map<string, Set<number>>();
  const { head } = await readBackup(file, {
    head: ({ tables }) => {
      const has = (name: string) => tables.some((table) => table.name === name);
      for (const name of tablesOfNow) if (has(name)) now.set(name, []);
      for (const name of tablesOfLiving) if (has(name)) living.set(name, new Set());
    },
    rows: (table, rows) => {
      now.get(table)?.push(...rows);
      const ids = living.get(table);
      // `id` is the first column of each of these.
      if (ids) for (const row of rows) ids.add(Number(/^\((\d+)/.exec(row)?.[1]));
    },
  });
  return { head, now, living };
}

/**
 * The newest of these files that tells of the time after a backup; undefined when none does. One of another installation, or from
 * before the backup, would take away what it never knew.
 */
export async function findRemovals(backup: BackupHead, files: readonly string[]): Promise<Removals | undefined> {
  let best: Removals | undefined;
  for (const file of files) {
    if (!existsSync(file)) continue;
    const found = await readRemovals(file);
    const { log } = found.head;
    if (!log || log.log !== backup.log?.log || log.position < backup.log.position) continue;
    // Rows of now are rows of this shape.
    if (found.head.migrations.join() !== backup.migrations.join()) continue;
    if (!best || log.position > (best.head.log?.position ?? -1)) best = found;
  }
  return best;
}
