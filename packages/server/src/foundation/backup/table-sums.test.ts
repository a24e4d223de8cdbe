import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQuietPool } from '../../../testing/quiet-pool.ts';
import { dropSharedDatabase, sharedDatabase } from '../../../testing/shared-database.ts';
import { sumOf, writeCanonically } from './table-sums.ts';

let pool: pg.Pool;
let client: pg.PoolClient;

beforeAll(async () => {
  pool = openQuietPool((await sharedDatabase('table-sums')) as string, 1);
  client = await pool.connect();
  for (const table of ['one', 'other'])
    await client.query(`create temporary table ${table} (number float8, words text, bytes bytea)`);
});
afterAll(async () => {
  client?.release();
  await pool?.end();
  await dropSharedDatabase('table-sums');
});

type Row = readonly [number: number, words: string | null, bytes: string];
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.option(fc.constantFrom<string[]>('', 'a,b', '"(', 'é', '\\N'), { nil: null }),
  fc.constantFrom('\\x', '\\x00ff'),
);

/** @param settings of a session that writes values in its own way, until it is told how */
async function sumWith(table: string, rows: readonly Row[], settings: string) {
  await client.query('begin');
  await client.query(settings);
  await client.query(`delete from ${table}`);
  await client.query(`insert into ${table} select * from unnest($1::float8[], $2::text[], $3::bytea[])`, [
    rows.map(([number]) => number),
    rows.map(([, words]) => words),
    rows.map(([, , bytes]) => bytes),
  ]);
  await writeCanonically(client);
  const { rows: count, sum } = await sumOf(client, table);
  await client.query('rollback');
  return { count, sum };
}

const same = 'set local extra_float_digits to 1';
const odd = `set local extra_float_digits to 0; set local bytea_output to 'escape'; set local timezone to 'Asia/Kathmandu'`;

test('the sum of a table does not depend on the order of its rows, nor on the settings of its server', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      expect(await sumWith('other', rows.toReversed(), odd)).toEqual(await sumWith('one', rows, same));
    }),
    { numRuns: 25 },
  );
});

test('a row that is gone, there twice or another one changes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), row, async (rows, another) => {
      const [first, ...rest] = rows as [Row, ...Row[]];
      fc.pre(JSON.stringify(first) !== JSON.stringify(another) && first[0] !== another[0]);
      const whole = await sumWith('one', rows, same);
      for (const changed of [rest, [...rows, first], [another, ...rest]])
        expect(await sumWith('other', changed, same)).not.toEqual(whole);
    }),
    { numRuns: 15 },
  );
});
