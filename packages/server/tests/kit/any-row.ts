import type { TestServer } from '../../testing/start-test-server.ts';

/**
 * Tables of the store in which a text stands, in any column of any row; those of jobs too.
 * @param pattern of PostgreSQL; `\m` and `\M` begin and end a word
 */
export async function tablesTelling(server: TestServer, pattern: string): Promise<string[]> {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await pool.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [pattern]);
    if (hits.length > 0) found.push(name.replace('public.', ''));
  }
  return found;
}

/** From here on a table gives out numbers that occur nowhere by chance. */
export async function numberFrom(server: TestServer, table: string, first: number): Promise<void> {
  await server.context.database.pool.query(`select setval(pg_get_serial_sequence($1, 'id'), $2::bigint, false)`, [
    table,
    first,
  ]);
}
