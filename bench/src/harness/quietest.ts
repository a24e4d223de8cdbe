import type { Result } from './bars.ts';
import { say } from './run.ts';
import { figure } from './table.ts';

/** Cores of strangers below which a run counts as undisturbed. */
const UNDISTURBED = 0.15;

/**
 * On a shared machine a run may be disturbed. Runs again until one was not, at most `tries` times, and keeps the run in
 * which strangers worked least. It is chosen by them alone, never by its own figure.
 */
export async function quietest(tries: number, measure: () => Promise<Result>): Promise<Result> {
  let best = await measure();
  const seen = [best];
  while (seen.length < tries && (best.strangers ?? 0) > UNDISTURBED) {
    say(`strangers used ${figure(best.strangers ?? 0)} cores at best: once more`);
    const next = await measure();
    seen.push(next);
    if ((next.strangers ?? 0) < (best.strangers ?? 0)) best = next;
  }
  if (seen.length === 1) return best;
  const all = seen.map(({ value, strangers }) => `${figure(value)} (${figure(strangers ?? 0)})`).join(', ');
  return { ...best, note: `${best.note}; quietest of ${seen.length} runs, all with strangers: ${all}` };
}
