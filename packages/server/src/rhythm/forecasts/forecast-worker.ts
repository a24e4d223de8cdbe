import { parentPort } from 'node:worker_threads';
import { type WorkRequest, work } from './forecast-work.ts';

/** The thread in which forecasts are learned and made; one request after the other. */
parentPort?.on('message', (request: WorkRequest) => {
  parentPort?.postMessage(work(request));
});
