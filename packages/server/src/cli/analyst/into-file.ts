import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { CommandError } from '../exit-code.ts';
import type { Stream } from '../terminal.ts';

/**
 * Writes beside a file and puts it in its place when it is whole.
 * @throws CommandError when it cannot be written; what `work` throws
 */
export async function intoFile<T>(path: string, work: (out: Stream) => Promise<T>): Promise<T> {
  const unfinished = `${path}.part`;
  const out = createWriteStream(unfinished);
  const isClosed = finished(out);
  try {
    const result = await Promise.race([
      work(out),
      isClosed.then(() => Promise.reject(new Error(`${path} was closed`))),
    ]);
    out.end();
    await isClosed;
    await rename(unfinished, path);
    return result;
  } catch (cause) {
    out.destroy();
    await isClosed.catch(() => {}); // what went wrong is thrown below
    await rm(unfinished, { force: true });
    throw explainWrite(cause, path);
  }
}

/** What went wrong with writing, in words; anything else as it is. */
function explainWrite(cause: unknown, path: string): unknown {
  const { code, syscall, path: failed } = cause as NodeJS.ErrnoException; // errors of the file system carry these
  const isOurs = failed === undefined ? syscall === 'write' : failed.startsWith(path);
  if (code === undefined || !isOurs) return cause;
  return new CommandError({
    nl: `${path} kan niet worden geschreven (${code}). Controleer de map, de rechten en de vrije ruimte.`,
    en: `${path} cannot be written (${code}). Check the folder, its permissions and the free space.`,
  });
}

/** Waits where the stream asks for it. */
export function writeTo(out: Stream, text: string): Promise<void> | void {
  if (out.write(text)) return;
  return new Promise((done) => out.once('drain', done));
}
