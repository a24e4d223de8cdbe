import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A calendar quarter, for example 2026-Q4. */
export const Quarter = Type.String({ pattern: '^20\\d{2}-Q[1-4]$' });

/** Smallest number of signals with one verdict that outsiders see. */
export const SHOWN_FROM = 5;

/** A null is not told: hidden, or not known. */
const figures = {
  signals: Type.Integer(),
  useful: Nullable(Type.Integer()),
  falseAlarms: Nullable(Type.Integer()),
  expected: Nullable(Type.Integer()),
  /** Of which nobody said anything, or as many one thing as another. */
  unconfirmed: Nullable(Type.Integer()),
  /** Median from the start of a signal to its being noticed, over those that were found while they went on. */
  detectMinutes: Nullable(Type.Number()),
  detected: Nullable(Type.Integer()),
  /** Median from being noticed to the first interpretation or case, over those that had one. */
  reactMinutes: Nullable(Type.Number()),
  reacted: Nullable(Type.Integer()),
};

/** Signals of one place, or of all, by what people said of them. */
export const SignalScore = Type.Object(figures);
export type SignalScore = Static<typeof SignalScore>;

export const PlaceScore = Type.Object({
  ...figures,
  /** null: signals at no known place. */
  placeId: Nullable(Type.Integer()),
  placeName: Nullable(Type.String()),
});
export type PlaceScore = Static<typeof PlaceScore>;

/** A happening that was missed, for who may read single reports there. */
export const MissedItem = Type.Object({
  placeId: Type.Integer(),
  placeName: Type.String(),
  categoryName: Type.String(),
  from: Type.String({ format: 'date-time' }),
  until: Type.String({ format: 'date-time' }),
  reports: Type.Integer(),
});
export type MissedItem = Static<typeof MissedItem>;
/** Happenings that are told one by one; all of them are counted. */
export const MISSED_SHOWN = 100;

/** What people reported, a sensor there could have noticed, and no signal told of. */
export const MissedScore = Type.Object({
  /** null: not told. */
  count: Nullable(Type.Integer()),
  /** Empty for outsiders. */
  items: Type.Array(MissedItem, { maxItems: MISSED_SHOWN }),
  sentence: Type.String(),
});
export type MissedScore = Static<typeof MissedScore>;

/** How many signals were worth it in a quarter, and how fast they were seen and taken up (decision 83). */
export const SignalScores = Type.Object({
  quarter: Type.String(),
  /** Local days, the last one included. */
  from: Type.String(),
  to: Type.String(),
  /** Quarters that one can look at, the newest first. */
  quarters: Type.Array(Type.String()),
  /** false: what people said is not shown yet to who asks. */
  settled: Type.Boolean(),
  /** Smaller counts are hidden from who asks, and what would give them away; absent: nothing is hidden. */
  shownFrom: Type.Optional(Type.Integer()),
  items: Type.Array(PlaceScore),
  /** null where the rows are not all one may see. */
  total: Nullable(SignalScore),
  missed: MissedScore,
  sentence: Type.String(),
});
export type SignalScores = Static<typeof SignalScores>;

export const signalScoreOperations = {
  getSignalScores: {
    method: 'GET',
    path: '/v1/signal-scores',
    access: 'everyone',
    summary: 'How many signals of a quarter were useful, false or expected, and how fast they were seen and taken up',
    query: Type.Object({ quarter: Type.Optional(Quarter), place: Type.Optional(oneId) }),
    response: SignalScores,
    status: 200,
  },
} as const;
