import type { Pool } from 'pg';

/** Why a server should be sent no requests now; one word, for machines. */
export type NotReady =
  | 'starting'
  | 'stopping'
  | 'store-unreachable'
  | 'store-read-only'
  | 'store-refuses'
  | 'intake-full';

/** A store that needs longer than this for the smallest question is no store to send readings to, ms. */
const STORE_LIMIT_MS = 2_000;

/**
 * Should this server get requests? It should while its rooms run, its store answers, can be written and keeps what comes, and its intake has room.
 * What asks is a load balancer, every second or so, and from several places at once.
 */
export class Readiness {
  readonly #pool: Pool;
  readonly #limitMs: number;
  #phase: 'starting' | 'serving' | 'stopping' = 'starting';
  #isIntakeFull = () => false;
  #isStoreRefusing = () => false;
  /** One question at a time, however many ask. */
  #asking: Promise<NotReady | undefined> | undefined;

  /** @param limitMs how long the store may take to answer */
  constructor(pool: Pool, limitMs = STORE_LIMIT_MS) {
    this.#pool = pool;
    this.#limitMs = limitMs;
  }

  /** The store is migrated, the rooms run and the doors are open. */
  serve(): void {
    if (this.#phase === 'starting') this.#phase = 'serving';
  }

  /** From now on this server looks gone to who asks, while it still answers. */
  stop(): void {
    this.#phase = 'stopping';
  }

  get isStopping(): boolean {
    return this.#phase === 'stopping';
  }

  intakeFullWhen(isFull: () => boolean): void {
    this.#isIntakeFull = isFull;
  }

  /** The store answers, and yet does not take what is to be kept: its disk is full, for instance. */
  storeRefusesWhen(isRefusing: () => boolean): void {
    this.#isStoreRefusing = isRefusing;
  }

  /** @returns undefined when it is ready; within the time that the store gets */
  async obstacle(): Promise<NotReady | undefined> {
    if (this.#phase !== 'serving') return this.#phase;
    if (this.#isIntakeFull()) return 'intake-full';
    this.#asking ??= askStore(this.#pool, this.#limitMs).finally(() => {
      this.#asking = undefined;
    });
    const obstacle = await this.#asking;
    // It may have been told to stop meanwhile.
    if (this.isStopping) return 'stopping';
    return obstacle ?? (this.#isStoreRefusing() ? 'store-refuses' : undefined);
  }
}

/** A connection that does not answer is closed: it may have died silently, and must not be lent to others. */
async function askStore(pool: Pool, limitMs: number): Promise<NotReady | undefined> {
  let isLate = false;
  let giveUp = () => {};
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<NotReady>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      giveUp();
      resolve('store-unreachable');
    }, limitMs);
  });
  const ask = async (): Promise<NotReady | undefined> => {
    const client = await pool.connect();
    let isReleased = false;
    const release = (isBroken: boolean) => {
      if (!isReleased) client.release(isBroken);
      isReleased = true;
    };
    giveUp = () => release(true);
    if (isLate) release(false);
    if (isLate) return 'store-unreachable';
    try {
      // On in a standby, and where somebody made the store read-only: it answers, and takes nothing.
      const { rows } = await client.query<{ frozen: boolean }>(
        `select current_setting('transaction_read_only') = 'on' as frozen`,
      );
      release(false);
      return rows[0]?.frozen ? 'store-read-only' : undefined;
    } catch (cause) {
      release(true);
      throw cause;
    }
  };
  try {
    return await Promise.race([ask().catch((): NotReady => 'store-unreachable'), late]);
  } finally {
    clearTimeout(timer);
  }
}
