import type {
  CaseEntryKind,
  ExplanationKind,
  FeedbackVerdict,
  ProposalKind,
  Role,
  SharingLabel,
} from '@wijkritme/contract';
import type { Generated, Kysely } from 'kysely';

/** What a signal may turn out to be: the list of the team. */
export type ExplanationTable = {
  id: Generated<number>;
  kind: ExplanationKind;
  name_nl: string;
  name_en: string;
  closed: Generated<boolean>;
  version: Generated<number>;
};

/** What one person thinks of one signal. What was committed never changes; a trigger sees to it. */
export type InterpretationTable = {
  signal_id: number;
  author_id: number;
  /** Of the author, when they answered. */
  organisation_id: number;
  role: Role;
  place_id: number | null;
  signal_start: Date;
  state: 'committed' | 'declined';
  /** null: declined. */
  explanation_id: number | null;
  sure: number | null;
  words: string;
  also_known: string;
  answered_at: Date;
  /** What they think since they saw the others. */
  later_explanation_id: number | null;
  later_sure: number | null;
  later_words: string | null;
  later_at: Date | null;
  label: SharingLabel;
  /** Organisations besides the author's; of TLP:AMBER alone. */
  audience: number[];
  version: Generated<number>;
};

/** Signals, agreements and tasks that belong together, shared with some. */
export type CaseFileTable = {
  id: Generated<number>;
  title: string;
  place_id: number | null;
  script: string | null;
  author_id: number;
  organisation_id: number;
  label: SharingLabel;
  audience: number[];
  opened_at: Date;
  closed_at: Date | null;
  version: Generated<number>;
};

export type CaseSignalTable = {
  case_id: number;
  signal_id: number;
  place_id: number | null;
  signal_start: Date;
  added_at: Date;
};

export type CaseEntryTable = {
  id: Generated<number>;
  case_id: number;
  kind: CaseEntryKind;
  words: string;
  /** Local civil date; read as text. */
  date: string;
  /** Organisations. */
  parties: number[];
  author_id: number;
  organisation_id: number;
  role: Role;
  added_at: Date;
  /** Of tasks alone. */
  done_at: Date | null;
  version: Generated<number>;
};

/** What one person made of being told of a signal; the highest version holds, the others are its history. */
export type SignalFeedbackTable = {
  signal_id: number;
  author_id: number;
  version: number;
  /** Of the author, when they said it. */
  organisation_id: number;
  role: Role;
  place_id: number | null;
  signal_start: Date;
  /** Does an alarm budget decide whether such a signal is told? */
  budgeted: boolean;
  verdict: FeedbackVerdict;
  reason: string;
  given_at: Date;
};

/** What was done with a proposal that followed from feedback. */
export type FeedbackDecisionTable = {
  id: Generated<number>;
  kind: ProposalKind;
  place_id: number;
  signal_id: number | null;
  decision: 'applied' | 'dismissed';
  /** Of the place itself; null: that of the place around it. */
  before_per_week: number | null;
  after_per_week: number | null;
  event_name: string | null;
  /** Days that were really put into the calendar. */
  event_dates: string[];
  decided_at: Date;
  decided_by: string;
  undone_at: Date | null;
  undone_by: string | null;
};

export type ResponseTables = {
  explanation: ExplanationTable;
  interpretation: InterpretationTable;
  case_file: CaseFileTable;
  case_signal: CaseSignalTable;
  case_entry: CaseEntryTable;
  signal_feedback: SignalFeedbackTable;
  feedback_decision: FeedbackDecisionTable;
};

/** A connection or transaction that sees the tables of this room. */
export type ResponseDb = Kysely<ResponseTables>;
