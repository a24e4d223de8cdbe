import type { Pool, PoolClient } from 'pg';

/**
 * A store that was filled from a backup still holds what was deleted since. Until that is gone again it says so itself, in a schema
 * of its own that no backup takes along: whoever starts on it finishes the restore first.
 */
export async function noteUnfinished(client: PoolClient, facts: object): Promise<void> {
  await client.query('create schema restoring');
  await client.query('create table restoring.unfinished (facts jsonb not null)');
  await client.query('insert into restoring.unfinished values ($1::jsonb)', [JSON.stringify(facts)]);
}

/** What was noted; undefined where no restore is under way. The shape is the caller's own. */
export async function findUnfinished(pool: Pool): Promise<unknown> {
  const { rows: tables } = await pool.query<{ found: string | null }>(
    `select to_regclass('restoring.unfinished')::text as found`,
  );
  if (tables[0]?.found == null) return undefined;
  const { rows } = await pool.query<{ facts: unknown }>('select facts from restoring.unfinished');
  return rows[0]?.facts;
}

/** The restore is done: servers may start. */
export async function endUnfinished(client: Pick<PoolClient, 'query'>): Promise<void> {
  await client.query('drop schema if exists restoring cascade');
}
