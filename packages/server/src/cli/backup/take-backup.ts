import { closeSync, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { ClientError } from '@wijkritme/client';
import type { Problem } from '@wijkritme/contract';
import type { BackupHead } from '../../foundation/backup/backup-format.ts';
import { type BackupFacts, readBackup } from '../../foundation/backup/read-backup.ts';
import type { Connection } from '../connection.ts';

/** Beside backups: what was deleted, withdrawn or promised since. A restore of an older backup reads it. */
export const removalsFileIn = (folder: string) => join(folder, 'wijkritme-removals.gz');
export const keysFileOf = (file: string) => `${file}.keys`;

export interface TakeOptions {
  /** Path of the server's stream. */
  readonly path: string;
  readonly file: string;
  readonly signal: AbortSignal;
  /** Rows of about how many. */
  readonly onRows?: (done: number, about: number) => void;
}

/**
 * Streams a backup of a server into a file. It is written under another name, read back with all its digests, synced, and only
 * then gets its name: a file that has its name is whole.
 */
export async function takeBackup(
  { url, key }: Pick<Connection, 'url' | 'key'>,
  options: TakeOptions,
): Promise<BackupFacts> {
  const { path, file, signal } = options;
  const part = `${file}.part`;
  const response = await fetch(url + path, {
    signal,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  });
  if (!response.ok || !response.body) throw new ClientError((await response.json()) as Problem);
  // The same stream under the two names that Node.js and the browser types have for it.
  const body = Readable.fromWeb(response.body as ReadableStream);
  const sink = createWriteStream(part, { mode: 0o600, flush: true });
  const closed = finished(sink).catch(() => undefined);
  try {
    await pipeline(body, countRows(options.onRows), createGzip({ level: 6 }), sink, { signal });
    const facts = await readBackup(part);
    signal.throwIfAborted();
    renameSync(part, file);
    syncFolder(dirname(file));
    return facts;
  } catch (cause) {
    // A sink that is stopped while its file is being opened makes that file all the same, and only then closes.
    sink.destroy();
    await closed;
    rmSync(part, { force: true });
    throw cause;
  }
}

/** Rows are the lines that begin with a quote; how many there may be stands in the head, the first line. */
function countRows(onRows: TakeOptions['onRows']): Transform {
  let rows = 0;
  let head: string | undefined = '';
  let about = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (head !== undefined) {
        head += chunk.toString('utf8');
        const end = head.indexOf('\n');
        if (end >= 0) {
          const { tables } = JSON.parse(head.slice(0, end)) as BackupHead;
          about = tables.reduce((sum, table) => sum + Math.max(0, table.about), 0);
          head = undefined;
        }
      }
      for (let at = chunk.indexOf('\n"'); at >= 0; at = chunk.indexOf('\n"', at + 1)) rows += 1;
      onRows?.(rows, Math.max(about, rows));
      done(null, chunk);
    },
  });
}

/** So that the name survives a power cut as well. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
