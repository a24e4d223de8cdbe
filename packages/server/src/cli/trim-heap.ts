import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 5_000;
/** Share of the time in which the process does something, under which it counts as quiet. */
const QUIET = 0.25;
/** What may have come since the last time before it is looked through for what can go. */
const MAX_GROWTH = 48 * MIB;
/** What may have come while it is busy, where less than that is kept; else as much again as is kept. */
const MAX_BUSY_GROWTH = 128 * MIB;

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
 * a quiet moment. Where none comes, V8 lets four times what is in use pile up before it collects (decision 163): then it is trimmed
 * once it has doubled, which at one look in five seconds takes a hundredth or two of the time at most.
 * @returns looks once; true when it trimmed
 */
export function createTrimmer(heap: Heap): () => boolean {
  // At the start a quiet moment counts from nothing and a busy one from the first look: what is in use is not known yet.
  let kept = 0;
  let least = Number.POSITIVE_INFINITY;
  return () => {
    const isQuiet = heap.busy() < QUIET;
    const size = heap.size();
    kept = Math.min(kept, size);
    least = Math.min(least, size);
    const isDue = isQuiet ? size - kept >= MAX_GROWTH : size - least >= Math.max(MAX_BUSY_GROWTH, least);
    if (!isDue) return false;
    heap.collect();
    kept = least = heap.size();
    return true;
  };
}

/** Looks at this process as long as it lives. */
export function trimHeap(): void {
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
