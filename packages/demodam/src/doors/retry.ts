import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError } from '@wijkritme/client';
import { SECOND } from '@wijkritme/contract';

const TRIES = 40;
const LONGEST_WAIT_MS = 15 * SECOND;

/** The server said "later" and when. */
export class ComeBack extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super(`the server asks to come back in ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/**
 * Repeats a request while the server is away, full or starting; any other answer is final. Requests here may be
 * repeated: what is stored already is answered as a repeat.
 */
export async function withRetry<T>(signal: AbortSignal | undefined, request: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await request();
    } catch (cause) {
      const waitMs = waitAfter(cause, tried);
      if (waitMs === undefined || tried >= TRIES || signal?.aborted) throw cause;
      await sleep(waitMs, undefined, { signal });
    }
  }
}

function waitAfter(cause: unknown, tried: number): number | undefined {
  if (cause instanceof ComeBack) return Math.min(LONGEST_WAIT_MS, cause.waitMs);
  const backOffMs = Math.min(LONGEST_WAIT_MS, 250 * 2 ** tried);
  if (cause instanceof ClientError) return [429, 503].includes(cause.problem.status) ? backOffMs : undefined;
  // `fetch` reports an unreachable server as a TypeError.
  return cause instanceof TypeError ? backOffMs : undefined;
}
