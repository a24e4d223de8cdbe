import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from './bars.ts';
import { machineSeconds } from './processes.ts';
import { say } from './run.ts';
import { figure } from './table.ts';

/** Cores of strangers below which a run counts as undisturbed. */
const UNDISTURBED = 0.15;

/**
 * On a shared machine a run may be disturbed. Runs again until one was not, at most `tries` times, and keeps the run in
 * which strangers worked least. It is chosen by them alone, never by its own figure.
 */
export async function quietest(tries: number, measure: () => Promise<Result>, pause = untilIdle): Promise<Result> {
  if (tries > 1) await pause();
  let best = await measure();
  const seen = [best];
  while (seen.length < tries && (best.strangers ?? 0) > UNDISTURBED) {
    say(`strangers used ${figure(best.strangers ?? 0)} cores at best: once more`);
    await pause();
    const next = await measure();
    seen.push(next);
    if ((next.strangers ?? 0) < (best.strangers ?? 0)) best = next;
  }
  if (seen.length === 1) return best;
  const all = seen.map(({ value, strangers }) => `${figure(value)} (${figure(strangers ?? 0)})`).join(', ');
  return { ...best, note: `${best.note}; quietest of ${seen.length} runs, all with strangers: ${all}` };
}

const IDLE_LIMIT_MS = 90_000;
const LOOK_MS = 2_000;

/** Between measurements our server rests, so whoever works now is a stranger. Waits for a pause, but not for ever. */
async function untilIdle(): Promise<void> {
  const start = performance.now();
  let busy = Number.POSITIVE_INFINITY;
  while (busy > 2 * UNDISTURBED && performance.now() - start < IDLE_LIMIT_MS) {
    const before = machineSeconds().busy;
    await sleep(LOOK_MS);
    busy = (machineSeconds().busy - before) / (LOOK_MS / 1_000);
  }
}
