import { setTimeout as sleep } from 'node:timers/promises';
import { PeerUnavailable } from './peer.ts';

export interface Waiting {
  readonly url: string;
  readonly limitMs: number;
  /** The process is gone, so nothing will answer any more. */
  readonly hasEnded: () => boolean;
  /** What it said last, for the report. */
  readonly lastWords?: () => string;
}

/** Until a GET is answered with 200. @throws PeerUnavailable when that does not come */
export async function untilAnswer({ url, limitMs, hasEnded, lastWords = () => '' }: Waiting): Promise<void> {
  for (const start = performance.now(); performance.now() - start < limitMs && !hasEnded(); await sleep(200)) {
    const answers = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.status === 200,
      () => false,
    );
    if (answers) return;
  }
  throw new PeerUnavailable(`${url} does not answer${hasEnded() ? ', its process ended' : ''}. ${lastWords()}`.trim());
}
