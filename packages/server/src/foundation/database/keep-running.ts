import { MINUTE, SECOND } from '@wijkritme/contract';

/** Something that can end by itself. */
export interface Running {
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions<R extends Running> {
  start(): Promise<R>;
  /** A start that failed for this reason is only too early: it is tried again without being counted. */
  isTooEarly(cause: unknown): boolean;
  /** It ended, and is being started again. */
  onDown(lastWords: string): void;
  onUp(downMs: number): void;
  /** It was started again too often, or could not be: nobody tries any more. */
  onGivenUp(cause: Error): void;
  readonly maxRestarts?: number;
}

export interface KeptRunning<R> {
  /** What runs now, or ran last. */
  readonly current: R;
  stop(): Promise<void>;
}

/** Restarts that are let pass within this time; more is a fault that a restart does not mend. */
const WINDOW_MS = 10 * MINUTE;
const MAX_RESTARTS = 5;
const EARLY_LIMIT_MS = 30 * SECOND;
const EARLY_PAUSE_MS = 100;

/**
 * Start it, and start it again whenever it ends without being told to.
 * @throws what the first start fails with
 */
export async function keepRunning<R extends Running>(options: KeepRunningOptions<R>): Promise<KeptRunning<R>> {
  const restarts: number[] = [];
  let isStopping = false;
  let current = await startPatiently(options, () => isStopping);
  const watch = async (): Promise<void> => {
    for (;;) {
      const lastWords = await current.ended;
      if (isStopping) return;
      options.onDown(lastWords);
      const downAt = performance.now();
      const again = await restart(options, restarts, () => isStopping);
      if (!again) return;
      current = again;
      options.onUp(performance.now() - downAt);
    }
  };
  const watching = watch();
  return {
    get current() {
      return current;
    },
    stop: async () => {
      isStopping = true;
      await current.stop();
      await watching;
      // One may have come up while we were told to stop.
      await current.stop();
    },
  };
}

/** @returns undefined when it was given up, or when it is no longer wanted */
async function restart<R extends Running>(
  options: KeepRunningOptions<R>,
  restarts: number[],
  isStopping: () => boolean,
): Promise<R | undefined> {
  const max = options.maxRestarts ?? MAX_RESTARTS;
  let why = 'it ended again and again';
  while (!isStopping()) {
    const now = performance.now();
    while ((restarts[0] ?? now) < now - WINDOW_MS) restarts.shift();
    if (restarts.length >= max) {
      options.onGivenUp(new Error(`${max} restarts in ${WINDOW_MS / MINUTE} minutes did not help: ${why}`));
      return undefined;
    }
    restarts.push(now);
    try {
      return await startPatiently(options, isStopping);
    } catch (cause) {
      why = (cause as Error).message;
    }
  }
  return undefined;
}

async function startPatiently<R extends Running>(
  { start, isTooEarly }: KeepRunningOptions<R>,
  isStopping: () => boolean,
): Promise<R> {
  const end = performance.now() + EARLY_LIMIT_MS;
  for (;;) {
    try {
      return await start();
    } catch (cause) {
      if (!isTooEarly(cause) || isStopping() || performance.now() > end) throw cause;
      await new Promise((resolve) => setTimeout(resolve, EARLY_PAUSE_MS));
    }
  }
}
