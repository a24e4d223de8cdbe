import { HOUR, MINUTE } from '@wijkritme/contract';

/** Waits after the first failure, the second, and so on. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];

/**
 * When something that failed is tried again; undefined: it is given up until somebody sends it again.
 * @param attempts how often it was tried, at least 1
 */
export function nextAttempt(attempts: number, now: number): number | undefined {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? undefined : now + wait;
}
