import { statfs } from 'node:fs/promises';
import type { Context } from '../foundation/context.ts';

export interface Disk {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** The disk that the store fills: that of the data folder. undefined where PostgreSQL runs elsewhere, whose disk nobody here sees. */
export async function findDisk({ config, database }: Pick<Context, 'config' | 'database'>): Promise<Disk | undefined> {
  if (database.store === 'postgresql') return undefined;
  const { bavail, blocks, bsize } = await statfs(config.dataDir);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
