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
    const [first, last] = sinkAfter(2_000, 3).finish(2_001);
    expect(first && shapeOf(first)).toEqual({ count: 4_998, rows: 1_666, endLine: 1_667 });
    expect(last && shapeOf(last)).toEqual({ count: 1_002, rows: 334, endLine: 2_001 });
  });

  it('makes the same batches when it starts at the end of one', () => {
    const all = sinkAfter(6_000, 3).finish(6_001).map(shapeOf);
    const from = (all[0]?.endLine ?? 0) + 1;
    expect(
      sinkAfter(6_002 - from, 3, from)
        .finish(6_001)
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
    for (let line = 2; line < 30_002; line++) sink.gap(line, 'c', reason);
    const batches = sink.finish(30_001);
    expect(batches.map((batch) => batch.gaps).reduce((a, b) => a + b)).toBe(30_000);
    expect(batches.flatMap((batch) => batch.notes)).toHaveLength(limits.importReportRows);
    expect(batches[0]?.endLine).toBe(20_002);
  });
});
