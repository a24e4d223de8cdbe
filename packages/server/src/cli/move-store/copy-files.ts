import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** What a data folder holds besides a store: keys, files of cases, files of imports, and that the sample city was removed. */
const parts = ['admin.key', 'log.key', 'sign-in.key', 'demo.removed', 'case-files', 'imports'] as const;

/** Files of one data folder that belong in another, and those of them that it lacks; relative paths. */
export interface FilesToCopy {
  readonly all: readonly string[];
  readonly lacking: readonly string[];
}

/**
 * What belongs to the data in a data folder. A file that is there with the same bytes stays, so that this can be done again after it
 * was stopped; one with other bytes belongs to another installation.
 * @throws WijkritmeError store_not_empty
 */
export function listFiles(from: string, to: string): FilesToCopy {
  if (from === to) return { all: [], lacking: [] };
  const all = parts.flatMap((part) => filesOf(join(from, part))).map((file) => relative(from, file));
  const lacking = all.filter((file) => !existsSync(join(to, file)));
  const other = all.find((file) => existsSync(join(to, file)) && !areSame(join(from, file), join(to, file)));
  if (other !== undefined)
    throw new WijkritmeError(
      'store_not_empty',
      englishOnly(`${join(to, other)} belongs to another installation. Nothing was changed.`),
    );
  return { all, lacking };
}

export function copyFiles(from: string, to: string, { lacking }: FilesToCopy): void {
  for (const file of lacking) copyWhole(join(from, file), join(to, file));
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirIfFolder(path);
  return entries === undefined ? [path] : entries.flatMap((name) => filesOf(join(path, name)));
}

function readdirIfFolder(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw cause;
  }
}

/** A file that has its name is whole: it is written under another name, compared, synced and only then renamed. */
function copyWhole(from: string, to: string): void {
  const part = `${to}.part`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, part, { preserveTimestamps: true });
  const handle = openSync(part, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  if (!areSame(from, part)) throw new Error(`${part} is not what was copied from ${from}`);
  renameSync(part, to);
}

const areSame = (one: string, other: string) => digestOf(one) === digestOf(other);

function digestOf(file: string): string {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, block); read > 0; read = readSync(handle, block))
      hash.update(block.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
