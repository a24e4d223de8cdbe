import type { ImportStatus, OpenDatasetDraft, RetentionLevel, RowVerdict } from '@wijkritme/contract';
import type { Generated, JSONColumnType } from 'kysely';

/** Partitioned by month of `phenomenon_time`; the natural key is the primary key. */
export type ObservationTable = {
  datastream_id: number;
  phenomenon_time: Date;
  result: number;
  result_time: Date | null;
  /** Of its own; null where it is about what its datastream is about. */
  feature_id: number | null;
};

/** A month (UTC) of one datastream that is not in `observation`: its readings in the order of time, as columns. */
export type SealedMonthTable = {
  datastream_id: number;
  /** Its beginning. */
  month: Date;
  first_time: Date;
  last_time: Date;
  readings: number;
  /** Ms since the middle of the month, which is 360 hours after its beginning: so they fit. */
  times: number[];
  results: number[];
  /** Null where no reading has one. */
  result_times: (Date | null)[] | null;
  feature_ids: (number | null)[] | null;
};

/** Months that were sealed and became rows again because something in them changed; written by the transaction that did it. */
export type OpenedMonthTable = { datastream_id: number; month: Date; opened_at: Generated<Date> };

/** One row: months that end after this instant are not sealed. It only grows. */
export type SealingTable = { is_one: Generated<boolean>; until: Date };

/** When the first and the last result of a datastream were produced. */
export type ResultSpanTable = { datastream_id: number; first_time: Date; last_time: Date };

/** Datastreams that have readings about a feature of their own. */
export type FeatureDatastreamTable = { feature_id: number; datastream_id: number };

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

export type RetentionReportTable = {
  id: Generated<number>;
  cause: 'schedule' | 'request';
  started_at: Date;
  /** Null while the run goes on, or when it was cut off. */
  finished_at: Date | null;
  /** Whole months that were dropped, and files of imports that were removed. */
  partitions: Generated<number>;
  files: Generated<number>;
  digest: string | null;
};

export type RetentionCountTable = {
  report_id: number;
  datastream_id: number;
  level: RetentionLevel;
  count: number;
  due_since: Date | null;
  gone_at: Date;
};

/** Up to where the readings of a datastream were removed. */
export type RetentionMarkTable = { datastream_id: number; removed_until: Date };

/** Refusals by datastream and rule, and how many of them the log knows. */
export type RefusalCountTable = { datastream_id: number; rule: string; count: number; told: number; last_at: Date };

export type OpenDatasetTable = {
  id: Generated<number>;
  declaration: JSONColumnType<OpenDatasetDraft>;
  created_at: Date;
};

/** Which dataset a series belongs to: one at most. */
export type OpenDatasetSeriesTable = { datastream_id: number; dataset_id: number };

/** Releases of open data: ledger and figures in one, never changed. */
export type OpenReleaseTable = {
  id: Generated<number>;
  dataset_id: number;
  question: string;
  /** Local days, the second excluded. */
  from_date: string;
  to_date: string;
  starts_at: Date;
  ends_at: Date;
  epsilon_millionths: number;
  margin: number;
  /** JSON as it was drawn. */
  figures: string;
  digest: string;
  released_at: Date;
};

/** Backups that were made; `oldest` holds by datastream the time of its oldest reading, UTC ms. */
export type BackupTable = {
  id: Generated<number>;
  name: string;
  made_at: Date;
  digest: string;
  oldest: JSONColumnType<(readonly [number, number])[]>;
  gone_at: Date | null;
};

/** Readings that somebody deleted by hand, so that no backup brings them back. */
export type RemovedReadingTable = { datastream_id: number; phenomenon_time: Date };

/** Readings that stand at another moment now; what they were known by still leads to them. */
export type MovedReadingTable = { datastream_id: number; phenomenon_time: Date; now_at: Date };

/** A source elsewhere that is asked for the readings of one thing; the key is sealed. */
export type FeedTable = {
  thing_id: number;
  adapter: string;
  station: string;
  origin: string;
  sealed_key: Buffer | null;
  next_at: Date;
  tried_at: Date | null;
  succeeded_at: Date | null;
  /** Newest reading that it brought. */
  reached: Date | null;
  failures: number;
  fault: string | null;
  stored: number;
  refused: number;
};

export type ObservationsTables = {
  backup: BackupTable;
  removed_reading: RemovedReadingTable;
  moved_reading: MovedReadingTable;
  feed: FeedTable;
  observation: ObservationTable;
  sealed_month: SealedMonthTable;
  opened_month: OpenedMonthTable;
  sealing: SealingTable;
  result_span: ResultSpanTable;
  feature_datastream: FeatureDatastreamTable;
  latest: LatestTable;
  import: ImportTable;
  import_row: ImportRowTable;
  retention_report: RetentionReportTable;
  retention_count: RetentionCountTable;
  retention_mark: RetentionMarkTable;
  refusal_count: RefusalCountTable;
  open_dataset: OpenDatasetTable;
  open_dataset_series: OpenDatasetSeriesTable;
  open_release: OpenReleaseTable;
};
