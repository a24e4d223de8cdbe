import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '@wijkritme/contract';
import type { Log } from '../log.ts';

export interface Collector {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How one attempt ended. */
type Attempt = 'sent' | 'refused' | 'again';

export interface SenderLimits {
  /** For one attempt, answer included; ms. */
  readonly attemptMs: number;
  /** Pauses before the second attempt, the third and so on; ms. */
  readonly waitsMs: readonly number[];
}

const usual: SenderLimits = { attemptMs: 10 * SECOND, waitsMs: [SECOND, 3 * SECOND] };
/** What says “later” in OTLP; with anything else the same batch would be refused again. */
const LATER = new Set([429, 502, 503, 504]);

/**
 * Posts batches of spans. One that does not get through is let go after its attempts: traces are worth no memory and no waiting.
 * It is told once that the collector takes nothing, and once that it does again.
 */
export class SpanSender {
  readonly #to: Collector;
  readonly #log: Log;
  readonly #limits: SenderLimits;
  readonly #stopping = new AbortController();
  readonly #sending = new Set<Promise<boolean>>();
  #isEnding = false;
  #failures = 0;

  constructor(to: Collector, log: Log, limits: SenderLimits = usual) {
    this.#to = to;
    this.#log = log;
    this.#limits = limits;
  }

  /** @returns whether it was taken; never throws */
  send(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const sending = this.#send(body).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
    return sending;
  }

  /** Resolves when nothing is being sent any more; from now on nothing is tried again. */
  async finish(): Promise<void> {
    this.#isEnding = true;
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  /** Ends what runs. */
  stop(): void {
    this.#stopping.abort();
  }

  async #send(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    let attempt = await this.#try(body);
    for (const waitMs of this.#limits.waitsMs) {
      if (attempt.end !== 'again' || this.#isEnding) break;
      // The first answer that is missed is told, not the last: whoever looks at the log wants to know now.
      this.#tell(attempt);
      const isStopped = await wait(waitMs, false, { ref: false, signal: this.#stopping.signal }).catch(() => true);
      if (isStopped) return false;
      attempt = await this.#try(body);
    }
    this.#tell(attempt);
    return attempt.end === 'sent';
  }

  async #try(body: Uint8Array<ArrayBuffer>): Promise<{ readonly end: Attempt; readonly reason: string }> {
    const timeout = AbortSignal.timeout(this.#limits.attemptMs);
    try {
      const response = await fetch(this.#to.url, {
        method: 'POST',
        headers: { 'user-agent': 'wijkritme', ...this.#to.headers, 'content-type': 'application/json' },
        body,
        // The administrator chose this host and gave it a key.
        redirect: 'manual',
        signal: AbortSignal.any([timeout, this.#stopping.signal]),
      });
      await response.body?.cancel();
      if (response.ok) return { end: 'sent', reason: '' };
      return { end: LATER.has(response.status) ? 'again' : 'refused', reason: `status ${response.status}` };
    } catch {
      return { end: 'again', reason: timeout.aborted ? 'timeout' : 'unreachable' };
    }
  }

  #tell({ end, reason }: { readonly end: Attempt; readonly reason: string }): void {
    if (this.#stopping.signal.aborted) return;
    if (end === 'sent') {
      if (this.#failures > 0) this.#log.warn({ attempts: this.#failures }, 'the trace collector takes spans again');
      this.#failures = 0;
      return;
    }
    if (this.#failures === 0)
      this.#log.warn({ reason }, 'the trace collector takes no spans; they are let go until it does');
    this.#failures += 1;
  }
}
