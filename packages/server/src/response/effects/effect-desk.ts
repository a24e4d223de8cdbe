import { MINUTE } from '@wijkritme/contract';
import { Mutex } from '../../foundation/mutex.ts';
import { WorkProcess } from '../../foundation/work-process.ts';
import type { WorkAnswers, WorkRequest } from './effect-work.ts';

const LONGEST = 5 * MINUTE;
const HEAP_MB = 512;
/** The process is ended when nobody has asked for so long. */
const IDLE_MS = MINUTE;

/** One process for plans and effects, one question at a time; the others wait their turn. */
export class EffectDesk {
  readonly #turn = new Mutex();
  readonly #process = new WorkProcess<WorkRequest, WorkAnswers[WorkRequest['kind']]>({
    what: 'computing an effect',
    built: new URL('./effect-worker.js', import.meta.url),
    source: new URL('./effect-worker.ts', import.meta.url),
    heapMb: HEAP_MB,
    longestMs: LONGEST,
  });
  #idle: NodeJS.Timeout | undefined;

  /** @throws Error when the process fails, is killed, takes too long or is ended by `abandon` */
  async ask<K extends WorkRequest['kind']>(request: Extract<WorkRequest, { kind: K }>): Promise<WorkAnswers[K]> {
    return this.#turn.run(async () => {
      clearTimeout(this.#idle);
      try {
        // The process answers each kind with its own answer.
        return (await this.#process.ask(request)) as WorkAnswers[K];
      } finally {
        this.#idle = setTimeout(() => void this.#process.stop(), IDLE_MS).unref();
      }
    });
  }

  /** Ends what is being computed. */
  abandon(): Promise<void> {
    return this.#process.stop();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#process.stop();
  }
}
