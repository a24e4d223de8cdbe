import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { WijkritmeError } from '@wijkritme/contract';
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
      `${dataDir}: ${(cause as Error).message}. Make the folder writable for this user, or set DATA_DIR to another one.`,
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
  const mine = `${process.pid} ${startTimeOf(process.pid) ?? 0}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, mine);
      closeSync(handle);
      return () => {
        if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file);
      };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      const holder = holderOf(file);
      if (holder !== undefined) {
        throw new WijkritmeError(
          'data_dir_in_use',
          `${dataDir} is in use by process ${holder}. Stop that process, or set DATA_DIR to another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new WijkritmeError('data_dir_in_use', `${dataDir}: the lock file ${file} keeps coming back.`);
}

/** The pid that holds the lock, or undefined when nobody alive does. */
export function holderOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const [pid = Number.NaN, started = Number.NaN] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  if (!Number.isInteger(pid) || !isRunning(pid)) return undefined;
  const actual = startTimeOf(pid);
  return actual !== undefined && started !== 0 && actual !== started ? undefined : pid;
}
