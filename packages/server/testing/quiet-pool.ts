import pg from 'pg';

/** A pool of which the last connections may be cut while they close: a test drops its database right after. */
export function openQuietPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  const ignore = () => {};
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
