import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQuietPool } from '../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../testing/shared-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-test-'));
let pool: pg.Pool;
beforeAll(async () => {
  pool = openQuietPool((await sharedDatabase(folder)) as string, 1);
});
afterAll(async () => {
  await pool?.end();
  await dropSharedDatabase(folder);
  rmSync(folder, { recursive: true });
});

const count = async (table: string) => (await pool.query(`select count(*)::int4 as n from ${table}`)).rows[0]?.n;

test('the database of a test has a job queue, and nothing that a server left', async () => {
  expect(await count('jobs.queue')).toBeGreaterThan(0);
  for (const table of ['jobs.job', 'jobs.schedule', 'outbox_reader', 'notice_cursor', 'log_head', 'size_sample'])
    expect([table, await count(table)]).toEqual([table, 0]);
  const { rows } = await pool.query('select maintained_on, cron_on, monitored_on from jobs.version');
  expect(rows).toEqual([{ maintained_on: null, cron_on: null, monitored_on: null }]);
});
