import type { FeedFault } from '@wijkritme/contract';

/** What came of asking a source once, or of one message of it. */
export interface Brought {
  readonly fault: FeedFault | null;
  readonly retryAfterMs?: number;
  /** UTC ms of the newest reading; NaN where there was none. */
  readonly reached: number;
  readonly stored: number;
  readonly refused: number;
}

export const nothingNew: Brought = { fault: null, reached: Number.NaN, stored: 0, refused: 0 };

export const nothing = (fault: FeedFault): Brought => ({ ...nothingNew, fault });

/** What was brought before stays; the fault is the newer one. */
export const faultOnly = ({ fault, retryAfterMs }: { fault: FeedFault; retryAfterMs?: number }) => ({
  fault,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

export function add(a: Brought, b: Brought): Brought {
  return {
    ...b,
    reached: Number.isNaN(a.reached) ? b.reached : Math.max(a.reached, Number.isNaN(b.reached) ? a.reached : b.reached),
    stored: a.stored + b.stored,
    refused: a.refused + b.refused,
  };
}
