import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface ThreadPlan {
  /** For people, in errors: "forecasting". */
  readonly what: string;
  /** Built file, then source: the first that is there is started. */
  readonly built: URL;
  readonly source: URL;
  readonly heapMb: number;
  /** A question that takes longer has gone wrong, ms. */
  readonly longestMs: number;
}

/**
 * A thread of its own for work that takes seconds, started when something is asked: the intake and the pages never wait for it.
 * One question at a time; the program in the thread answers each message with one.
 */
export class WorkThread<Request, Answer> {
  readonly #plan: ThreadPlan;
  #worker: Worker | undefined;

  constructor(plan: ThreadPlan) {
    this.#plan = plan;
  }

  /** @throws Error when the thread fails, runs out of memory or takes too long; the next question starts a new one */
  async ask(request: Request): Promise<Answer> {
    this.#worker ??= startWorker(this.#plan);
    try {
      // The thread answers each kind with its own answer.
      return (await answerOf(this.#worker, request, this.#plan)) as Answer;
    } catch (cause) {
      await this.stop();
      throw cause;
    }
  }

  /** Ends what goes on; who asked gets an error. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function answerOf(worker: Worker, request: unknown, { what, longestMs }: ThreadPlan): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onError = (cause: Error) => end(() => reject(cause));
    const onExit = (code: number) => onError(new Error(`the thread of ${what} ended with code ${code}`));
    const onMessage = (answer: unknown) => end(() => resolve(answer));
    const timer = setTimeout(() => onError(new Error(`${what} took longer than ${longestMs} ms`)), longestMs);
    const end = (act: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}

/** Built beside the program, else its source, which a thread of Node.js 20 reads only with some help. */
function startWorker({ built, source, heapMb }: ThreadPlan): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb };
  if (existsSync(fileURLToPath(built))) return new Worker(built, { resourceLimits });
  // As a module: resolved as `require` would, it is another file.
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json');
  const register = new URL('./dist/esm/api/index.mjs', pathToFileURL(tsx)).href;
  const program = `import('${register}').then(({ register }) => { register(); return import('${source.href}'); });`;
  return new Worker(program, { eval: true, resourceLimits });
}
