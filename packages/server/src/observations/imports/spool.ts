import { createReadStream, existsSync, mkdirSync, type ReadStream, readdirSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { receiveFile } from '../../foundation/receive-file.ts';

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
    return (await receiveFile(this.#path(id), body, maxBytes)).bytes;
  }

  /** Bytes that a large file may have now: the readings in it take up to three times its size in the store, and the store stands beside it. */
  async room(): Promise<number> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#folder);
    return Math.floor((bavail * bsize) / 4);
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
