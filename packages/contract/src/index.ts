export { type Access, rightOf } from './access/access.ts';
export {
  AcceptedInvitation,
  OpenedInvitation,
  OpenSession,
  passwordLength,
  SecondFactorSetup,
  SignInWays,
} from './access/account.ts';
export { ClaimRule, OidcProvider } from './access/oidc.ts';
export { ownPath } from './access/own-path.ts';
export {
  mostPasskeys,
  NewPasskeyResponse,
  Passkey,
  PasskeySignInResponse,
} from './access/passkeys.ts';
export {
  GrantedRole,
  Invitation,
  NewPerson,
  Organisation,
  OrganisationChange,
  OrganisationList,
  Person,
  PersonChange,
  PersonList,
} from './access/people.ts';
export { GivenPurpose, ViewPurpose, viewPurposes } from './access/purposes.ts';
export { findPersonQuestion, type PersonQuestion } from './access/question-guard.ts';
export { Right, rights, rightsOfRole, withheldFrom } from './access/rights.ts';
export { roles } from './access/role-ids.ts';
export { roleNames } from './access/role-names.ts';
export { OrganisationKind, organisationKinds, Role, type RoleGrant } from './access/roles.ts';
export { Session } from './access/session.ts';
export { SharingLabel } from './access/sharing-label.ts';
export { sharingLabels } from './access/sharing-labels.ts';
export { AlarmBudget, AlarmBudgetPreview, MOST_SHOWN } from './alarm-budget.ts';
export { Backup, BackupList } from './backups.ts';
export {
  BothTexts,
  CheckAnswers,
  type CheckAtom,
  type CheckCondition,
  type CheckFact,
  CheckFile,
  type CheckFinding,
  type CheckLaw,
  CheckOption,
  CheckOutcome,
  type CheckPart,
  CheckQuestion,
  CheckRule,
  type CheckSource,
  CheckVerdict,
  PrivacyCheck,
  RuleOutcome,
} from './check/check.ts';
export { findAnswerFaults, isOpen, judgeCheck } from './check/judge-check.ts';
export {
  CertificateRegistration,
  CertificateStatus,
  DeviceCertificate,
  DeviceCredentials,
} from './device-credentials.ts';
export { DeviceEvent, DeviceEventKind, DeviceEvents, deviceEventKinds } from './device-events.ts';
export { Distribution, KindReason } from './distribution.ts';
export {
  type EnglishOnly,
  type ErrorCode,
  type ErrorDeclaration,
  englishOnly,
  errors,
  type FieldFault,
  type FieldProblem,
  type ToldError,
  WijkritmeError,
  type Words,
} from './errors.ts';
export { Feed, FeedAdapter, FeedDraft, FeedFault, FeedList } from './feeds.ts';
export {
  BandScore,
  Forecast,
  ForecastLead,
  ForecastScores,
  ForecastScoresList,
  ForecastStatus,
  ForecastTraining,
  LeadScore,
  SimpleRule,
} from './forecasts.ts';
export {
  Import,
  ImportList,
  ImportRow,
  ImportRows,
  ImportStatus,
  Preset,
  PresetList,
  RowVerdict,
} from './imports.ts';
export {
  KnownFormat,
  KnownImport,
  KnownImportResult,
  KnownSensor,
  KnownSensorList,
} from './known-sensors.ts';
export { findLegalBasis, type LegalBasis, legalBases } from './legal-bases.ts';
export {
  AnnouncementSource,
  DeviceCarrier,
  DeviceType,
  DeviceTypeList,
  FoundAddition,
  FoundDevice,
  FoundDeviceList,
  FoundStatus,
  FoundStream,
  UplinkResult,
} from './lifecycle/devices.ts';
export {
  findLifecycleStep,
  LifecycleEntry,
  type LifecycleNeed,
  LifecycleStage,
  type LifecycleStep,
  lifecycleSteps,
  StageChange,
  StreamStage,
  ThingLifecycle,
} from './lifecycle/stages.ts';
export { ValidationCriterion, ValidationReport, ValidationVerdict } from './lifecycle/validation.ts';
export { DAY, HOUR, limits, MINUTE, SECOND } from './limits.ts';
export { LiveBeats, type LiveEventName, type LiveEvents, LiveReadings } from './live.ts';
export {
  EMERGENCY_START,
  IssuedCheckpoint,
  LogActor,
  LogCheckpoint,
  LogFaultKind,
  LogLine,
  LogLines,
  LogVerification,
} from './log.ts';
export type { NgsiNotificationResult, NgsiRefusal } from './ngsi-ld.ts';
export {
  Delivery,
  DeliveryChannel,
  DeliveryList,
  DeliveryState,
  MadeWebhook,
  NewWebhook,
  Webhook,
  WebhookList,
} from './notices/deliveries.ts';
export {
  MailRhythm,
  mailRhythms,
  Notice,
  NoticeKind,
  NoticeList,
  NoticePreferences,
  NoticePreferencesChange,
  noticeKinds,
} from './notices/notices.ts';
export { MOST_PUSH_DEVICES, NewPushDevice, PushDevice, PushDevices } from './notices/push.ts';
export {
  OpenDataEntry,
  OpenDataFigures,
  OpenDataList,
  OpenDataRelease,
  OpenDataRequest,
  OpenDataset,
  OpenDatasetDraft,
  OpenDatasetList,
} from './open-data.ts';
export { fileNameOf, type OperationDeclaration, type OperationId, operations } from './operations.ts';
export { CaseReportChange, CaseReports } from './participation/case-reports.ts';
export {
  NewReportCategory,
  ReportCategory,
  ReportCategoryList,
  ReportTone,
  reportTones,
} from './participation/report-categories.ts';
export { ImportedReport, ReportImport, ReportImportFault } from './participation/report-imports.ts';
export {
  NewReport,
  REPORTS_SHOWN_FROM,
  Report,
  ReportCount,
  ReportCounts,
  ReportList,
  ReportSource,
} from './participation/reports.ts';
export {
  MISSED_REPORTS,
  MISSED_SPAN_HOURS,
  REPORT_MARGIN_MINUTES,
  REPORTS_BESIDE,
  SignalReports,
} from './participation/reports-beside.ts';
export { ChangeReason, Passport, PassportHistory, PassportStatus, PassportVersion, Refusals } from './passport.ts';
export {
  type Completeness,
  type CompletenessField,
  completenessFields,
  completenessOf,
} from './passport-completeness.ts';
export {
  CalendarDay,
  CalendarDays,
  FeatureCollection,
  Geometry,
  MapLayerKind,
  MapLayerList,
  Place,
  PlaceDeletion,
  PlaceFeature,
  PlaceKind,
  PlaceList,
  PlacesImport,
  PlacesImportResult,
} from './places.ts';
export {
  CalendarFileResult,
  PlannedEvent,
  PlannedEventDraft,
  PlannedEventKind,
  SkippedEntry,
} from './planned-events.ts';
export { Problem } from './problem.ts';
export { findProperty, type RegisteredProperty, registeredProperties, type SeriesKind } from './properties.ts';
export type { ReadingColumns, ReadingColumnsResult, ReadingSeries } from './readings.ts';
export { AttachmentLabel, CaseAttachment } from './response/attachments.ts';
export { ByWhom } from './response/by-whom.ts';
export { CaseMeasure, CaseStep } from './response/case-history.ts';
export {
  CaseEntry,
  CaseEntryKind,
  CaseFile,
  CaseList,
  CaseScript,
  CaseSignal,
  CaseSummary,
  NewCase,
  NewCaseEntry,
} from './response/cases.ts';
export { ComparisonCandidate, ComparisonReason, EffectPreview } from './response/effect-plans.ts';
export { effectVerdicts } from './response/effect-verdicts.ts';
export {
  EffectFile,
  EffectNumbers,
  EffectRun,
  EffectRunState,
  EffectSize,
  EffectVerdict,
  EffectWeek,
  PastEffect,
  PastEffectList,
} from './response/effects.ts';
export { Explanation, ExplanationKind, ExplanationList } from './response/explanations.ts';
export {
  FeedbackDecision,
  FeedbackDecisionList,
  FeedbackEntry,
  FeedbackProposal,
  FeedbackProposalList,
  FeedbackVerdict,
  NewFeedback,
  NewFeedbackDecision,
  OwnFeedback,
  ProposalKind,
  SignalFeedback,
} from './response/feedback.ts';
export { feedbackVerdicts } from './response/feedback-verdicts.ts';
export {
  Agreement,
  Interpretation,
  NewInterpretation,
  Opinion,
  SignalInterpretations,
} from './response/interpretations.ts';
export { InterventionKind } from './response/intervention-kind.ts';
export { interventionKinds } from './response/intervention-kinds.ts';
export { InterventionState } from './response/intervention-states.ts';
export { interventionStates, interventionSteps, reasonedSteps } from './response/intervention-steps.ts';
export {
  ExpectedEffect,
  FollowUp,
  FrozenPlan,
  InterventionChange,
  InterventionFile,
  InterventionList,
  InterventionPlan,
  InterventionSummary,
} from './response/interventions.ts';
export {
  CaseRemoval,
  DEFAULT_CASE_DAYS,
  DEFAULT_REPORTS_DAYS,
  DEFAULT_WORDS_DAYS,
  KeepTerms,
  KeptBecause,
  KeptDays,
  keepDays,
} from './response/keep-terms.ts';
export { NamedSeries } from './response/named-series.ts';
export { responseOperations } from './response/operations.ts';
export { OrganisationName } from './response/organisation-name.ts';
export {
  LEAST_ANSWERS,
  type QuestionnaireMethodId,
  type QuestionnaireScaleId,
  questionnaireMethods,
  questionnaireScales,
} from './response/questionnaire-scales.ts';
export {
  Feeling,
  FeelingQuestion,
  NewQuestionnaireRound,
  QuestionnaireDraft,
  QuestionnaireImport,
  QuestionnaireMethod,
  QuestionnaireRound,
  QuestionnaireRoundList,
  QuestionnaireRowProblem,
  QuestionnaireScale,
} from './response/questionnaires.ts';
export { SampleCase, SampleCasesMessage } from './response/sample-cases.ts';
export { MOST_SAVED_FILTERS, QueueView, SavedFilter, SavedFilterList } from './response/saved-filters.ts';
export { Coworker, Receipt, SharingChange, SharingMark } from './response/sharing.ts';
export {
  MISSED_SHOWN,
  MissedItem,
  MissedScore,
  PlaceScore,
  Quarter,
  SHOWN_FROM,
  SignalScore,
  SignalScores,
} from './response/signal-scores.ts';
export {
  AnswerTerm,
  Assignee,
  DEFAULT_ANSWER_DAYS,
  KindDays,
  LATE_DAYS,
  QueuedSignal,
  QueueOrder,
  SignalQueue,
  SignalQueueCounts,
  SignalWork,
  SignalWorkChange,
  SignalWorkDetail,
  WaitingChoice,
} from './response/signal-work.ts';
export { RetentionCount, RetentionLevel, RetentionReport, RetentionReportList } from './retention.ts';
export {
  Band,
  Beat,
  BeatList,
  BeatWord,
  Contradiction,
  Datastream,
  DatastreamList,
  Deviation,
  DeviationKind,
  DeviationList,
  DeviationPattern,
  DeviationReason,
  deviationKinds,
  JointDeviation,
  JointMember,
  Range,
  RhythmStatus,
  Signal,
  SignalList,
  SignalReason,
  Week,
} from './rhythm.ts';
export { SealingRun, SealingState } from './sealing.ts';
export { DeviceKey, Reading, Thing, ThingDatastream, ThingList } from './sensors.ts';
export { shownDecimals } from './shown-decimals.ts';
export {
  LatestReading,
  Summary,
  SummaryInterval,
  SummaryList,
  type SummaryMeasure,
  summaryMeasures,
  summaryQuery,
} from './summaries.ts';
export { Sum, SumDecision, SumDraft, SumList, SumStatus } from './sums.ts';
export { Health } from './system.ts';
export { MOST_TODAY, Today, TodayItem, TodayKind } from './today.ts';
export { findUnit, type RegisteredUnit, registeredUnits } from './units.ts';
export { DiskForecast, IntakeStep, MOST_NAMED, SizeSample, Upkeep } from './upkeep.ts';
