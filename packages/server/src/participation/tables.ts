import type { ReportSource, ReportTone } from '@wijkritme/contract';
import type { Generated, Kysely } from 'kysely';

/** What residents can report: the list of the municipality. */
export type ReportCategoryTable = {
  id: Generated<number>;
  tone: ReportTone;
  name_nl: string;
  name_en: string;
  /** Ids of registered properties that could have noticed it. */
  hears: string[];
  closed: Generated<boolean>;
  version: Generated<number>;
};

/** What was noticed at a place in a stretch of time; nothing about who noticed it. */
export type ReportTable = {
  id: Generated<number>;
  place_id: number;
  category_id: number;
  from_time: Date;
  until_time: Date;
  /** 1 a little, 5 very; null: not known, of one from elsewhere. */
  amount: number | null;
  source: ReportSource;
  /** To the hour. */
  received_at: Date;
  /** When it was first shown beside a signal, to the hour. */
  seen_at: Date | null;
  /** Keyed hash of the form that it came with. */
  form: Buffer | null;
  /** Keyed hash of the code that its sender got. */
  code: Buffer | null;
  /** Keyed hash of its number in a system elsewhere. */
  origin: Buffer | null;
};

/** One step in what reports a case holds. */
export type CaseReportChangeTable = {
  case_id: number;
  version: number;
  report_id: number;
  linked: boolean;
  at: Date;
  author_id: number;
  organisation_id: number;
};

/** Up to when reports of a place were removed by their term. */
export type RemovedReportsTable = {
  place_id: number;
  until: Date;
};

export type ParticipationTables = {
  case_report_change: CaseReportChangeTable;
  removed_reports: RemovedReportsTable;
  report_category: ReportCategoryTable;
  report: ReportTable;
};

/** A connection or transaction that sees the tables of this room. */
export type ParticipationDb = Kysely<ParticipationTables>;
