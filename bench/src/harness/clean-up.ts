import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Step = () => Promise<void> | void;

/** What must not be left behind, newest last. */
const steps = new Set<Step>();

/** Do this at the latest when the bench ends, also after an error or Ctrl-C. @returns forget it: it was done */
export function atEnd(step: Step): () => void {
  steps.add(step);
  return () => steps.delete(step);
}

/** Newest first: processes end before their folders go. */
export async function cleanUp(): Promise<void> {
  for (const step of [...steps].reverse()) {
    steps.delete(step);
    await step();
  }
}

const folders = new Map<string, () => void>();

export function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wijkritme-bench-${name}-`));
  folders.set(
    folder,
    atEnd(() => remove(folder)),
  );
  return folder;
}

export function removeFolder(folder: string): void {
  remove(folder);
  folders.get(folder)?.();
  folders.delete(folder);
}

/** A PostgreSQL whose parent was killed may still be writing its last file. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}
