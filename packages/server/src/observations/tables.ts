import type { ImportStatus, RowVerdict } from '@wijkritme/contract';
import type { Generated, JSONColumnType } from 'kysely';

/** Partitioned by month of `phenomenon_time`; the natural key is the primary key. */
export type ObservationTable = {
  datastream_id: number;
  phenomenon_time: Date;
  result: number;
  result_time: Date | null;
};

/** The newest reading of each datastream, so that "latest of everything" is one small table. */
export type LatestTable = {
  datastream_id: number;
  phenomenon_time: Date;
  result: number;
};

export type ImportTable = {
  id: Generated<number>;
  preset: string;
  file_name: string;
  mapping: JSONColumnType<Record<string, unknown>> | null;
  status: ImportStatus;
  bytes_done: number;
  bytes_total: number;
  /** Lines read and committed: where a resumed import goes on. */
  line: number;
  rows: number;
  counts: JSONColumnType<Record<RowVerdict, number>>;
  datastreams: JSONColumnType<number[]>;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
};

export type ImportRowTable = {
  import_id: number;
  line: number;
  column_name: string;
  verdict: RowVerdict;
  reason: JSONColumnType<{ nl: string; en: string }>;
};

export type ObservationsTables = {
  observation: ObservationTable;
  latest: LatestTable;
  import: ImportTable;
  import_row: ImportRowTable;
};
