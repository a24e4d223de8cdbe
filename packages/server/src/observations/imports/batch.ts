import { limits, type RowVerdict } from '@wijkritme/contract';
import type { Reason } from '../presets/preset.ts';
import { clearReadings, createReadings, type Readings } from '../readings.ts';

/** One line of the import report. */
export interface Note {
  readonly line: number;
  readonly column: string;
  readonly verdict: RowVerdict;
  readonly reason: Reason;
}

/** Readings of a stretch of the file with where each stands in it, and what else the file held there. */
export interface Batch {
  readonly readings: Readings;
  readonly line: Int32Array;
  /** Index into the names of columns. */
  readonly column: Int32Array;
  readonly notes: Note[];
  gaps: number;
  refused: number;
  /** Rows that begin here. */
  rows: number;
  /** The last line that is complete with this batch; undefined when a row goes on in the next batch. */
  endLine: number | undefined;
  bytesDone: number;
}

export function createBatch(): Batch {
  return {
    readings: createReadings(limits.commitRows),
    line: new Int32Array(limits.commitRows),
    column: new Int32Array(limits.commitRows),
    notes: [],
    gaps: 0,
    refused: 0,
    rows: 0,
    endLine: undefined,
    bytesDone: 0,
  };
}

/** Keep the room, forget the content. */
export function clearBatch(batch: Batch): void {
  clearReadings(batch.readings);
  batch.notes.length = 0;
  batch.gaps = 0;
  batch.refused = 0;
  batch.rows = 0;
  batch.endLine = undefined;
}
