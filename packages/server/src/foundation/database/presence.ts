import type { Pool, PoolClient } from 'pg';
import type { StoreChoice } from '../config.ts';

/** Any number that means "serves this store" on this server. */
const LOCK = 77_174_003;
const LOOK_EVERY_MS = 1_000;
/** What was seen holds this long and no longer: whoever starts beside us waits for it. */
const HOLDS_MS = 2_500;

const countHolders = `select count(*)::int4 as holders from pg_locks where locktype = 'advisory' and granted
  and classid = 0 and objid = ${LOCK} and objsubid = 1 and database = (select oid from pg_database where datname = current_database())`;

/** How many servers work on this store. */
export async function countServers(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ holders: number }>(countHolders);
  return rows[0]?.holders ?? 0;
}

/**
 * Is this the only server of the store? Then what it took in itself is all there is. Each server holds a shared advisory lock, which
 * PostgreSQL gives back when the process is gone, and looks every second who else does. What it saw runs out by itself, also where it
 * cannot look; and who starts where somebody works already waits that long before its doors open.
 */
export class Presence {
  readonly #pool: Pool;
  readonly #isShared: boolean;
  readonly #now: () => number;
  readonly #listeners: (() => void)[] = [];
  #client: PoolClient | undefined;
  #aloneUntil = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  /** @param now ms of a clock that only goes forward */
  constructor(pool: Pool, store: StoreChoice, now: () => number = () => performance.now()) {
    this.#pool = pool;
    this.#isShared = store === 'postgresql';
    this.#now = now;
  }

  /** Surely alone; false where that is not known. */
  get isAlone(): boolean {
    return !this.#isShared || this.#now() < this.#aloneUntil;
  }

  /** Alone again, after others were there or nobody knew: what was taken in meanwhile is in the store alone. */
  onAlone(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves when all others know that we are here. */
  async begin(): Promise<void> {
    if (!this.#isShared) return;
    await this.look();
    if (!this.isAlone) await new Promise((resolve) => setTimeout(resolve, HOLDS_MS));
    const again = () => {
      this.#timer = setTimeout(() => void this.look().finally(() => this.#timer && again()), LOOK_EVERY_MS);
      this.#timer.unref();
    };
    again();
  }

  /** Looks now. Where the store does not answer nothing is known. */
  async look(): Promise<void> {
    const wasAlone = this.isAlone;
    const at = this.#now();
    try {
      this.#client ??= await this.#hold();
      const others = (await countServers(this.#client)) - 1;
      this.#aloneUntil = others === 0 ? at + HOLDS_MS : Number.NEGATIVE_INFINITY;
    } catch {
      this.#lose();
    }
    if (!wasAlone && this.isAlone) for (const listener of this.#listeners) listener();
  }

  async #hold(): Promise<PoolClient> {
    const client = await this.#pool.connect();
    try {
      await client.query('select pg_advisory_lock_shared($1)', [LOCK]);
    } catch (cause) {
      client.release(true);
      throw cause;
    }
    client.on('error', () => this.#lose());
    return client;
  }

  #lose(): void {
    this.#aloneUntil = Number.NEGATIVE_INFINITY;
    this.#client?.release(true);
    this.#client = undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lose();
  }
}
