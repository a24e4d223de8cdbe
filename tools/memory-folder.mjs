// Where tests leave their files while they run. A store that waits for the disk keeps a processor waiting too.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const GB = 2 ** 30;
/** For what a run has there at a time, and for its processes besides. */
const ROOM = { folderBytes: 4 * GB, memoryBytes: 8 * GB };
const NAME = /^wijkritme-tests-(\d+)-/;

/**
 * A temporary folder in memory for a whole test run; a run before that was killed may have left one, and that goes.
 * @param parent a file system in memory
 * @returns undefined where there is none, or too little room
 */
export function makeMemoryFolder({ parent = '/dev/shm', memoryBytes = freeMemory(), folderBytes } = {}) {
  if (!existsSync(parent)) return undefined;
  for (const name of readdirSync(parent)) if (isLeft(parent, name)) removeMemoryFolder(join(parent, name));
  if ((folderBytes ?? freeIn(parent)) < ROOM.folderBytes || memoryBytes < ROOM.memoryBytes) return undefined;
  const folder = mkdtempSync(join(parent, `wijkritme-tests-${process.pid}-`));
  // As any temporary folder: some tests run programs as another user.
  chmodSync(folder, 0o1777);
  return folder;
}

/** Where something still writes in it, it stays until the next run. */
export function removeMemoryFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  } catch (cause) {
    console.warn(`Wijkritme: ${folder} stays for now: ${cause.message}`);
  }
}

const freeMemory = () => Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

function freeIn(parent) {
  const { bavail, bsize } = statfsSync(parent);
  return bavail * bsize;
}

/** By a run of ours that is gone. */
function isLeft(parent, name) {
  const pid = NAME.exec(name)?.[1];
  return pid !== undefined && !existsSync(`/proc/${pid}`) && statSync(join(parent, name)).uid === process.getuid?.();
}
