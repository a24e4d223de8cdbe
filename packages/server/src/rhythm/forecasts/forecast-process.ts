import { MINUTE } from '@wijkritme/contract';
import { WorkProcess } from '../../foundation/work-process.ts';
import type { WorkAnswers, WorkRequest } from './forecast-work.ts';

/** A training that takes longer has gone wrong. */
const LONGEST = 15 * MINUTE;
const HEAP_MB = 512;

/** The process in which forecasts are learned and made; it is there while there is work. One question at a time. */
export class ForecastProcess {
  readonly #process = new WorkProcess<WorkRequest, WorkAnswers[WorkRequest['kind']]>({
    what: 'forecasting',
    built: new URL('./forecast-worker.js', import.meta.url),
    source: new URL('./forecast-worker.ts', import.meta.url),
    heapMb: HEAP_MB,
    longestMs: LONGEST,
  });

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** @throws Error when the process fails, is killed, runs out of memory or takes too long; the next question starts a new one */
  async ask<K extends WorkRequest['kind']>(request: Extract<WorkRequest, { kind: K }>): Promise<WorkAnswers[K]> {
    // The process answers each kind with its own answer.
    return (await this.#process.ask(request)) as WorkAnswers[K];
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
