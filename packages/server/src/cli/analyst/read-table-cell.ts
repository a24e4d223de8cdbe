import { type CsvScanner, parseNumber } from '../../observations/index.ts';

const POINT = 46;
const COMMA = 44;
/** What programs write for "no value" (pandas, R, spreadsheets, databases), in lower case. */
const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '-']);

/**
 * Reads numbers from cells. Where the columns are not separated by commas, the first number with a decimal mark decides
 * whether that mark is a point or a comma.
 * @example const cells = new CellReader(';'); cells.read(row, 1) // '12,5' → 12.5
 */
export class CellReader {
  /** The cell read last says that there is no value. */
  isMissing = false;
  #decimal: number | undefined;

  constructor(delimiter: string) {
    this.#decimal = delimiter === ',' ? POINT : undefined;
  }

  /** The number in a cell, or NaN where there is none or it cannot be read. */
  read(row: CsvScanner, index: number): number {
    this.isMissing = false;
    const start = row.starts[index] as number; // the caller counted the columns
    const end = row.ends[index] as number;
    const value = parseNumber(row.text, start, end, this.#decimal ?? this.#decide(row.cell(index)));
    if (Number.isNaN(value)) this.isMissing = MISSING.has(row.cell(index).trim().toLowerCase());
    return value;
  }

  #decide(cell: string): number {
    const hasPoint = cell.includes('.');
    if (hasPoint !== cell.includes(',') && /\d/.test(cell)) this.#decimal = hasPoint ? POINT : COMMA;
    return this.#decimal ?? POINT;
  }
}
