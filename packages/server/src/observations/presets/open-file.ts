import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { limits, WijkritmeError } from '@wijkritme/contract';
import { fileProblem } from './file-problem.ts';
import type { BytesReader, RowReader } from './preset.ts';

const NEWLINE = 10;
const FIRST_NON_ASCII = 128;
/** Bytes handed to the reader at a time: a few milliseconds of work. */
const PIECE = 128 * 1024;
/** What a gzip file may grow to; ordinary series shrink to a tenth, so this fits every honest file. */
const MAX_TEXT = 10 * limits.importBytes;

export interface ReadOptions {
  /** Rows that begin before this line were handed on in an earlier run. */
  readonly startLine?: number;
  /** Bytes of text that the file may unpack to. */
  readonly maxTextBytes?: number;
}

/**
 * Feeds a file, packed (gzip) or not, to a reader. After each piece `onProgress` is awaited: what the reader handed on can
 * be stored there, and the file waits.
 * @throws WijkritmeError `file_unreadable` naming the line
 */
export async function readPresetFile(
  stream: AsyncIterable<Uint8Array>,
  reader: RowReader | BytesReader,
  onProgress: (bytesOfSource: number) => void | Promise<void>,
  { startLine, maxTextBytes = MAX_TEXT }: ReadOptions = {},
): Promise<void> {
  if (startLine !== undefined) reader.startAt(startLine);
  const source = new CountedSource(stream);
  if ('pushBytes' in reader) {
    for await (const bytes of source) reader.pushBytes(bytes);
    return reader.endBytes(async () => onProgress(source.bytes));
  }
  const text = new TextPieces();
  for await (const bytes of unpack(source, maxTextBytes)) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = text.take(bytes.subarray(at, at + PIECE));
      if (piece === '') continue;
      reader.push(piece);
      await onProgress(source.bytes);
    }
  }
  reader.push(text.rest());
  reader.end();
  await onProgress(source.bytes);
}

/** Counts what was taken from a stream. */
class CountedSource {
  bytes = 0;
  readonly #stream: AsyncIterable<Uint8Array>;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#stream = stream;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#stream) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}

async function* unpack(source: AsyncIterable<Uint8Array>, maxTextBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of maybeGunzip(source)) {
    size += bytes.length;
    if (size > maxTextBytes) {
      throw new WijkritmeError('too_large', {
        nl: `Het bestand is uitgepakt groter dan ${maxTextBytes} bytes. Splits het.`,
        en: `The file unpacks to more than ${maxTextBytes} bytes. Split it up.`,
      });
    }
    yield bytes;
  }
}

async function* maybeGunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  let isDone = false;
  while (head.length < 2 && !isDone) {
    const { value, done } = await chunks.next();
    isDone = done === true;
    if (!isDone) head = Buffer.concat([head, value]);
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) yield* whole();
  else yield* gunzip(whole());
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(packed, { objectMode: false });
  const output = createGunzip({ chunkSize: PIECE });
  input.on('error', (cause) => output.destroy(cause));
  try {
    yield* input.pipe(output);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''; // zlib and stream errors carry one
    if (!code.startsWith('Z_')) throw cause;
    throw fileProblem({ what: 'The packed file (gzip) is damaged or broken off.', remedy: 'Download it again.' });
  } finally {
    input.destroy();
    output.destroy();
  }
}

/** Turns bytes into text in whole lines where there are any, and never in the middle of a character. */
class TextPieces {
  #carry: Uint8Array = new Uint8Array(0);
  #isFirst = true;
  #line = 1;

  take(bytes: Uint8Array): string {
    const all = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    const end = endOfWhole(all);
    this.#carry = all.subarray(end);
    if (this.#carry.length > PIECE) throw this.#notUtf8();
    return this.#decode(all.subarray(0, end));
  }

  rest(): string {
    const bytes = this.#carry;
    this.#carry = new Uint8Array(0);
    return this.#decode(bytes);
  }

  #decode(bytes: Uint8Array): string {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isUtf8(buffer)) throw this.#notUtf8(buffer);
    const text = buffer.toString('utf8');
    for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) this.#line += 1;
    if (!this.#isFirst || text === '') return text;
    this.#isFirst = false;
    return text.replace(/^\uFEFF/, '');
  }

  #notUtf8(buffer: Buffer = Buffer.alloc(0)): Error {
    let line = this.#line;
    let from = 0;
    for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, from)) {
      if (!isUtf8(buffer.subarray(from, at))) break;
      line += 1;
      from = at + 1;
    }
    return fileProblem({
      line,
      what: 'This is not UTF-8 text.',
      remedy: 'Save the file as "CSV UTF-8" and try again.',
    });
  }
}

/** Behind the last line end, else behind the last ASCII byte: no character is cut there. */
function endOfWhole(bytes: Uint8Array): number {
  const line = bytes.lastIndexOf(NEWLINE);
  if (line >= 0) return line + 1;
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] as number) >= FIRST_NON_ASCII) end -= 1; // end - 1 is inside
  return end;
}
