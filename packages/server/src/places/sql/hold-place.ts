import { type QueryExecutorProvider, sql } from 'kysely';

/** Nobody removes this place until the transaction ends. false: it is gone, or not simulated. */
export async function holdSimulatedPlace(trx: QueryExecutorProvider, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from place where id = ${id} and simulated for key share`.execute(trx);
  return rows.length > 0;
}
