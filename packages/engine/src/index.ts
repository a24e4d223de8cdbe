export { recentEpisodes, setAlarmBudget } from './budget/alarm-budget.ts';
export { DEFAULT_BUDGET_WEEKS, type Episode } from './budget/alarm-habit.ts';
export type { PlaceEpisode } from './budget/place-episodes.ts';
export { type PlaceAccount, placeLimit, shownWithLimit } from './budget/place-limit.ts';
export { type Ranked, rankSignals, signalSurprise } from './budget/rank-signals.ts';
export { type ShownAnswers, showAnswers } from './disclosure/answers/show-answers.ts';
export {
  type Budget,
  type Coverage,
  decideRelease,
  type PrivacyUnit,
  type Release,
  type ReleaseDecision,
  type ReleaseRequest,
  spentWithin,
} from './disclosure/ledger.ts';
export { createDraws, type Draws, type RandomBytes } from './disclosure/noise/draws.ts';
export {
  type CountQuestion,
  type EpsilonMillionths,
  marginOf,
  releaseCount,
  releaseValue,
  type ValueQuestion,
} from './disclosure/noise/mechanisms.ts';
export {
  type CountRule,
  gridOf,
  showCount,
  showDifference,
  showRange,
  standInFor,
} from './disclosure/outward.ts';
export { roundTable } from './disclosure/rounding/controlled-rounding.ts';
export { roundAtRandom, roundWithTotal } from './disclosure/rounding/random-rounding.ts';
export { type FoundSum, findSums, type SumColumn } from './disclosure/sums/find-sums.ts';
export { isOpenTogether, jointRule, type PartReadings } from './disclosure/sums/open-together.ts';
export { planSums, type SumOfSeries, type SumPlan, type SumPlans } from './disclosure/sums/plan-sums.ts';
export { auditCells } from './disclosure/suppression/audit.ts';
export {
  type Cells,
  crossedCells,
  type Interval,
  oneWayCells,
  overlappingCells,
  type Sum,
  type Tree,
  twoWayCells,
} from './disclosure/suppression/cells.ts';
export { MAX_CELLS, type Suppressed, type SuppressionRule, suppress } from './disclosure/suppression/suppress.ts';
export type { EffectMethod } from './effect/comparison-weights.ts';
export type {
  CannotTell,
  EffectInterval,
  EffectOutcome,
  EffectReport,
  EffectVerdict,
  EffectWeek,
  SpillOver,
  UnusableReason,
} from './effect/effect-outcome.ts';
export type { EffectSeries } from './effect/effect-series.ts';
export { type EffectSize, toEffectSize, withoutEffect } from './effect/effect-size.ts';
export { measureEffect } from './effect/measure-effect.ts';
export {
  type EffectQuestion,
  LEAST_WEEKS_AFTER,
  MOST_COMPARISONS,
  weeksNeededBefore,
} from './effect/prepare-effect.ts';
export {
  type ComparisonQuestion,
  type ProposalReason,
  type ProposedComparison,
  proposeComparisons,
} from './effect/propose-comparisons.ts';
export { type PlannedMeasure, type SmallestEffect, smallestEffect } from './effect/smallest-effect.ts';
export { type AnswerGroup, summariseAnswers } from './feeling/answer-group.ts';
export { type Contrast, type ContrastTerm, contrastOfMeans, contrastOfShares } from './feeling/contrast.ts';
export { type DayCalendar, emptyCalendar } from './forecast/day-calendar.ts';
export type { ForecastPlan } from './forecast/forecast-plan.ts';
export { forecastPool } from './forecast/forecast-pool.ts';
export type { ForecastProgress, ForecastRow } from './forecast/forecast-row.ts';
export type { Method } from './forecast/series-forecaster.ts';
export type { Covariate, PlannedSlots, PoolSeries, SeriesPool } from './forecast/series-pool.ts';
export { SIMPLE_NAMES, type SimpleName, writeSimpleForecasts } from './forecast/simple-forecasts.ts';
export { forecastFrom, type TrainedForecast, type TrainingPlan, trainForecast } from './forecast/train-forecast.ts';
export { type FreeSample, type FullForecast, forecastFull } from './growth/forecast-full.ts';
export { robustSlope, type Slope } from './growth/robust-slope.ts';
export { fitsKind, type InferredKind, inferKind, type KindReason } from './kinds/infer-kind.ts';
export type { SeriesKind, SeriesSpec } from './kinds/series-spec.ts';
export {
  type Contradiction,
  findContradictions,
  NEIGHBOUR_HOURS,
  type Neighbour,
} from './neighbours/find-contradictions.ts';
export { QUANTILES } from './rhythm/bands.ts';
export { createRhythm, type RhythmState } from './rhythm/create-rhythm.ts';
export { decodeRhythm, encodeRhythm, isRhythm } from './rhythm/encode-rhythm.ts';
export { expect } from './rhythm/expect.ts';
export { forgetReadings } from './rhythm/forget-readings.ts';
export { judge, judgeSilence, lastSpoken } from './rhythm/judge.ts';
export { learn } from './rhythm/learn.ts';
export { quantiles } from './rhythm/quantiles.ts';
export { step } from './rhythm/step.ts';
export {
  createExpectation,
  createVerdict,
  type DeviationChange,
  type DeviationKind,
  type DeviationPattern,
  type Expectation,
  type RhythmStatus,
  type Verdict,
} from './rhythm/verdict.ts';
export { AbsoluteError, seasonalChange } from './scores/absolute-error.ts';
export { BandCoverage, pitHistogram, pitOfQuantiles } from './scores/calibration.ts';
export { type EventScore, type Stretch, scoreEvents } from './scores/event-score.ts';
export { type ForecastScore, type ScoredForecast, scoreForecasts } from './scores/forecast-score.ts';
export { type NabFile, type NabProfile, type NabResult, nabProfiles, scoreNab, scoreNabAt } from './scores/nab.ts';
export { crpsOfQuantiles, pinball } from './scores/pinball.ts';
export { differenceOf } from './signal/difference-of.ts';
export { decodeTogether, encodeTogether } from './signal/encode-together.ts';
export { createTogether, isOpen, stepTogether, type Together, type TogetherChange } from './signal/together.ts';
export { stateChances } from './states/predict-states.ts';
export {
  type DetectOptions,
  type JudgedReading,
  type ReadingState,
  SeriesDetector,
} from './surprise/series-detector.ts';
export { createSurprise, type SurpriseState, stepSurprise } from './surprise/surprise.ts';
export type { DeclaredSeries, TakenSeries } from './surprise/take-series.ts';
export type { CalendarView } from './time/calendar.ts';
export {
  instantsOfWallTime,
  localDayOf,
  localMinuteOf,
  offsetAt,
  startOfLocalDay,
  type ZoneRules,
  zoneRules,
} from './time/zone.ts';
export { v8Flags } from './v8-flags.ts';
export { type Agreement, agreementOf } from './validation/agreement.ts';
export { type Drift, driftOf } from './validation/drift.ts';
export {
  type AcceptanceLimits,
  judgeValidation,
  type ValidationCriterion,
  type ValidationFinding,
} from './validation/judge-validation.ts';
export type { TimedValues, WindowMean } from './validation/pair-series.ts';
export { type ValidationInput, type ValidationStatistics, validateSeries } from './validation/validate-series.ts';
