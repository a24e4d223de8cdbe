import { DAY, HOUR, MINUTE } from '@wijkritme/contract';

/** Nobody remembers longer to the hour. */
export const OLDEST_MS = 7 * DAY;
/** What lasts longer is no moment of a place any more, and would lie beside every signal. */
export const LONGEST_MS = DAY;
/** Clocks of callers may be ahead. */
const AHEAD_MS = MINUTE;

/** A stretch of time, UTC ms. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export type StretchFault = 'order' | 'too-long' | 'future' | 'too-old';

/** The last hour, where nothing else was said. */
export const lastHour = (now: number): Stretch => ({ from: now - HOUR, until: now });

/** What is wrong with a stretch that was noticed; undefined: nothing. @param oldestMs how long ago it may have begun */
export function faultOfStretch({ from, until }: Stretch, now: number, oldestMs = OLDEST_MS): StretchFault | undefined {
  if (!(until > from)) return 'order';
  if (until - from > LONGEST_MS) return 'too-long';
  if (until > now + AHEAD_MS) return 'future';
  return from < now - oldestMs ? 'too-old' : undefined;
}

/** To whole minutes, outwards; seconds say nothing more of a place and something of a person. */
export function toWholeMinutes({ from, until }: Stretch): Stretch {
  return { from: Math.floor(from / MINUTE) * MINUTE, until: Math.ceil(until / MINUTE) * MINUTE };
}

/** @example hourOf(Date.parse('2026-11-22T20:59:00Z')) // 2026-11-22T20:00:00Z */
export const hourOf = (now: number) => new Date(Math.floor(now / HOUR) * HOUR);
