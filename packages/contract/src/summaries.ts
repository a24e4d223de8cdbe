import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';
import { Datastream, Learning } from './rhythm.ts';

const Instant = Type.String({ format: 'date-time' });
const Numbers = Type.Array(Type.Union([Type.Number(), Type.Null()]));

/** Lengths of the local calendar: a day has 23, 24 or 25 hours, a week begins on Monday. */
export const SummaryInterval = Type.Union([
  Type.Literal('five-minutes'),
  Type.Literal('quarter'),
  Type.Literal('hour'),
  Type.Literal('day'),
  Type.Literal('week'),
  Type.Literal('month'),
  Type.Literal('year'),
]);
export type SummaryInterval = Static<typeof SummaryInterval>;

/** What can be asked of an interval, besides quantiles. */
export const summaryMeasures = [
  'count',
  'coverage',
  'min',
  'mean',
  'max',
  'sum',
  'low',
  'mid',
  'high',
  'difference',
] as const;
export type SummaryMeasure = (typeof summaryMeasures)[number];

/**
 * Intervals of one datastream, by column, oldest first. A null is "not measured", "hidden" or "not known any more", never zero;
 * a gap has count 0 and coverage 0. Readings of the lab do not count.
 */
export const Summary = Type.Object({
  datastreamId: Type.Integer(),
  unit: Type.String(),
  timeZone: Type.String({ description: 'IANA name; its local calendar decides where intervals begin' }),
  start: Type.Array(Type.Number(), { description: 'Beginnings of the intervals, UTC epoch ms' }),
  end: Type.Number({ description: 'End of the last interval, UTC epoch ms' }),
  count: Type.Optional(Numbers),
  coverage: Type.Optional(
    Type.Array(Type.Union([Type.Number(), Type.Null()]), {
      description:
        'Share of the readings that the passport promises, 0 to 1, up to now; null where an interval is shorter than the time between two readings and holds none',
    }),
  ),
  min: Type.Optional(Numbers),
  mean: Type.Optional(Numbers),
  max: Type.Optional(Numbers),
  sum: Type.Optional(Numbers),
  /** The normal range of single readings as it was judged then, mean over the hours of the interval; null where it was being learned. */
  low: Type.Optional(Numbers),
  mid: Type.Optional(Numbers),
  high: Type.Optional(Numbers),
  difference: Type.Optional(
    Type.Array(Type.Union([Type.Number(), Type.Null()]), {
      description: 'Mean difference from the rhythm, in standard deviations',
    }),
  ),
  /** By the shares that were asked for, in that order; linear between two readings, of single readings alone. */
  quantiles: Type.Optional(Type.Array(Type.Object({ share: Type.Number(), value: Numbers }))),
  learning: Learning,
  shownFrom: Type.Optional(Type.Integer({ description: 'Smallest count that is shown; absent where all are' })),
  inSum: Type.Optional(
    Type.Literal(true, { description: 'A total of a sum: hidden, because it would give away a small part' }),
  ),
  /** Intervals in which something was measured that the one who asks may not see; absent where there are none. */
  hidden: Type.Optional(Type.Array(Type.Boolean())),
  readingsFrom: Type.Union([Type.Number(), Type.Null()], {
    description:
      'UTC epoch ms: intervals from here on were worked out from single readings; null: none. Those before come from stored hours: the same numbers to seven digits, without quantiles, and without min and max where the readings were removed by their term',
  }),
});
export type Summary = Static<typeof Summary>;

export const SummaryList = Type.Object({
  interval: SummaryInterval,
  items: Type.Array(Summary),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type SummaryList = Static<typeof SummaryList>;

const place = Type.Optional(Type.Integer({ ...oneId, description: 'This place and all below it' }));

/** What is summarised: shared by the operation and the file. */
export const summaryQuery = {
  interval: SummaryInterval,
  datastreams: Type.Optional(
    Type.String({
      pattern: '^\\d{1,10}(,\\d{1,10}){0,99}$',
      description: 'Ids with commas, 100 at most; without it and without `place`: all',
    }),
  ),
  place,
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Moved back to the beginning of its interval' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Moved on to the end of its interval; now' })),
  measures: Type.Optional(
    Type.String({
      pattern: '^[a-z]{3,10}(,[a-z]{3,10}){0,9}$',
      description: `Which columns, with commas: ${summaryMeasures.join(', ')}; all without it`,
    }),
  ),
  quantiles: Type.Optional(
    Type.String({
      pattern: '^(0|1|0?\\.\\d{1,4})(,(0|1|0?\\.\\d{1,4})){0,9}$',
      description: 'Shares between 0 and 1 with commas, ten at most: 0.5,0.95',
    }),
  ),
  exact: Type.Optional(
    Type.Boolean({ description: 'Work out from single readings, also what stands in stored hours; slower' }),
  ),
};

/** The newest reading of one datastream, and how it is doing. */
export const LatestReading = Type.Object({
  datastreamId: Type.Integer(),
  thingId: Type.Integer(),
  placeId: Type.Union([Type.Integer(), Type.Null()]),
  property: Type.String(),
  unit: Type.String(),
  time: Instant,
  value: Type.Union([Type.Number(), Type.Null()], { description: 'null: a count that is hidden here' }),
  shownFrom: Type.Optional(Type.Integer()),
  inSum: Type.Optional(Type.Literal(true, { description: 'A total: hidden where one of its parts is' })),
  status: Datastream.properties.status,
});
export type LatestReading = Static<typeof LatestReading>;

export const summaryOperations = {
  listSummaries: {
    method: 'GET',
    path: '/v1/summaries',
    access: 'everyone',
    summary:
      'Readings per five minutes, quarter of an hour, hour, day, week, month or year, with coverage and what was normal',
    query: Type.Object({
      ...summaryQuery,
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: limits.summaryPoints, description: 'Intervals in one answer' }),
      ),
      after: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    response: SummaryList,
    status: 200,
  },
  listLatest: {
    method: 'GET',
    path: '/v1/latest',
    access: 'everyone',
    summary: 'The newest reading of every datastream that has one',
    query: Type.Object({
      place,
      property: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.latestRows })),
      after: Type.Optional(oneId),
    }),
    response: Type.Object({ items: Type.Array(LatestReading), next: Type.Union([Type.String(), Type.Null()]) }),
    status: 200,
  },
} as const;
