import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Migration, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { envToConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-migrate-'));
let database: Database;
beforeAll(async () => {
  database = await openDatabase(envToConfig({ DATA_DIR: dataDir, STORE: 'pglite' }, '/'), createLog('error'));
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const table = (name: string): Migration => ({
  up: async (db) => void (await sql`create table ${sql.table(name)} (id int)`.execute(db)),
});
const first = { '20260101000000-first': table('first') };
const second = { '20260102000000-second': table('second') };
const third = { '20260103000000-third': table('third') };

it('brings a store to the newest shape, and refuses one that a newer program made ready', async () => {
  expect(await migrate(database, [first])).toEqual(['20260101000000-first']);
  expect(await migrate(database, [first, second])).toEqual(['20260102000000-second']);

  // The older program also has a step of its own: it must not run.
  await expect(migrate(database, [first, third])).rejects.toMatchObject({
    code: 'store_newer',
    detail: expect.stringMatching(/20260102000000-second.*DATA_DIR or DATABASE_URL/),
  });
  const { rows } = await database.pool.query(`select to_regclass('third') as third`);
  expect(rows).toEqual([{ third: null }]);

  expect(await migrate(database, [first, second])).toEqual([]);
});
