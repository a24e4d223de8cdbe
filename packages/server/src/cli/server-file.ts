import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../foundation/process-info.ts';

/** How other programs on this machine find the server of a data folder. */
export interface ServerFile {
  readonly url: string;
  readonly pid: number;
  readonly mqttPort: number;
}

const pathOf = (dataDir: string): string => join(dataDir, 'server.json');

/** Whoever reads it sees all of it or nothing. */
export function writeServerFile(dataDir: string, server: ServerFile): void {
  const path = pathOf(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(server)}\n`, { mode: 0o644 });
  renameSync(`${path}.new`, path);
}

/** The server that works in this data folder; undefined when none does (also when a killed one left its file). */
export function findServerFile(dataDir: string): ServerFile | undefined {
  const path = pathOf(dataDir);
  if (!existsSync(path)) return undefined;
  try {
    const { url, pid, mqttPort } = JSON.parse(readFileSync(path, 'utf8')) as Partial<ServerFile>;
    if (typeof url !== 'string' || typeof pid !== 'number' || !isRunning(pid)) return undefined;
    return { url, pid, mqttPort: Number(mqttPort ?? 0) };
  } catch {
    return undefined; // not ours
  }
}

/** Is there such a file, of a server that runs or of one that was killed? */
export function hasServerFile(dataDir: string): boolean {
  return existsSync(pathOf(dataDir));
}

export function removeServerFile(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}
