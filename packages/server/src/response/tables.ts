import type {
  CaseEntryKind,
  CaseStep,
  EffectRunState,
  EffectVerdict,
  ExpectedEffect,
  ExplanationKind,
  FeedbackVerdict,
  InterventionKind,
  InterventionPlan,
  InterventionState,
  KindDays,
  ProposalKind,
  QuestionnaireMethod,
  QuestionnaireScale,
  QueueView,
  Role,
  SharingLabel,
} from '@wijkritme/contract';
import type { EffectOutcome } from '@wijkritme/engine';
import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { CaseNameColumns } from './case-name.ts';
import type { KeptQuestion } from './effects/kept-question.ts';
import type { StoredFrozen } from './interventions/stored-frozen.ts';

/** How far a row goes: what the rule of sharing labels asks. */
export type SharingColumns = {
  label: SharingLabel;
  /** Organisations besides the author's; of TLP:AMBER alone. */
  audience: number[];
  /** If any: only for who works at one of these places. */
  only_places: number[];
  /** Of TLP:RED alone. */
  persons: number[];
  /** From then on the author alone. */
  label_ends_at: Date | null;
};

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
export type InterpretationTable = SharingColumns & {
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
  version: Generated<number>;
};

/** Signals, agreements and tasks that belong together, shared with some. */
export type CaseFileTable = SharingColumns &
  CaseNameColumns & {
    id: Generated<number>;
    place_id: number | null;
    author_id: number;
    organisation_id: number;
    opened_at: Date;
    closed_at: Date | null;
    simulated: Generated<boolean>; // Of the sample city; never changes.
    version: Generated<number>;
  };

export type CaseSignalTable = {
  case_id: number;
  signal_id: number;
  place_id: number | null;
  signal_start: Date;
  added_at: Date;
  /** Who put it in; null: not kept at that time. */
  author_id: number | null;
  organisation_id: number | null;
  role: Role | null;
  /** It was taken out; it hides what was written while it was in, as before (decision 179). */
  removed_at: Generated<Date | null>;
};

/** A case was opened, closed or opened again, or a signal was put in or taken out; rows are only added. */
export type CaseStepTable = {
  id: Generated<number>;
  case_id: number;
  kind: CaseStep['kind'];
  at: Date;
  /** Who did; null: not kept at that time. */
  author_id: number | null;
  organisation_id: number | null;
  role: Role | null;
  /** Of signals alone. */
  signal_id: Generated<number | null>;
  /** Of a signal that was taken out alone. */
  reason: Generated<string | null>;
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
  /** Who ticked it off; null: not done, or not kept at that time. */
  done_by_id: number | null;
  done_organisation_id: number | null;
  done_role: Role | null;
  /** Of agreements alone; by who wrote it. */
  struck_at: Date | null;
  struck_role: Role | null;
  struck_reason: string | null;
  version: Generated<number>;
};

/** What one person made of being told of a signal; the highest version holds, the others are its history. */
export type SignalFeedbackTable = SharingColumns & {
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

/** A measure of a case. Its visibility is that of the case. Triggers keep its steps and what was frozen. */
export type InterventionTable = {
  id: Generated<number>;
  case_id: number;
  state: InterventionState;
  plan: InterventionPlan;
  frozen: StoredFrozen | null;
  /** Begun without two readings, for this reason. */
  emergency_reason: string | null;
  author_id: number;
  organisation_id: number;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  version: Generated<number>;
};

/** The whole plan as it was from a version on; never changes. */
export type InterventionChangeTable = {
  intervention_id: number;
  version: number;
  at: Date;
  author_id: number;
  organisation_id: number;
  role: Role;
  state: InterventionState;
  reason: string;
  plan: InterventionPlan;
};

/** One computation of one expected effect. */
export type EffectRunTable = {
  id: Generated<number>;
  intervention_id: number;
  /** Which of the expected effects of the frozen plan. */
  expected_index: number;
  datastream_id: number;
  reason: 'due' | 'asked';
  asked_at: Date;
  until: Date;
  state: EffectRunState;
  progress: number;
  finished_at: Date | null;
  verdict: EffectVerdict | null;
  question: KeptQuestion | null;
  /** As JSON keeps it: what is no number is null. */
  outcome: EffectOutcome | null;
};

/** Hours of one datastream that an effect was computed from. */
export type EffectInputTable = {
  run_id: number;
  datastream_id: number;
  part: 'target' | 'comparison' | 'adjoining';
  from_time: Date;
  hours: number;
  /** Its hours hold one reading each, so they go with the readings. */
  single: boolean;
  bytes: Buffer;
};

/** A file in a case; it lies in the data folder under its key. */
export type CaseAttachmentTable = SharingColumns & {
  id: Generated<number>;
  case_id: number;
  key: string;
  name: string;
  /** Media type, as the content says. */
  type: string;
  bytes: number;
  sha256: string;
  scanned: boolean;
  stripped: boolean;
  author_id: number;
  organisation_id: number;
  role: Role;
  added_at: Date;
  version: Generated<number>;
};

/** Who saw what, and when for the first time. */
export type ReceiptTable = {
  kind: 'interpretation' | 'feedback' | 'case-title' | 'case' | 'file' | 'round';
  subject_id: number;
  /** Of an interpretation or of feedback; else 0. */
  author_id: number;
  person_id: number;
  organisation_id: number;
  seen_at: Date;
};

/** Who works on a signal from then on; rows are only added, the highest version holds. */
export type SignalAssigneeTable = {
  signal_id: number;
  version: number;
  place_id: number | null;
  /** null: nobody. */
  person_id: number | null;
  by_id: number;
  by_organisation_id: number;
  at: Date;
};

/** Days until an interpretation is asked, of places that have a term of their own. */
export type AnswerTermTable = {
  place_id: number;
  /** null: as long as at the place around it. */
  days: number | null;
  /** Of signals that say something of a sensor alone; null: as around it, else as of other signals. */
  sensor_days: number | null;
  /** By kind of deviation; a kind that is not there has the term of the place around it, else one of the two above. */
  kind_days: JSONColumnType<KindDays>;
  changed_at: Date;
  changed_by: string;
};

/** How long cases and words on signals are kept, of places that have terms of their own. */
export type KeepTermTable = {
  place_id: number;
  /** null: as long as at the place around it. */
  case_days: number | null;
  words_days: number | null;
  reports_days: number | null;
  version: number;
  changed_at: Date;
  changed_by: string;
};

/** A case that was removed, in numbers alone. */
export type RemovedCaseTable = { case_id: number; opened_at: Date; removed_at: Date };

/** What was said of a signal was removed, up to then. */
export type RemovedWordsTable = { signal_id: number; said_until: Date };

/** First reaction to a signal of which the words were removed. */
export type KeptReactionTable = { signal_id: number; at: Date };

/** What a measure of a removed case did. */
export type PastEffectTable = SharingColumns & {
  id: Generated<number>;
  datastream_id: number;
  kind: InterventionKind;
  state: InterventionState;
  emergency: boolean;
  /** Where the measure was taken. */
  at_place_id: number | null;
  cost_euros: number | null;
  started_at: Date;
  until: Date;
  expected: ExpectedEffect;
  verdict: EffectVerdict;
  /** Without its weeks. */
  outcome: EffectOutcome;
  simulated: Generated<boolean>; // The readings, or the whole case, were made up.
  /** Of the case, with who opened it: the rule of sharing labels asks for them. */
  place_id: number | null;
  author_id: number;
  organisation_id: number;
};

/** A view of the queue that somebody keeps under a name. */
export type SavedFilterTable = {
  id: Generated<number>;
  person_id: number;
  name: string;
  view: QueueView;
  position: number;
};

/** One question asked in one place: how often each answer was given, from low to high. */
export type QuestionnaireRoundTable = SharingColumns & {
  id: Generated<number>;
  place_id: number;
  question: string;
  question_en: string | null;
  scale: QuestionnaireScale;
  better: 'higher' | 'lower';
  /** Local civil dates; read as text. */
  from_date: string;
  until_date: string;
  method: QuestionnaireMethod;
  source: string;
  invited: number | null;
  counts: number[];
  author_id: number;
  organisation_id: number;
  added_at: Date;
  version: Generated<number>;
};

export type ResponseTables = {
  laid_sample: { key: string; at: Date }; // A case of the sample city, also when it is gone.
  questionnaire_round: QuestionnaireRoundTable;
  signal_assignee: SignalAssigneeTable;
  answer_term: AnswerTermTable;
  saved_filter: SavedFilterTable;
  keep_term: KeepTermTable;
  removed_case: RemovedCaseTable;
  removed_words: RemovedWordsTable;
  kept_reaction: KeptReactionTable;
  past_effect: PastEffectTable;
  receipt: ReceiptTable;
  explanation: ExplanationTable;
  interpretation: InterpretationTable;
  case_file: CaseFileTable;
  case_signal: CaseSignalTable;
  case_step: CaseStepTable;
  case_entry: CaseEntryTable;
  case_attachment: CaseAttachmentTable;
  signal_feedback: SignalFeedbackTable;
  feedback_decision: FeedbackDecisionTable;
  intervention: InterventionTable;
  intervention_change: InterventionChangeTable;
  effect_run: EffectRunTable;
  effect_input: EffectInputTable;
};

/** A connection or transaction that sees the tables of this room. */
export type ResponseDb = Kysely<ResponseTables>;
