import { MINUTE } from '@wijkritme/contract';
import { WorkThread } from '../../foundation/work-thread.ts';
import type { WorkAnswers, WorkRequest } from './forecast-work.ts';

/** A training that takes longer has gone wrong. */
const LONGEST = 15 * MINUTE;
const HEAP_MB = 1_024;

/**
 * A thread of its own for forecasts, started when something is asked: the intake and the pages never wait for it.
 * One question at a time.
 */
export class ForecastThread {
  readonly #thread = new WorkThread<WorkRequest, WorkAnswers[WorkRequest['kind']]>({
    what: 'forecasting',
    built: new URL('./forecast-worker.js', import.meta.url),
    source: new URL('./forecast-worker.ts', import.meta.url),
    heapMb: HEAP_MB,
    longestMs: LONGEST,
  });

  /** @throws Error when the thread fails, runs out of memory or takes too long; the next question starts a new one */
  async ask<K extends WorkRequest['kind']>(request: Extract<WorkRequest, { kind: K }>): Promise<WorkAnswers[K]> {
    // The thread answers each kind with its own answer.
    return (await this.#thread.ask(request)) as WorkAnswers[K];
  }

  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
