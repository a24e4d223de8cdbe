import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const markOf = (dataDir: string): string => join(dataDir, 'demo.removed');

/** Somebody took the sample city away; a start with an empty store does not lay it down again. */
export function isSampleCityRemoved(dataDir: string): boolean {
  return existsSync(markOf(dataDir));
}

export function noteSampleCityRemoved(dataDir: string): void {
  writeFileSync(markOf(dataDir), 'The sample city was removed. "wijkritme demo" brings it back.\n');
}

/** Somebody wants it back. */
export function forgetSampleCityRemoved(dataDir: string): void {
  rmSync(markOf(dataDir), { force: true });
}
