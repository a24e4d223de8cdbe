import type { Pool, PoolClient } from 'pg';

/** Any number that means "keeps the rhythm" on this server. */
const LOCK = 77_174_002;

/**
 * A task that one process at a time may do for a store: an advisory lock on a connection of its own, which PostgreSQL
 * gives back when the process is gone, however it went.
 */
export class Ownership {
  readonly #pool: Pool;
  #client: PoolClient | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  get mine(): boolean {
    return this.#client !== undefined;
  }

  /** @returns whether the task is ours now */
  async take(): Promise<boolean> {
    if (this.mine) return true;
    const client = await this.#pool.connect();
    if (!(await isFree(client))) {
      client.release();
      return false;
    }
    client.on('error', () => this.release());
    this.#client = client;
    return true;
  }

  release(): void {
    this.#client?.release(true);
    this.#client = undefined;
  }
}

async function isFree(client: PoolClient): Promise<boolean> {
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK]);
    return rows[0]?.free === true;
  } catch (cause) {
    // One that is not given back is missing from the pool for ever, and the pool never ends.
    client.release(true);
    throw cause;
  }
}
