import { existsSync } from 'node:fs';
import { CommandError } from '../exit-code.ts';
import type { Words } from '../terminal.ts';

/**
 * Ctrl+C ends the work; what was half made is cleared away.
 * @param file the backup that is being made
 * @throws CommandError when it was stopped, saying what is there
 */
export async function stoppable(file: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  try {
    await work(stop.signal);
  } catch (cause) {
    if (!stop.signal.aborted) throw cause;
    throw new CommandError(stoppedWith(file));
  } finally {
    process.off('SIGINT', onSignal);
  }
}

/** A file that has its name is whole; then only what is written beside it was cut off. */
function stoppedWith(file: string): Words {
  if (!existsSync(file)) return { nl: 'Gestopt; er is geen back-up gemaakt.', en: 'Stopped; no backup was made.' };
  return {
    nl: `Gestopt. ${file} is heel. Wat ernaast hoort (sleutels, verwijderingen) kan ontbreken: maak voor de zekerheid een nieuwe back-up.`,
    en: `Stopped. ${file} is whole. What belongs beside it (keys, removals) may be missing: make a new backup to be sure.`,
  };
}
