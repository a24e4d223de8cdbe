import { createReadStream, existsSync, mkdirSync, type ReadStream, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { WijkritmeError } from '@wijkritme/contract';

/** Files that were handed over, kept in the data folder until their import is done. */
export class Spool {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'imports');
  }

  /**
   * Keep a file; resolves when it is on disk.
   * @throws WijkritmeError too_large, unavailable, invalid_input when its sender goes away
   */
  async receive(id: number, body: Readable, maxBytes: number): Promise<number> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    // Its sender may go away before the first byte is read; reading then gives the error.
    body.on('error', () => {});
    try {
      const bytes = await write(this.#path(id), body, maxBytes);
      await syncFolder(this.#folder);
      return bytes;
    } catch (cause) {
      this.remove(id);
      throw body.errored || body.readableAborted ? notWhole : (onFullDisk(cause) ?? cause);
    }
  }

  open(id: number): ReadStream {
    return createReadStream(this.#path(id), { highWaterMark: 256 * 1024 });
  }

  has(id: number): boolean {
    return existsSync(this.#path(id));
  }

  remove(id: number): void {
    rmSync(this.#path(id), { force: true });
  }

  /** Remove files that nobody knows. */
  keepOnly(ids: ReadonlySet<number>): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      if (/^\d+$/.test(name) && !ids.has(Number(name))) this.remove(Number(name));
    }
  }

  #path(id: number): string {
    return join(this.#folder, String(id));
  }
}

const notWhole = new WijkritmeError('invalid_input', 'The file did not arrive whole. Send it again.');

function onFullDisk(cause: unknown): WijkritmeError | undefined {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') return undefined;
  return new WijkritmeError('unavailable', 'The disk of the data folder is full. Make room and send the file again.');
}

async function write(path: string, body: Readable, maxBytes: number): Promise<number> {
  const file = await open(path, 'w', 0o600);
  let bytes = 0;
  try {
    // A destroyed request could not be answered any more, so it is left whole when the file turns out too large.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length; // a request without encoding gives buffers
      if (bytes > maxBytes) throw new WijkritmeError('too_large', `A file may have at most ${maxBytes} bytes.`);
      await file.writeFile(chunk as Buffer);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes;
}

/** The name of a new file survives a power cut only when its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
