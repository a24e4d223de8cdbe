import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, type ReadStream, readdirSync, rmSync, statSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { limits, WijkritmeError } from '@wijkritme/contract';
import { onFullDisk, type ReceivedFile, receiveFile, syncFolder } from '../../foundation/receive-file.ts';
import { checkPackage } from './check-package.ts';
import { type Scanner, scanFile } from './clamav.ts';
import { type Declared, judgeType, namedType } from './judge-type.ts';
import { stripPicture } from './strip-picture.ts';

/** A file that is whole, judged and on disk. */
export interface TakenFile extends ReceivedFile {
  readonly key: string;
  readonly type: string;
  readonly scanned: boolean;
  readonly stripped: boolean;
}

/** Files of cases in the data folder: `incoming-…` until judged, then by their key. What no row names is removed at start. */
export class AttachmentStore {
  readonly #folder: string;
  readonly #scanner: Scanner | undefined;
  #coming = 0;

  /** @param scanner undefined: files are kept unscanned, and that is told */
  constructor(dataDir: string, scanner: Scanner | undefined) {
    this.#folder = join(dataDir, 'case-files');
    this.#scanner = scanner;
  }

  /**
   * Takes a file in: streams it to disk, judges what it is, takes out what a picture tells of its making, has it scanned.
   * Whatever goes wrong, nothing of it stays.
   *
   * @throws WijkritmeError too_large, unsupported_media_type, file_unreadable, file_infected, invalid_input, unavailable, busy
   */
  async take(body: Readable, declared: Declared): Promise<TakenFile> {
    namedType(declared.fileName);
    if (this.#coming >= limits.attachmentsAtOnce)
      throw new WijkritmeError(
        'busy',
        {
          nl: `Er komen al ${limits.attachmentsAtOnce} bestanden binnen. Probeer het zo opnieuw.`,
          en: `${limits.attachmentsAtOnce} files are coming in. Try again in a moment.`,
        },
        { retryAfterSeconds: 10 },
      );
    this.#coming += 1;
    const key = randomUUID();
    const incoming = this.#path(`incoming-${key}`);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const received = await receiveFile(incoming, body, limits.attachmentBytes);
      if (received.bytes === 0)
        throw new WijkritmeError('file_unreadable', {
          nl: 'Het bestand is leeg. Kies een ander bestand.',
          en: 'The file is empty. Choose another file.',
        });
      const { mime, form } = await judgeType(incoming, declared);
      if (form === 'package') await checkPackage(incoming);
      const isPicture = form === 'picture';
      const kept = isPicture ? await this.#strip(incoming, mime) : received;
      if (this.#scanner) await scanFile(this.#scanner, incoming);
      await rename(incoming, this.#path(key));
      await syncFolder(this.#folder);
      return { key, type: mime, scanned: this.#scanner !== undefined, stripped: isPicture, ...kept };
    } catch (cause) {
      rmSync(incoming, { force: true });
      throw onFullDisk(cause) ?? cause;
    } finally {
      this.#coming -= 1;
    }
  }

  async #strip(path: string, mime: string): Promise<ReceivedFile> {
    const picture = stripPicture(mime, await readFile(path));
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(picture);
      await file.sync();
    } finally {
      await file.close();
    }
    return { bytes: picture.length, sha256: createHash('sha256').update(picture).digest('hex') };
  }

  /** @throws WijkritmeError unavailable: it is not here as it was taken in, so nothing of it is handed over */
  open(key: string, bytes: number): ReadStream {
    const path = this.#path(key);
    if (!existsSync(path) || statSync(path).size !== bytes)
      throw new WijkritmeError('unavailable', {
        nl: 'Dit bestand staat niet heel in de gegevensmap van deze server. Vraag uw beheerder.',
        en: 'This file is not whole in the data folder of this server. Ask your administrator.',
      });
    return createReadStream(path);
  }

  remove(key: string): void {
    rmSync(this.#path(key), { force: true });
  }

  /** What a killed server left: files that were coming in, and files whose row is gone or never came. */
  keepOnly(keys: ReadonlySet<string>): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) if (!keys.has(name)) this.remove(name);
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
