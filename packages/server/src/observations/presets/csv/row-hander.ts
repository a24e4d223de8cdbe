import type { Reason, RowSink } from '../preset.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { CsvSpec } from './csv-spec.ts';
import { createGapCheck } from './gap-rules.ts';
import type { Pass } from './held-rows.ts';
import { parseNumber } from './parse-number.ts';
import * as reasons from './reasons.ts';
import { type Handles, type Positions, SeriesBook } from './series-book.ts';
import { createTimeReader, type TimeReader } from './time-reader.ts';
import { findValueColumns, type ValueColumn } from './value-columns.ts';

/** Hands on each value of a row exactly once: as a reading, a gap or a refusal. */
export class RowHander {
  /** Of the row examined last. */
  key = '';
  /** Columns of the header. */
  readonly width: number;
  readonly #spec: CsvSpec;
  readonly #sink: RowSink;
  readonly #decimal: number;
  readonly #values: readonly ValueColumn[];
  readonly #series: SeriesBook;
  readonly #time: TimeReader;
  readonly #gapOf: ReturnType<typeof createGapCheck>;
  readonly #missing: readonly string[];

  constructor(file: { spec: CsvSpec; header: readonly string[]; positions: Positions }, sink: RowSink) {
    const { spec, header } = file;
    const column = (name: string) => header.indexOf(name);
    this.#spec = spec;
    this.#sink = sink;
    this.width = header.length;
    this.#decimal = spec.decimal.charCodeAt(0);
    this.#values = findValueColumns(spec, header);
    this.#series = new SeriesBook({ ...file, values: this.#values }, sink);
    this.#time = createTimeReader(spec.time, column);
    this.#gapOf = createGapCheck(spec.gaps, column, this.#decimal);
    this.#missing = spec.missing.filter((code) => code !== '');
  }

  /** The clock showed this hour twice. */
  get isRepeated(): boolean {
    return this.#time.later !== this.#time.time;
  }
  get localMs(): number {
    return this.#time.localMs;
  }

  /** A row of several lines can be right, but not with a line end in a value or with a wrong number of columns. */
  isTorn(row: CsvScanner): boolean {
    return row.count !== this.width || this.#values.some(({ index }) => row.cell(index).includes('\n'));
  }

  /** Reads key and time of a row; why that is not possible, or undefined. */
  examine(row: CsvScanner): Reason | undefined {
    if (row.broken) return reasons.quoteMisplaced;
    if (row.count !== this.width) return reasons.wrongColumnCount(row.count, this.width);
    this.key = this.#series.keyOf(row);
    if (this.key === '') return reasons.noKey;
    return this.#time.read(row);
  }

  /** To be called right after `examine`. */
  hand(row: CsvScanner, line: number, problem: Reason | undefined, pass: Pass | undefined): void {
    const refusal = problem ?? (pass === 'refuse' ? this.#whyNotAlone() : undefined);
    if (refusal) {
      for (const { column } of this.#values) this.#sink.refused(line, column, refusal);
      return;
    }
    const found = this.#gapOf(row);
    if (found) {
      for (const { column } of this.#values) this.#sink[found.verdict](line, column, found.reason);
      return;
    }
    const handles = this.#series.handlesOf(this.key);
    const time = pass === 'later' ? this.#time.later : this.#time.time;
    for (let slot = 0; slot < this.#values.length; slot += 1) this.#value(row, line, handles, slot, time);
  }

  #value(row: CsvScanner, line: number, handles: Handles, slot: number, time: number): void {
    const value = this.#values[slot] as ValueColumn; // slot < length
    const { index, column } = value;
    const isMissing = row.isEmpty(index) || (this.#missing.length > 0 && this.#missing.includes(row.cell(index)));
    if (isMissing) {
      this.#sink.gap(line, column, row.isEmpty(index) ? reasons.emptyCell : reasons.missingCode);
      return;
    }
    const number = parseNumber(row.text, row.starts[index] as number, row.ends[index] as number, this.#decimal); // index < count
    if (number >= value.min && number <= value.max) {
      if (handles[slot] === -1) handles[slot] = this.#series.declare(row, value);
      this.#sink.reading(handles[slot] as number, time, number, line, column); // just declared if it was not
    } else this.#sink.refused(line, column, Number.isNaN(number) ? reasons.notANumber : value.outside);
  }

  #whyNotAlone(): Reason {
    const { time } = this.#spec;
    return time.kind === 'wall' ? time.repeatedHour.reason : reasons.whichOfTwoHours;
  }
}
