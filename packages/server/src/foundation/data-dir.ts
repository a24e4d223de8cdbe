import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { isRunning, startTimeOf } from './process-info.ts';

/** Make the data folder if needed and make sure that it can be written. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, '.probe');
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (cause) {
    throw new WijkritmeError(
      'data_dir_not_writable',
      englishOnly(
        `${dataDir}: ${(cause as Error).message}. Make the folder writable for this user, or set DATA_DIR to another one.`,
      ),
    );
  }
}

/**
 * Only one process works in a data folder. The lock names its holder by pid and start time, so a lock that a killed
 * process left behind is recognised and taken over, also when its pid is in use again.
 * @returns release
 */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'wijkritme.lock');
  const draft = `${file}.${process.pid}`;
  const mine = `${process.pid} ${startTimeOf(process.pid) ?? 0}\n`;
  try {
    writeFileSync(draft, mine);
    for (let attempt = 0; attempt < 3; attempt++) {
      if (appear(draft, file)) {
        return () => {
          if (textOf(file) === mine) rmSync(file, { force: true });
        };
      }
      const found = textOf(file);
      const holder = found === undefined ? undefined : livingHolder(found);
      if (holder !== undefined) {
        throw new WijkritmeError(
          'data_dir_in_use',
          englishOnly(
            `${dataDir} is in use by process ${holder}. Stop that process, or set DATA_DIR to another folder.`,
          ),
        );
      }
      if (found !== undefined) takeAway(file, found);
    }
    throw new WijkritmeError('data_dir_in_use', englishOnly(`${dataDir}: the lock file ${file} keeps coming back.`));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The lock shows up with its content or not at all, so nobody meets it half written. @returns false when there is one */
function appear(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  // A file system without hard links.
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Remove a dead lock, but not one that somebody who starts at the same moment put in its place. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else took it away
  }
  if (textOf(aside) !== dead) appear(aside, file);
  rmSync(aside, { force: true });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** The pid that holds the lock, or undefined when nobody alive does. */
export function holderOf(file: string): number | undefined {
  const text = existsSync(file) ? textOf(file) : undefined;
  return text === undefined ? undefined : livingHolder(text);
}

/** An empty lock is one that a full disk or a power cut left; its writer did not get as far as working. */
function livingHolder(text: string): number | undefined {
  const [pid = Number.NaN, started = Number.NaN] = text.trim().split(' ').map(Number);
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return undefined;
  const actual = startTimeOf(pid);
  return actual !== undefined && started !== 0 && actual !== started ? undefined : pid;
}
