import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openQuietPool } from '../../../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../../../testing/shared-database.ts';
import { Ownership } from './ownership.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

test('a connection that breaks while it asks goes back to the pool, and the next one asks again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wijkritme-ownership-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const connectionString = await sharedDatabase(folder);
  if (connectionString === undefined) throw new Error('this file needs the PostgreSQL of the run');
  opened.push(() => dropSharedDatabase(folder));
  const pool = openQuietPool(connectionString, 1);
  let toBreak = 3;
  pool.on('acquire', async (client) => {
    if (toBreak-- > 0) await client.end();
  });
  const ownership = new Ownership(pool);
  for (let i = 0; i < 3; i++) await expect(ownership.take()).rejects.toThrow();
  expect(pool.totalCount - pool.idleCount).toBe(0);
  expect(await ownership.take()).toBe(true);
  ownership.release();
  await pool.end();
});
