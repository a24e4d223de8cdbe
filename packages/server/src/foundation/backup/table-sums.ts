import type { PoolClient } from 'pg';
import type { BackupHead } from './backup-format.ts';

/** What tells one table's rows from another's, whatever their order. */
export interface TableSum {
  readonly table: string;
  readonly rows: number;
  /** Of the MD5 digests of all rows as text: the sums of their first and of their second halves. */
  readonly sum: string;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** One way to write every value, whatever the settings of a server; until the end of the transaction. */
export async function writeCanonically(client: PoolClient): Promise<void> {
  await client.query(`set local timezone to 'UTC'`);
  await client.query(`set local datestyle to 'ISO, YMD'`);
  await client.query(`set local intervalstyle to 'postgres'`);
  await client.query(`set local bytea_output to 'hex'`);
  await client.query('set local extra_float_digits to 1');
}

/** The store does the work: no row travels. Inside a transaction of `writeCanonically`. */
export async function sumOf(client: PoolClient, table: string): Promise<TableSum> {
  const half = (from: number) => `coalesce(sum(('x' || substr(digest, ${from}, 16))::bit(64)::int8::numeric), 0)`;
  const { rows } = await client.query<{ rows: number; sum: string }>(
    `select count(*) as rows, ${half(1)} || '/' || ${half(17)} as sum from (select md5(t::text) as digest from ${quote(table)} t) rows`,
  );
  const [first] = rows;
  if (!first) throw new Error('an aggregate returns one row');
  return { table, ...first };
}

/** @returns the tables that differ */
export async function differingTables(
  [one, other]: readonly [PoolClient, PoolClient],
  { tables }: Pick<BackupHead, 'tables'>,
  onTable?: (done: number) => void,
): Promise<string[]> {
  const different: string[] = [];
  for (const [done, { name }] of tables.entries()) {
    onTable?.(done);
    const [a, b] = [await sumOf(one, name), await sumOf(other, name)];
    if (a.rows !== b.rows || a.sum !== b.sum) different.push(name);
  }
  return different;
}
