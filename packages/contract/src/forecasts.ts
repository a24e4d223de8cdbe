import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Column = Type.Array(Nullable(Type.Number()));

/**
 * `ready`: there is a forecast. `learning`: too little was measured yet. `too-coarse`: fewer than one reading an hour.
 * `not-measuring`: no valid passport, or silent for a day. `states`: what is on or off has no forecast.
 */
export const ForecastStatus = Type.Union([
  Type.Literal('ready'),
  Type.Literal('learning'),
  Type.Literal('too-coarse'),
  Type.Literal('not-measuring'),
  Type.Literal('states'),
]);
export type ForecastStatus = Static<typeof ForecastStatus>;

/** What people use who have no forecast: the newest value, the same hour a day or a week ago, and the middle of the rhythm. */
export const SimpleRule = Type.Union([
  Type.Literal('last-value'),
  Type.Literal('yesterday'),
  Type.Literal('last-week'),
  Type.Literal('rhythm'),
]);
export type SimpleRule = Static<typeof SimpleRule>;

export const ForecastLead = Type.Union([
  Type.Literal('15min-1h'),
  Type.Literal('1h-6h'),
  Type.Literal('6h-24h'),
  Type.Literal('1d-7d'),
]);
export type ForecastLead = Static<typeof ForecastLead>;

/** Scores of what was forecast so far ahead. Every number is null until `learning` is over, but the count. */
export const LeadScore = Type.Object({
  lead: ForecastLead,
  /** Forecasts of a moment that came, each beside all simple rules. */
  count: Type.Integer(),
  /** Days on which they were scored. */
  days: Type.Integer(),
  /** `learning` until enough were scored; then how the forecast did beside the best simple rule, in mean absolute error. */
  verdict: Type.Union([Type.Literal('learning'), Type.Literal('better'), Type.Literal('equal'), Type.Literal('worse')]),
  /** Mean absolute error, in the unit of the datastream. */
  mae: Nullable(Type.Number()),
  /** Error / mean change from one day to the next, as known when the forecast was made. */
  mase: Nullable(Type.Number()),
  /** Mean pinball loss of p10, p50 and p90. */
  pinball: Nullable(Type.Number()),
  /** Share of readings within p10–p90; 0.8 was promised. */
  coverage: Nullable(Type.Number()),
  /** Mean absolute error of each simple rule on the same moments. */
  simple: Type.Object({
    'last-value': Nullable(Type.Number()),
    yesterday: Nullable(Type.Number()),
    'last-week': Nullable(Type.Number()),
    rhythm: Nullable(Type.Number()),
  }),
  best: Nullable(SimpleRule),
});
export type LeadScore = Static<typeof LeadScore>;

/** How often readings lay within a band of the rhythm, judged as they came. */
export const BandScore = Type.Object({
  /** What was promised: 0.8 or 0.95. */
  promised: Type.Number(),
  /** Null until enough was seen. */
  share: Nullable(Type.Number()),
  count: Type.Integer(),
});
export type BandScore = Static<typeof BandScore>;

export const ForecastScores = Type.Object({
  datastreamId: Type.Integer(),
  name: Type.String(),
  placeId: Nullable(Type.Integer()),
  propertyName: Type.String({ description: 'Name in the language of the request' }),
  unit: Type.String(),
  simulated: Type.Boolean(),
  status: ForecastStatus,
  /** What answers now, by its own past score: `mix` of what was learned, or a simple rule; null without a forecast. */
  method: Nullable(Type.String()),
  /** The period that counts, in days back from now. */
  days: Type.Integer(),
  leads: Type.Array(LeadScore),
  bands: Type.Array(BandScore),
  /** One or two plain sentences: how good, how often, beside what. */
  sentence: Type.String(),
});
export type ForecastScores = Static<typeof ForecastScores>;

export const ForecastScoresList = Type.Object({
  items: Type.Array(ForecastScores),
  next: Nullable(Type.String()),
  /** All datastreams of the place together, in one sentence. */
  sentence: Type.String(),
});

/**
 * The newest forecast of a datastream, by column. A step begins at `time` (UTC epoch ms) and lasts `stepSeconds`; its value is the mean of
 * the readings in it. Nothing from `origin` on was known when it was made.
 */
export const Forecast = Type.Object({
  datastreamId: Type.Integer(),
  status: ForecastStatus,
  origin: Nullable(Instant),
  madeAt: Nullable(Instant),
  timeZone: Type.String(),
  unit: Type.String(),
  method: Nullable(Type.String()),
  time: Type.Array(Type.Number()),
  stepSeconds: Type.Array(Type.Number()),
  p10: Column,
  p50: Column,
  p90: Column,
  /** Mean of the distribution: what to add up. */
  mean: Column,
  simple: Type.Object({ 'last-value': Column, yesterday: Column, 'last-week': Column, rhythm: Column }),
  /** How good forecasts up to a day ahead were of late. */
  score: LeadScore,
  /** Smallest count that this answer shows; simple rules, which repeat readings, and means are left out then. */
  shownFrom: Type.Optional(Type.Number()),
  inSum: Type.Optional(Type.Literal(true)),
  /** What is expected. */
  sentence: Type.String(),
  /** How good it was of late beside the best simple rule, or that this is still being learned. */
  scoreSentence: Type.String(),
});
export type Forecast = Static<typeof Forecast>;

/** What was learned for the datastreams of a municipality. */
export const ForecastTraining = Type.Object({
  placeId: Type.Integer({ description: 'The municipality' }),
  state: Type.Union([Type.Literal('idle'), Type.Literal('waiting'), Type.Literal('running')]),
  /** When the newest training ended, and what it cost. */
  trainedAt: Nullable(Instant),
  seconds: Nullable(Type.Number()),
  peakBytes: Nullable(Type.Number()),
  /** Datastreams that can be forecast. */
  datastreams: Type.Integer(),
  /** Newest origin of a forecast. */
  origin: Nullable(Instant),
});
export type ForecastTraining = Static<typeof ForecastTraining>;

const id = Type.Object({ id: oneId });
const days = Type.Optional(
  Type.Integer({ minimum: 1, maximum: limits.scoreDays, description: 'Days back that count; 28 if left out' }),
);

export const forecastOperations = {
  getForecast: {
    method: 'GET',
    path: '/v1/datastreams/:id/forecast',
    access: 'everyone',
    summary: 'The newest forecast of a datastream, 15 minutes to 7 days ahead, beside simple rules',
    params: id,
    response: Forecast,
    status: 200,
  },
  getForecastScores: {
    method: 'GET',
    path: '/v1/datastreams/:id/forecast-scores',
    access: 'everyone',
    summary: 'How good the forecasts and the normal range of a datastream were',
    params: id,
    query: Type.Object({ days }),
    response: ForecastScores,
    status: 200,
  },
  listForecastScores: {
    method: 'GET',
    path: '/v1/forecast-scores',
    access: 'everyone',
    summary: 'How good forecasts and normal ranges were, per datastream',
    query: Type.Object({
      place: Type.Optional(Type.Integer({ ...oneId, description: 'This place and all below it' })),
      days,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.defaultPageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: ForecastScoresList,
    status: 200,
  },
  getForecastTraining: {
    method: 'GET',
    path: '/v1/places/:id/forecast-training',
    access: 'everyone',
    summary: 'When forecasts of a municipality were last learned, and what that cost',
    params: id,
    response: ForecastTraining,
    status: 200,
  },
  trainForecasts: {
    method: 'POST',
    path: '/v1/places/:id/forecast-training',
    access: 'signals.tune',
    placed: true,
    summary: 'Learn the forecasts of a municipality anew; answers at once, works on in the background',
    params: id,
    response: ForecastTraining,
    status: 202,
  },
} as const;
