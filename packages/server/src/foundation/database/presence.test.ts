import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQuietPool } from '../../../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../../../testing/shared-database.ts';
import { countServers, Presence } from './presence.ts';

let folder: string;
let pool: pg.Pool;
let time = 0;
const opened: Presence[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkritme-presence-'));
  const connectionString = await sharedDatabase(folder);
  if (connectionString === undefined) throw new Error('this file needs the PostgreSQL of the run');
  pool = openQuietPool(connectionString, 10);
});
afterAll(async () => {
  for (const one of opened) one.end();
  await pool?.end();
  await dropSharedDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
});

function server(): Presence & { news: number } {
  const presence = Object.assign(new Presence(pool, 'postgresql', () => time), { news: 0 });
  presence.onAlone(() => {
    presence.news += 1;
  });
  opened.push(presence);
  return presence;
}

test('a server is alone until another one comes, and again when that has gone', async () => {
  const first = server();
  expect(first.isAlone).toBe(false);
  await first.look();
  expect([first.isAlone, first.news]).toEqual([true, 1]);
  const second = server();
  await second.look();
  expect(second.isAlone).toBe(false);
  expect(await countServers(pool)).toBe(2);
  await first.look();
  expect([first.isAlone, first.news]).toEqual([false, 1]);
  second.end();
  await expect.poll(() => countServers(pool)).toBe(1);
  await first.look();
  expect([first.isAlone, first.news]).toEqual([true, 2]);
});

test('what was seen runs out by itself, and whoever looks again tells so', async () => {
  const [one] = opened;
  expect(one?.isAlone).toBe(true);
  // Longer than another server waits before its doors open: it may be there, and have gone.
  time += 2_500;
  expect(one?.isAlone).toBe(false);
  await one?.look();
  expect(one).toMatchObject({ isAlone: true, news: 3 });
});

test('in a folder of its own a server is always alone', () => {
  expect(new Presence(pool, 'embedded').isAlone).toBe(true);
});
