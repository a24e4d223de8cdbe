import { MINUTE } from '@wijkritme/contract';
import { WorkProcess } from '../../../foundation/work-process.ts';
import type { DecodeAnswer, DecodeQuestion } from './decode.ts';

const HEAP_MB = 1_024;

/** The process in which a Parquet file is decoded: one that hangs or swells takes nothing along but its own import. */
export const createParquetProcess = (longestMs: number = MINUTE) =>
  new WorkProcess<DecodeQuestion, DecodeAnswer>({
    what: 'reading Parquet',
    built: new URL('./parquet-worker.js', import.meta.url),
    source: new URL('./parquet-worker.ts', import.meta.url),
    heapMb: HEAP_MB,
    longestMs,
  });

export type ParquetProcess = ReturnType<typeof createParquetProcess>;
