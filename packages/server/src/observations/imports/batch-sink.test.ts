import { limits } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import type { Batch } from './batch.ts';
import { BatchSink } from './batch-sink.ts';
import { DatastreamBook } from './datastream-book.ts';
import { ReportRoom } from './report-room.ts';

const reason = { nl: 'leeg', en: 'empty' };

function sinkAfter(rows: number, valuesPerRow: number, firstLine = 2): BatchSink {
  const sink = new BatchSink(new DatastreamBook(async () => [], []), new ReportRoom(new Map()));
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < valuesPerRow; at++) sink.reading(0, row, at, firstLine + row, `c${at}`);
  }
  return sink;
}
const shapeOf = ({ readings, rows, endLine }: Batch) => ({ count: readings.count, rows, endLine });

describe('BatchSink', () => {
  it('ends a batch where a row ends', () => {
    const rows = Math.floor(limits.commitRows / 3);
    const [first, last] = sinkAfter(rows + 334, 3).finish(rows + 335);
    expect(limits.commitRows % 3).toBeGreaterThan(0);
    expect(first && shapeOf(first)).toEqual({ count: 3 * rows, rows, endLine: rows + 1 });
    expect(last && shapeOf(last)).toEqual({ count: 1_002, rows: 334, endLine: rows + 335 });
  });

  it('makes the same batches when it starts at the end of one', () => {
    const all = sinkAfter(12_000, 3).finish(12_001).map(shapeOf);
    const from = (all[0]?.endLine ?? 0) + 1;
    expect(
      sinkAfter(12_002 - from, 3, from)
        .finish(12_001)
        .map(shapeOf),
    ).toEqual(all.slice(1));
  });

  it('does not note progress within a row that is wider than a batch', () => {
    const batches = sinkAfter(1, limits.commitRows + 10).finish(2);
    expect(batches.map(shapeOf)).toEqual([
      { count: limits.commitRows, rows: 1, endLine: undefined },
      { count: 10, rows: 0, endLine: 2 },
    ]);
  });

  it('notes progress in a stretch without readings, and counts more gaps than it reports', () => {
    const sink = sinkAfter(0, 0);
    const gaps = 6 * limits.commitRows;
    for (let line = 2; line < gaps + 2; line++) sink.gap(line, 'c', reason);
    const batches = sink.finish(gaps + 1);
    expect(batches.map((batch) => batch.gaps).reduce((a, b) => a + b)).toBe(gaps);
    expect(batches.flatMap((batch) => batch.notes)).toHaveLength(limits.importReportRows);
    expect(batches[0]?.endLine).toBe(4 * limits.commitRows + 2);
  });
});
