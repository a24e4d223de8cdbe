import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type BackupHead, type BackupMark, FORMAT, FORMAT_VERSION, LineDigest } from './backup-format.ts';

/** What one meets on the way through a backup, in its order. Rows come as PostgreSQL wrote them. */
export interface BackupReader {
  head?(head: BackupHead): Promise<void> | void;
  rows?(table: string, rows: readonly string[]): Promise<void> | void;
  sequences?(last: Readonly<Record<string, string>>): Promise<void> | void;
}

export interface BackupFacts {
  readonly head: BackupHead;
  readonly rows: Readonly<Record<string, number>>;
  /** Digest of all of it: tells one backup from another. */
  readonly digest: string;
}

const STEP = 2_000;
/** Or so many characters: a row may be as long as a month of readings. */
const STEP_CHARS = 8_000_000;
/** Longer than any row that the product makes: a learned state, a shape. */
const LONGEST_LINE = 256 * 1024 * 1024;

const broken = (file: string, why: string) =>
  new WijkritmeError('backup_broken', englishOnly(`${file}: ${why}. Nothing was changed; take another backup.`));

/**
 * Goes through a backup and checks every digest on the way.
 * @throws WijkritmeError backup_broken where it is no backup, is cut off or was changed; store_newer where a newer program made it
 */
export async function readBackup(file: string, reader: BackupReader = {}): Promise<BackupFacts> {
  const text = pipeline(createReadStream(file), createGunzip(), () => undefined);
  let facts: BackupFacts;
  try {
    facts = await readLines(file, createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY }), reader);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw broken(file, 'there is no such file');
    if (cause instanceof SyntaxError || /^Z_/.test((cause as NodeJS.ErrnoException).code ?? ''))
      throw broken(file, 'it is no backup, or it is cut off');
    throw cause;
  } finally {
    text.destroy();
  }
  if (text.errored) throw broken(file, 'it is no backup, or it is cut off');
  return facts;
}

/**
 * The same of lines that come from elsewhere. @param name where from, for errors
 * @throws WijkritmeError backup_broken
 */
export async function readLines(
  name: string,
  lines: AsyncIterable<string>,
  reader: BackupReader,
): Promise<BackupFacts> {
  const walk = new Walk(name, reader);
  for await (const line of lines) {
    if (line.length > LONGEST_LINE) throw broken(name, 'a line is too long');
    const wait = walk.take(line);
    if (wait) await wait;
  }
  return walk.end();
}

class Walk {
  readonly #file: string;
  readonly #reader: BackupReader;
  readonly #whole = new LineDigest();
  readonly #counts: Record<string, number> = {};
  #head: BackupHead | undefined;
  #table: string | undefined;
  #own = new LineDigest();
  #step: string[] = [];
  #stepChars = 0;
  #digest: string | undefined;

  constructor(file: string, reader: BackupReader) {
    this.#file = file;
    this.#reader = reader;
  }

  /** @returns a promise where the reader asks to wait */
  take(line: string): Promise<void> | undefined {
    if (this.#digest !== undefined) throw broken(this.#file, 'something follows its end');
    const value: unknown = JSON.parse(line);
    if (typeof value === 'string') return this.#takeRow(line, value);
    return this.#takeMark(line, value as BackupMark | BackupHead);
  }

  #takeRow(line: string, row: string): Promise<void> | undefined {
    if (this.#table === undefined) throw broken(this.#file, 'a row stands outside a table');
    this.#own.add(line);
    this.#whole.add(line);
    this.#counts[this.#table] = (this.#counts[this.#table] ?? 0) + 1;
    this.#step.push(row);
    this.#stepChars += row.length;
    return this.#step.length < STEP && this.#stepChars < STEP_CHARS ? undefined : this.#hand();
  }

  async #takeMark(line: string, mark: BackupMark | BackupHead): Promise<void> {
    await this.#hand();
    if ('done' in mark) {
      if (mark.done !== this.#whole.hex()) throw broken(this.#file, 'it was changed after it was made');
      this.#digest = mark.done;
      return;
    }
    this.#whole.add(line);
    if ('format' in mark) return this.#takeHead(mark);
    if (this.#head === undefined) throw broken(this.#file, 'it is no backup');
    if ('table' in mark) {
      this.#table = mark.table;
      this.#own = new LineDigest();
      this.#counts[mark.table] = 0;
    } else if ('end' in mark) {
      const isRight =
        mark.end === this.#table && mark.rows === this.#counts[mark.end] && mark.sha256 === this.#own.hex();
      if (!isRight) throw broken(this.#file, `table ${mark.end} was changed after it was made`);
      this.#table = undefined;
    } else await this.#reader.sequences?.(mark.sequences);
  }

  async #takeHead(head: BackupHead): Promise<void> {
    if (head.format !== FORMAT || this.#head !== undefined) throw broken(this.#file, 'it is no backup');
    if (head.version > FORMAT_VERSION)
      throw new WijkritmeError(
        'store_newer',
        englishOnly(`${this.#file} was made by Wijkritme ${head.program}. Restore it with that version.`),
      );
    this.#head = head;
    await this.#reader.head?.(head);
  }

  async #hand(): Promise<void> {
    const step = this.#step;
    if (step.length === 0 || this.#table === undefined) return;
    this.#step = [];
    this.#stepChars = 0;
    await this.#reader.rows?.(this.#table, step);
  }

  end(): BackupFacts {
    if (!this.#head || this.#digest === undefined) throw broken(this.#file, 'it is cut off');
    return { head: this.#head, rows: this.#counts, digest: this.#digest };
  }
}
