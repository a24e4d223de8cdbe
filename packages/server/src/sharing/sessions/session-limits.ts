import { HOUR, MINUTE } from '@wijkritme/contract';

/** Longest a session lasts, and longest it lasts without a request. */
export const SESSION_MS = 12 * HOUR;
export const IDLE_MS = 2 * HOUR;
/** How exactly the last request is remembered: not every request writes. */
export const SEEN_STEP_MS = MINUTE;
/** Sessions of one person, or of the key, that exist at a time; the oldest goes. */
export const SESSIONS_AT_ONCE = 20;

/** What is still open at this moment. */
export function lasting(now: number): { now: Date; idleSince: Date } {
  return { now: new Date(now), idleSince: new Date(now - IDLE_MS) };
}
