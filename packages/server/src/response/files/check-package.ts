import { open } from 'node:fs/promises';
import { limits, WijkritmeError } from '@wijkritme/contract';

/** The end record is 22 bytes and a remark of at most 65,535 [APPNOTE 6.3.10, 4.3.16]. */
const END_BYTES = 22 + 65_535;
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * Office documents are ZIP packages. Refuses one that would unfold to far more than it is, that holds programs (macros), or
 * whose list of contents cannot be read. We never unfold it ourselves: this is for who opens it later.
 * @throws WijkritmeError file_unreadable, too_large, unsupported_media_type
 */
export async function checkPackage(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, END_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    const { at, bytes } = directoryOf(tail, size);
    const directory = Buffer.alloc(bytes);
    await file.read(directory, 0, bytes, at);
    checkEntries(directory, size);
  } finally {
    await file.close();
  }
}

function directoryOf(tail: Buffer, size: number): { readonly at: number; readonly bytes: number } {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_MARK) continue;
    const [bytes, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (start + bytes <= size) return { at: start, bytes };
  }
  throw unreadable();
}

function checkEntries(directory: Buffer, size: number): void {
  let unfolded = 0;
  let entries = 0;
  for (let at = 0; at < directory.length; entries++) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) throw unreadable();
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    if (
      /vbaProject|macros?\/|\.(exe|dll|js|vbs|bat|cmd|jar|bin)$/i.test(name) &&
      !/printerSettings\d*\.bin$/i.test(name)
    )
      throw new WijkritmeError('unsupported_media_type', {
        nl: 'Dit document bevat een programma (macro’s). Sla het op zonder, en stuur het opnieuw.',
        en: 'This document holds a program (macros). Save it without, and send it again.',
      });
    unfolded += directory.readUInt32LE(at + 24);
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (entries === 0) throw unreadable();
  if (entries > limits.packageEntries || unfolded > Math.max(size * limits.packageRatio, 10_000_000))
    throw new WijkritmeError('too_large', {
      nl: `Uitgepakt zou dit document ${unfolded} bytes hebben in ${entries} delen. Sla het opnieuw op, of stuur er een PDF van.`,
      en: `Unfolded, this document would have ${unfolded} bytes in ${entries} parts. Save it anew, or send a PDF of it.`,
    });
}

const unreadable = () =>
  new WijkritmeError('file_unreadable', {
    nl: 'De inhoud van dit document is niet te lezen. Open het, sla het op en stuur dat.',
    en: 'The contents of this document cannot be read. Open it, save it and send that.',
  });
