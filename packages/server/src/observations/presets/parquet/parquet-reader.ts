import { fileProblem } from '../file-problem.ts';
import type { BytesReader, RowReader } from '../preset.ts';
import type { DecodeAnswer, DecodeQuestion } from './decode.ts';
import type { ParquetProcess } from './parquet-process.ts';

/** The file is held in memory: its description stands at its end. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Rows handed on at a time; in between what they became is stored. */
const SLICE = 2_000;

export interface ParquetOptions {
  readonly fileName: string;
  /** Those that the mapping names. */
  readonly columns: readonly string[];
  readonly process: ParquetProcess;
}

/** Hands each row on as a line of text, so that one set of rules holds for both kinds of table. */
export class ParquetReader implements BytesReader {
  readonly #lines: RowReader;
  readonly #options: ParquetOptions;
  #pieces: Uint8Array[] = [];
  #size = 0;

  /** @param lines reads them: the header is line 1, so the first row is line 2 */
  constructor(lines: RowReader, options: ParquetOptions) {
    this.#lines = lines;
    this.#options = options;
  }

  get line(): number {
    return this.#lines.line;
  }

  startAt(line: number): void {
    this.#lines.startAt(line);
  }

  pushBytes(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > MAX_BYTES) throw this.#problem(`is larger than ${MAX_BYTES} bytes.`, 'Write it as several files.');
    this.#pieces.push(bytes);
  }

  async endBytes(onRows: () => Promise<void>): Promise<void> {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    try {
      const file = await this.#ask({ kind: 'open', bytes, columns: this.#options.columns }, 'file');
      this.#lines.push(file.header);
      for (const [group, rows] of file.groups.entries()) {
        for (let from = 0; from < rows; from += SLICE) {
          const count = Math.min(SLICE, rows - from);
          this.#lines.push((await this.#ask({ kind: 'rows', group, from, count }, 'rows')).text);
          await onRows();
        }
      }
      this.#lines.end();
    } finally {
      await this.#options.process.stop();
    }
  }

  async #ask<K extends 'file' | 'rows'>(
    question: DecodeQuestion,
    kind: K,
  ): Promise<Extract<DecodeAnswer, { kind: K }>> {
    const answer = await this.#options.process.ask(question).catch(() => {
      throw this.#problem('takes too long or too much memory to read.', 'Write it anew, in smaller row groups.');
    });
    if (answer.kind === 'problem') throw this.#problem(answer.what, answer.remedy);
    if (answer.kind !== kind) throw this.#problem('was not read in order.', 'Start the import again.');
    return answer as Extract<DecodeAnswer, { kind: K }>; // just asked
  }

  #problem(what: string, remedy: string): Error {
    return fileProblem({ what: `${this.#options.fileName} ${what}`, remedy });
  }
}
