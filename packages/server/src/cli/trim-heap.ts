import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5_000;
/** Share of the time in which the process does something, under which it counts as quiet. */
const QUIET = 0.25;
/** What may have come since the last time before it is looked through for what can go. */
const MAX_GROWTH = 48 * 1024 * 1024;

/** What a process knows of itself. */
export interface Heap {
  /** Bytes, of V8 and of buffers. */
  size(): number;
  /** Share of the time since the last question in which the process did something. */
  busy(): number;
  /** Let go of all that nothing uses. */
  collect(): void;
}

/**
 * V8 gives back little of what a burst took: a server that had laid down the sample city kept 357 MiB, of which 70 were in use. To
 * limit its growth always would cost a quarter of the processor time of large answers (decision 141), so it is trimmed in
 * a quiet moment.
 * @returns looks once; true when it trimmed
 */
export function createTrimmer(heap: Heap): () => boolean {
  let kept = 0;
  return () => {
    const isQuiet = heap.busy() < QUIET;
    const size = heap.size();
    kept = Math.min(kept, size);
    if (!isQuiet || size - kept < MAX_GROWTH) return false;
    heap.collect();
    kept = heap.size();
    return true;
  };
}

/** Looks at this process as long as it lives. */
export function trimHeapWhenQuiet(): void {
  setInterval(createTrimmer(ownHeap()), LOOK_EVERY_MS).unref();
}

function ownHeap(): Heap {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = performance.eventLoopUtilization();
  return {
    collect,
    size: () => {
      const { heapTotal, external } = process.memoryUsage();
      return heapTotal + external;
    },
    busy: () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, before);
      before = now;
      return utilization;
    },
  };
}
