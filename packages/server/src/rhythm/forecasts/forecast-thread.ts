import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { MINUTE } from '@wijkritme/contract';
import type { WorkAnswers, WorkRequest } from './forecast-work.ts';

/** A training that takes longer has gone wrong. */
const LONGEST = 15 * MINUTE;
const HEAP_MB = 1_024;

/**
 * A thread of its own for forecasts, started when something is asked: the intake and the pages never wait for it.
 * One question at a time.
 */
export class ForecastThread {
  #worker: Worker | undefined;

  /** @throws Error when the thread fails, runs out of memory or takes too long; the next question starts a new one */
  async ask<K extends WorkRequest['kind']>(request: Extract<WorkRequest, { kind: K }>): Promise<WorkAnswers[K]> {
    this.#worker ??= startWorker();
    try {
      // The thread answers each kind with its own answer.
      return (await answerOf(this.#worker, request)) as WorkAnswers[K];
    } catch (cause) {
      await this.stop();
      throw cause;
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function answerOf(worker: Worker, request: WorkRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onError = (cause: Error) => end(() => reject(cause));
    const onExit = (code: number) => onError(new Error(`the forecasting thread ended with code ${code}`));
    const onMessage = (answer: unknown) => end(() => resolve(answer));
    const timer = setTimeout(() => onError(new Error(`forecasting took longer than ${LONGEST} ms`)), LONGEST);
    const end = (act: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}

/** Built beside this program, else its source, which a thread of Node.js 20 reads only with some help. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB };
  const built = new URL('./forecast-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(built))) return new Worker(built, { resourceLimits });
  // As a module: resolved as `require` would, it is another file.
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json');
  const register = new URL('./dist/esm/api/index.mjs', pathToFileURL(tsx)).href;
  const source = new URL('./forecast-worker.ts', import.meta.url).href;
  const program = `import('${register}').then(({ register }) => { register(); return import('${source}'); });`;
  return new Worker(program, { eval: true, resourceLimits });
}
