import { limits } from '@wijkritme/contract';
import type { DatastreamTemplate, Reason, RowSink } from '../presets/preset.ts';
import { addReading } from '../readings.ts';
import { type Batch, clearBatch, createBatch } from './batch.ts';
import type { DatastreamBook } from './datastream-book.ts';
import type { ReportRoom } from './report-room.ts';

/** Gaps and refusals after which progress is noted although there are few readings to store. */
const MAX_EVENTS = 4 * limits.commitRows;

/**
 * Gathers what a reader hands on into batches that end where a row of the file ends, so that progress can be noted there.
 * Where a batch ends depends on the file alone: a second run over the same lines makes the same batches.
 */
export class BatchSink implements RowSink {
  /** Names of columns; batches hold their index. */
  readonly columns: string[] = [];
  readonly #columnIndex = new Map<string, number>();
  readonly #book: DatastreamBook;
  readonly #report: ReportRoom;
  readonly #spare: Batch[] = [];
  #full: Batch[] = [];
  #batch = createBatch();
  #line = 0;
  #rowStart = 0;
  #widest = 1;

  constructor(book: DatastreamBook, report: ReportRoom) {
    this.#book = book;
    this.#report = report;
  }

  datastream(template: DatastreamTemplate): number {
    return this.#book.declare(template);
  }

  reading(handle: number, time: number, value: number, line: number, column: string): void {
    if (line !== this.#line) this.#beginRow(line);
    if (this.#batch.readings.count === limits.commitRows) this.#cut(undefined);
    const { readings, line: lines, column: columns } = this.#batch;
    lines[readings.count] = line;
    columns[readings.count] = this.#indexOf(column);
    addReading(readings, handle, time, value);
  }

  gap(line: number, column: string, reason: Reason): void {
    if (line !== this.#line) this.#beginRow(line);
    this.#batch.gaps += 1;
    if (this.#report.take('gap')) this.#batch.notes.push({ line, column, verdict: 'gap', reason });
  }

  refused(line: number, column: string, reason: Reason): void {
    if (line !== this.#line) this.#beginRow(line);
    this.#batch.refused += 1;
    if (this.#report.take('refused')) this.#batch.notes.push({ line, column, verdict: 'refused', reason });
  }

  /** The batches that are complete; `finish` closes the last one at the line where the reader is. */
  take(): Batch[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  finish(line: number): Batch[] {
    this.#cut(line >= this.#line ? line : undefined);
    return this.take();
  }

  /** Give a batch back for use. */
  recycle(batch: Batch): void {
    clearBatch(batch);
    this.#spare.push(batch);
  }

  #beginRow(line: number): void {
    const { readings, gaps, refused } = this.#batch;
    this.#widest = Math.max(this.#widest, readings.count - this.#rowStart);
    const isFull = readings.count + this.#widest > limits.commitRows || gaps + refused > MAX_EVENTS;
    if (isFull && line > this.#line) this.#cut(this.#line);
    this.#batch.rows += 1;
    this.#line = line;
    this.#rowStart = this.#batch.readings.count;
  }

  #cut(endLine: number | undefined): void {
    this.#batch.endLine = endLine;
    this.#full.push(this.#batch);
    this.#batch = this.#spare.pop() ?? createBatch();
    this.#rowStart = 0;
  }

  #indexOf(column: string): number {
    const known = this.#columnIndex.get(column);
    if (known !== undefined) return known;
    this.columns.push(column);
    this.#columnIndex.set(column, this.columns.length - 1);
    return this.columns.length - 1;
  }
}
