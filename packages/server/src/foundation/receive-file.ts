import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { WijkritmeError } from '@wijkritme/contract';

export interface ReceivedFile {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes what comes in to a file, as a stream; resolves when it is on disk. Nothing of it stays when it does not arrive whole.
 * @throws WijkritmeError too_large; unavailable: the disk is full; invalid_input: its sender went away
 */
export async function receiveFile(path: string, body: Readable, maxBytes: number): Promise<ReceivedFile> {
  // Its sender may go away before the first byte is read; reading then gives the error.
  body.on('error', () => {});
  try {
    const received = await write(path, body, maxBytes);
    await syncFolder(dirname(path));
    return received;
  } catch (cause) {
    rmSync(path, { force: true });
    throw body.errored || body.readableAborted ? notWhole() : (onFullDisk(cause) ?? cause);
  }
}

const notWhole = () =>
  new WijkritmeError('invalid_input', {
    nl: 'Het bestand kwam niet heel aan. Stuur het opnieuw.',
    en: 'The file did not arrive whole. Send it again.',
  });

/** The same failure, told so that somebody can do something about it. */
export function onFullDisk(cause: unknown): WijkritmeError | undefined {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') return undefined;
  return new WijkritmeError('unavailable', {
    nl: 'De schijf met de gegevensmap is vol. Vraag uw beheerder om ruimte en stuur het bestand dan opnieuw.',
    en: 'The disk of the data folder is full. Ask your administrator for room and send the file again then.',
  });
}

async function write(path: string, body: Readable, maxBytes: number): Promise<ReceivedFile> {
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    // A destroyed request could not be answered any more, so it is left whole when the file turns out too large.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      const piece = chunk as Buffer; // a request without encoding gives buffers
      bytes += piece.length;
      if (bytes > maxBytes)
        throw new WijkritmeError('too_large', {
          nl: `Een bestand mag ten hoogste ${maxBytes} bytes hebben. Splits het, of stuur een kleiner.`,
          en: `A file may have at most ${maxBytes} bytes. Split it, or send a smaller one.`,
        });
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The name of a new file survives a power cut only when its folder is on disk too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
