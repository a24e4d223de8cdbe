import { parentPort } from 'node:worker_threads';
import { type WorkRequest, work } from './effect-work.ts';

/** The thread in which effects are computed; one question after the other. */
parentPort?.on('message', (request: WorkRequest) => {
  parentPort?.postMessage(work(request));
});
