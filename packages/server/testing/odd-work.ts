import { WorkProcess } from '../src/foundation/work-process.ts';
import type { OddQuestion } from './odd-worker.ts';

/** A process that runs `odd-worker.ts`. */
export function oddWork(longestMs = 60_000): WorkProcess<OddQuestion, unknown> {
  const [built, source] = [new URL('./odd-worker.js', import.meta.url), new URL('./odd-worker.ts', import.meta.url)];
  return new WorkProcess({ what: 'odd work', built, source, heapMb: 64, longestMs });
}
