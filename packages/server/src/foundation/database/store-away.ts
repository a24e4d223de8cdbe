import type { Pool } from 'pg';
import type { Log } from '../log.ts';

/** SQLSTATE class 08 (connection) and the three ways in which a server says that it is going or not there yet. */
const AWAY = /^(08...|57P0[123])$/;
const NODE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'];
/** What the driver says without a code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Did this fail because the store is not there right now? Then it is worth trying again, and no defect. */
export function isStoreAway(cause: unknown): boolean {
  const { code = '', syscall, message = '' } = (cause ?? {}) as NodeJS.ErrnoException;
  return AWAY.test(code) || NODE.includes(code) || (code === 'ENOENT' && syscall === 'connect') || WORDS.test(message);
}

/** Log what went wrong, unless the store is away: whoever watches over it has said so once. */
export function logUnlessAway(log: Log, cause: unknown, message: string, more: object = {}): void {
  if (!isStoreAway(cause)) log.error({ ...more, cause: String(cause) }, message);
}

const ASK_EVERY_MS = 1_000;

/** @returns to be told of broken connections: says once that the store is away, and once that it is back */
export function watchStore(pool: Pool, log: Log): (cause: Error) => void {
  let since: number | undefined;
  const ask = () => {
    if (pool.ending || pool.ended) return;
    pool.query('select 1').then(back, () => setTimeout(ask, ASK_EVERY_MS).unref());
  };
  const back = () => {
    const awayMs = Math.round(performance.now() - (since ?? 0));
    since = undefined;
    log.warn({ awayMs }, 'the database answers again');
  };
  return (cause) => {
    if (since !== undefined || pool.ending || pool.ended) return;
    since = performance.now();
    log.error({ cause: cause.message }, 'the connection to the database broke; asking until it answers');
    setTimeout(ask, ASK_EVERY_MS).unref();
  };
}
