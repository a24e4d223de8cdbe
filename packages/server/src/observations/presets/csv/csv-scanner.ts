const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
/** Columns of one row; a row with more is counted in full but only these are kept. */
const MAX_COLUMNS = 4_096;

/**
 * Finds the fields of CSV rows (RFC 4180) without cutting them out. Own code for a measured reason: on these files
 * csv-parse 7 takes 2.4 to 6.0 µs a row, where a whole import (reading, storing, learning) may take 5 to 12; this takes
 * 0.12 to 0.30. A property test compares the two.
 * @example const s = new CsvScanner(';'); s.row('a;"b;c"\n', 0, true); s.cell(1) // 'b;c'
 */
export class CsvScanner {
  readonly starts = new Int32Array(MAX_COLUMNS);
  readonly ends = new Int32Array(MAX_COLUMNS);
  text = '';
  count = 0;
  /** Lines this row takes: more than one when a quoted field holds a line end. */
  lines = 1;
  /** A quotation mark stands where none can be. */
  broken = false;
  readonly #delimiter: number;
  #quotedLines = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Scans the row that begins at `from`; the position behind it, or -1 when the text ends first and more may follow. */
  row(text: string, from: number, isLast: boolean): number {
    const { starts, ends } = this;
    const delimiter = this.#delimiter;
    const length = text.length;
    this.text = text;
    this.broken = false;
    this.#quotedLines = 0;
    let count = 0;
    let at = from;
    for (;;) {
      const slot = count < MAX_COLUMNS ? count : MAX_COLUMNS - 1;
      count += 1;
      const quoted = text.charCodeAt(at) === QUOTE;
      if (quoted) {
        starts[slot] = at + 1;
        const close = this.#closingQuote(text, at + 1);
        if (close < 0) return isLast ? this.lineOnly(text, from, isLast) : -1;
        ends[slot] = close;
        at = close + 1;
      } else starts[slot] = at;
      const resumed = at;
      let code = 0;
      while (at < length) {
        code = text.charCodeAt(at);
        if (code === delimiter || code === NEWLINE) break;
        at += 1;
      }
      if (at >= length && !isLast) return -1;
      const end = code === NEWLINE && at > resumed && text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
      if (!quoted) ends[slot] = end;
      else if (end > resumed) return this.lineOnly(text, from, isLast);
      if (at < length && code === delimiter) {
        at += 1;
        continue;
      }
      this.count = count;
      this.lines = 1 + this.#quotedLines;
      return at < length ? at + 1 : length;
    }
  }

  /** Gives up on quotation marks: the row that begins at `from` is broken and ends where its line ends. */
  lineOnly(text: string, from: number, isLast: boolean): number {
    const end = text.indexOf('\n', from);
    if (end < 0 && !isLast) return -1;
    this.broken = true;
    this.count = 0;
    this.lines = 1;
    return end < 0 ? text.length : end + 1;
  }

  /** The text of one field, with doubled quotation marks made single. */
  cell(index: number): string {
    const start = this.starts[index] as number;
    const cut = this.text.slice(start, this.ends[index]);
    const isQuoted = this.text.charCodeAt(start - 1) === QUOTE;
    return isQuoted && cut.includes('"') ? cut.replaceAll('""', '"') : cut;
  }

  isEmpty(index: number): boolean {
    return this.starts[index] === this.ends[index];
  }

  #closingQuote(text: string, from: number): number {
    let close = text.indexOf('"', from);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    const end = close < 0 ? text.length : close;
    for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      this.#quotedLines += 1;
    }
    return close;
  }
}
