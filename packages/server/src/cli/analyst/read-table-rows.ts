import { CsvScanner, type RowReader } from '../../observations/index.ts';
import { CellReader } from './read-table-cell.ts';
import { findColumns, findDelimiter, type TableColumns } from './read-table-header.ts';
import * as problems from './read-table-problems.ts';

export type { TableColumns } from './read-table-header.ts';

/** Characters of one row; a quotation mark that is never closed would otherwise swallow the file. */
const MAX_ROW = 4 * 1024 * 1024;

/** One row as it was read; used again for the next one, so keep no reference to it. */
export interface TableRow {
  /** Line of the file, from 1; a header stands on line 1. */
  line: number;
  /** The time as written. */
  time: string;
  /** Per value column; NaN is a gap. */
  readonly values: Float64Array;
  /** Per value column, as written; empty where the row could not be cut into cells. */
  readonly cells: string[];
  /** The row could not be read and is taken for a gap. */
  unreadable: boolean;
}

interface Options {
  readonly timeColumn: string;
  readonly valueColumns: readonly string[] | 'all';
  readonly unreadable: 'stop' | 'gap';
}

/** Cuts text into rows and cells, and cells into numbers. */
export class TableReader implements RowReader {
  columns: TableColumns = { names: [], time: -1, values: [], count: 0 };
  rows = 0;
  line = 0;
  readonly #file: string;
  readonly #options: Options;
  readonly #take: (row: TableRow, columns: TableColumns) => void;
  #scanner: CsvScanner | undefined;
  #cells = new CellReader('.');
  #row: TableRow | undefined;
  #rest = '';

  constructor(file: string, options: Options, take: (row: TableRow, columns: TableColumns) => void) {
    this.#file = file;
    this.#options = options;
    this.#take = take;
  }

  startAt(): void {
    throw new Error('a table is always read from its first line');
  }

  push(text: string): void {
    this.#read(this.#rest + text, false);
  }

  /** @throws CommandError for an empty file or one with a header alone */
  end(): void {
    this.#read(this.#rest, true);
    if (!this.#row) throw problems.emptyFile(this.#file);
    if (this.rows === 0) throw problems.headerOnly(this.#file);
  }

  #read(text: string, isLast: boolean): void {
    let at = 0;
    while (at < text.length) {
      const scanner = this.#scanner ?? this.#open(text, isLast);
      if (!scanner) break;
      const next = this.#scan(scanner, text, at, isLast);
      if (next < 0) break;
      const line = this.line + 1;
      this.line += scanner.lines;
      at = next;
      const isBlank = scanner.count === 1 && scanner.isEmpty(0) && !scanner.broken;
      if (isBlank) continue;
      if (this.#row) this.#hand(scanner, this.#row, line);
      else this.#header(scanner, line);
    }
    this.#rest = at === 0 ? text : text.slice(at);
  }

  /** The mark between the columns follows from the first line, so that line has to be whole. */
  #open(text: string, isLast: boolean): CsvScanner | undefined {
    const first = text.search(/[^\r\n]/);
    if (first < 0) return new CsvScanner(',');
    const end = text.indexOf('\n', first);
    if (end < 0 && !isLast) return undefined;
    const delimiter = findDelimiter(text.slice(first, end < 0 ? text.length : end));
    this.#cells = new CellReader(delimiter);
    this.#scanner = new CsvScanner(delimiter);
    return this.#scanner;
  }

  /** One row. Where a stray quotation mark swallows the lines behind it, only the line that it is in is broken. */
  #scan(scanner: CsvScanner, text: string, at: number, isLast: boolean): number {
    const next = scanner.row(text, at, isLast);
    const length = (next < 0 ? text.length : next) - at;
    const isTorn = next >= 0 && scanner.lines > 1 && scanner.count !== this.columns.count;
    if (!isTorn && length <= MAX_ROW) return next;
    const end = scanner.lineOnly(text, at, isLast);
    if ((end < 0 ? text.length : end) - at > MAX_ROW) throw problems.rowTooLong(this.#file, this.line + 1);
    return end;
  }

  #header(scanner: CsvScanner, line: number): void {
    const names = Array.from({ length: scanner.count }, (_, index) => scanner.cell(index).trim());
    this.columns = findColumns(names, { ...this.#options, file: this.#file, line });
    this.#row = {
      line,
      time: '',
      values: new Float64Array(this.columns.values.length),
      cells: this.columns.names.map(() => ''),
      unreadable: false,
    };
  }

  #hand(scanner: CsvScanner, row: TableRow, line: number): void {
    this.rows += 1;
    row.line = line;
    row.unreadable = false;
    if (scanner.broken || scanner.count !== this.columns.count) this.#refuseRow(scanner, row, line);
    else this.#fill(scanner, row);
    this.#take(row, this.columns);
  }

  #fill(scanner: CsvScanner, row: TableRow): void {
    const { time, values, names } = this.columns;
    row.time = scanner.cell(time).trim();
    for (let i = 0; i < values.length; i++) {
      const index = values[i] as number; // i is inside
      const value = this.#cells.read(scanner, index);
      const text = scanner.cell(index).trim();
      row.cells[i] = text;
      row.values[i] = value;
      if (Number.isFinite(value) || this.#cells.isMissing) continue;
      const where = { file: this.#file, line: row.line, column: names[i] as string };
      if (this.#options.unreadable === 'stop') throw problems.notANumber(where, text);
      row.values[i] = Number.NaN;
      row.unreadable = true;
    }
  }

  #refuseRow(scanner: CsvScanner, row: TableRow, line: number): void {
    if (this.#options.unreadable === 'stop') {
      const where = { file: this.#file, line };
      if (scanner.broken) throw problems.strayQuote(where);
      throw problems.raggedRow(where, scanner.count, this.columns.count);
    }
    row.time = !scanner.broken && this.columns.time < scanner.count ? scanner.cell(this.columns.time).trim() : '';
    row.values.fill(Number.NaN);
    row.cells.fill('');
    row.unreadable = true;
  }
}
