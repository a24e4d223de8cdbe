import pg from 'pg';

const PATIENCE_MS = 3_000;

/**
 * Version of the PostgreSQL at an address, for example "16.4".
 * @throws what the driver fails with when it cannot be reached
 */
export async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? '';
  } finally {
    await client.end().catch(() => undefined);
  }
}
