import { WijkritmeError } from '@wijkritme/contract';
import type { Config } from '../../foundation/config.ts';
import { replayRemovals } from './replay-removals.ts';

/**
 * Does this work on a store. Where a restore of it was stopped, that is finished first: what was deleted since the backup goes before
 * anybody can see it.
 */
export async function finishingFirst<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof WijkritmeError) || cause.code !== 'restore_unfinished') throw cause;
  }
  await replayRemovals(config);
  return work();
}
