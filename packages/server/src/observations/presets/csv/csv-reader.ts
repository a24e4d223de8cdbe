import { fileProblem } from '../file-problem.ts';
import type { RowReader, RowSink } from '../preset.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { CsvSpec } from './csv-spec.ts';
import { HeldRows, type Pass } from './held-rows.ts';
import { parseHeader } from './parse-header.ts';
import { RowHander } from './row-hander.ts';
import type { Positions } from './series-book.ts';

/** Characters of one row; a quotation mark that is never closed would otherwise swallow the file. */
const MAX_ROW = 1024 * 1024;

/** Reads one CSV file as its spec says and hands on every value of every row, in the order of the file. */
export class CsvReader implements RowReader {
  readonly #spec: CsvSpec;
  readonly #sink: RowSink;
  readonly #options: { readonly fileName: string; readonly positions: Positions };
  readonly #scanner: CsvScanner;
  readonly #held: HeldRows | undefined;
  readonly #alone: Pass | undefined;
  #rows: RowHander | undefined;
  #rest = '';
  #line = 0;
  #startLine = 0;

  constructor(spec: CsvSpec, sink: RowSink, options: { fileName: string; positions: Positions }) {
    this.#spec = spec;
    this.#sink = sink;
    this.#options = options;
    this.#scanner = new CsvScanner(spec.delimiter);
    if (spec.time.kind !== 'wall') return;
    const { alone, byOrder } = spec.time.repeatedHour;
    this.#alone = alone;
    if (byOrder) this.#held = new HeldRows(alone);
  }

  get line(): number {
    return Math.min(this.#line, (this.#held?.firstLine ?? Number.POSITIVE_INFINITY) - 1);
  }

  startAt(line: number): void {
    this.#startLine = line;
  }

  push(text: string): void {
    this.#read(this.#rest + text, false);
  }

  end(): void {
    this.#read(this.#rest, true);
    if (!this.#rows) throw fileProblem({ what: `${this.#options.fileName} is empty.`, remedy: 'Choose another file.' });
    this.#release(this.#rows, true);
  }

  #read(text: string, isLast: boolean): void {
    const scanner = this.#scanner;
    let at = 0;
    while (at < text.length) {
      const next = this.#scan(text, at, isLast);
      if (next < 0) break;
      const line = this.#line + 1;
      this.#line += scanner.lines;
      if (this.#rows) this.#take(this.#rows, line, at, next);
      else this.#rows = this.#open();
      at = next;
    }
    this.#rest = at === 0 ? text : text.slice(at);
  }

  /** One row. Where a stray quotation mark swallows the lines behind it, only the line that it is in is broken. */
  #scan(text: string, at: number, isLast: boolean): number {
    const scanner = this.#scanner;
    const next = scanner.row(text, at, isLast);
    const length = (next < 0 ? text.length : next) - at;
    const isTorn = next >= 0 && scanner.lines > 1 && this.#rows?.isTorn(scanner) !== false;
    const isAbsurd = length > MAX_ROW || isTorn;
    if (!isAbsurd) return next;
    const end = scanner.lineOnly(text, at, isLast);
    if (end < 0 ? length > MAX_ROW : end - at > MAX_ROW) throw rowTooLong(this.#line + 1);
    return end;
  }

  #open(): RowHander {
    const header = parseHeader(this.#scanner, this.#spec, this.#options.fileName);
    return new RowHander({ spec: this.#spec, header, positions: this.#options.positions }, this.#sink);
  }

  #take(rows: RowHander, line: number, from: number, to: number): void {
    const scanner = this.#scanner;
    if (scanner.count === 1 && scanner.isEmpty(0) && !scanner.broken) return; // a blank line holds no value
    const held = this.#held;
    // Rows that were handed on before still tell which pass of a repeated hour the next one belongs to.
    if (line < this.#startLine && !held) return;
    const problem = rows.examine(scanner);
    const isRepeated = !problem && rows.isRepeated;
    if (!held || (!isRepeated && held.size === 0)) {
      if (line >= this.#startLine) rows.hand(scanner, line, problem, isRepeated ? this.#alone : undefined);
      return;
    }
    const text = scanner.text.slice(from, to);
    if (isRepeated) held.ask(rows.key, rows.localMs, text, line);
    else held.follow(problem ? undefined : rows.key, text, line);
    this.#release(rows, false);
  }

  #release(rows: RowHander, isEnd: boolean): void {
    for (const { text, line, pass } of this.#held?.release(isEnd) ?? []) {
      if (line < this.#startLine) continue;
      this.#scanner.row(text, 0, true);
      rows.hand(this.#scanner, line, rows.examine(this.#scanner), pass);
    }
  }
}

function rowTooLong(line: number): Error {
  return fileProblem({
    line,
    what: `This row is longer than ${MAX_ROW} characters.`,
    remedy: 'Perhaps a quotation mark is not closed; correct it and import the file again.',
  });
}
