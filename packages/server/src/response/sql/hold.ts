import { type QueryExecutorProvider, sql } from 'kysely';
import type { ResponseDb } from '../tables.ts';

/** Nobody removes this case until the transaction ends. false: it is gone. */
export async function holdCase(trx: QueryExecutorProvider, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from case_file where id = ${id} for key share`.execute(trx);
  return rows.length > 0;
}

/** Nobody removes this measure until the transaction ends. false: it is gone. */
export async function holdMeasure(trx: ResponseDb, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from intervention where id = ${id} for key share`.execute(trx);
  return rows.length > 0;
}
