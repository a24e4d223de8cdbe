import Type, { type Static } from 'typebox';
import { LifecycleStage } from './lifecycle/stages.ts';
import { Reading } from './sensors.ts';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const RhythmStatus = Type.Union([
  Type.Literal('learning'),
  Type.Literal('normal'),
  Type.Literal('deviation'),
  Type.Literal('gap'),
  Type.Literal('stuck'),
  Type.Literal('implausible'),
]);
export type RhythmStatus = Static<typeof RhythmStatus>;

export const DeviationKind = Type.Union([
  Type.Literal('higher'),
  Type.Literal('lower'),
  Type.Literal('silent'),
  Type.Literal('stuck'),
  Type.Literal('level-shift'),
  Type.Literal('changed-shape'),
  Type.Literal('implausible'),
  Type.Literal('other-state'),
]);
export type DeviationKind = Static<typeof DeviationKind>;
export const deviationKinds: readonly DeviationKind[] = DeviationKind.anyOf.map((kind) => kind.const);

/**
 * What a deviation looked like. Higher and lower: `spike`, `collective` (a longer stretch), `zeros` (nothing but zeros where zero
 * is not normal). Level shift: `step`, `ramp`. Changed shape: `earlier`, `later`, `other-hours`. Implausible: `out-of-range`, `jump`.
 * Other state: `lasting` (a state that is unusual at that time), `switching` (more often than usual).
 */
export const DeviationPattern = Type.Union([
  Type.Literal('spike'),
  Type.Literal('collective'),
  Type.Literal('zeros'),
  Type.Literal('step'),
  Type.Literal('ramp'),
  Type.Literal('earlier'),
  Type.Literal('later'),
  Type.Literal('other-hours'),
  Type.Literal('out-of-range'),
  Type.Literal('jump'),
  Type.Literal('lasting'),
  Type.Literal('switching'),
]);
export type DeviationPattern = Static<typeof DeviationPattern>;

/** What is normal at one moment: low and high enclose 98 of 100 ordinary readings, mid is the middle one. */
export const Range = Type.Object({ low: Type.Number(), mid: Type.Number(), high: Type.Number() });
export type Range = Static<typeof Range>;

/** Whether what is normal is known; shared by what tells a normal range. */
export const Learning = Type.Optional(
  Type.Literal(true, {
    description: 'What is normal here is still being learned: low, mid and high are null for what was measured so far',
  }),
);

/**
 * Smallest count that this answer shows; smaller ones are null, and what was worked out from counts is coarse. Absent where
 * everything is shown: nobody is in the counts, or the one who asks may see them.
 */
const ShownFrom = Type.Optional(Type.Integer());
/** It adds up with others: a null may also be a larger count, hidden because one of those is small or was not counted. */
const InSum = Type.Optional(Type.Literal(true));
/** At which points a count was measured and is hidden; absent where nothing is. */
const Hidden = Type.Optional(Type.Array(Type.Boolean()));

/** A device that contradicts its neighbours: it left its rhythm, and those around it did not. */
export const Contradiction = Type.Object({
  since: Instant,
  /** It measures more than it usually does beside them. */
  higher: Type.Boolean(),
  neighbours: Type.Array(Type.Object({ thingId: Type.Integer(), name: Type.String() })),
  sentence: Type.String(),
});
export type Contradiction = Static<typeof Contradiction>;

export const Datastream = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  thingId: Type.Integer(),
  thingName: Type.String(),
  placeId: Nullable(Type.Integer()),
  property: Type.String({ description: 'Id of the registered property, or the name of an unregistered one' }),
  propertyName: Type.String({ description: 'Name in the language of the request' }),
  unit: Type.String(),
  kind: Type.Union([Type.Literal('count'), Type.Literal('level'), Type.Literal('proportion'), Type.Literal('state')]),
  intervalSeconds: Type.Integer(),
  simulated: Type.Boolean(),
  status: Type.Union([RhythmStatus, Type.Literal('no-data'), Type.Literal('refused'), Type.Literal('lab')]),
  stage: LifecycleStage,
  latest: Nullable(Reading),
  shownFrom: ShownFrom,
  inSum: InSum,
  expected: Nullable(Range),
  learning: Type.Object({ ready: Type.Boolean(), daysNeeded: Type.Integer(), confidence: Type.Number() }),
  /** Readings stored, repeated, conflicting and refused since the start of the process. */
  counts: Type.Object({
    stored: Type.Integer(),
    repeated: Type.Integer(),
    conflicts: Type.Integer(),
    refused: Type.Integer(),
  }),
  /**
   * How long after their phenomenon time readings are received: the median of the newest that came one by one. Below 0 the
   * clock of the device is ahead. Absent until one came.
   */
  delay: Type.Optional(Type.Object({ medianSeconds: Type.Number(), readings: Type.Integer() })),
  /** For most of the past day it measured something else than its neighbours; absent while it does not. */
  contradiction: Type.Optional(Contradiction),
  /** One plain sentence about now. */
  sentence: Type.String(),
});
export type Datastream = Static<typeof Datastream>;
export const DatastreamList = Type.Object({ items: Type.Array(Datastream) });

export const BeatWord = Type.Union([
  Type.Literal('quiet'),
  Type.Literal('usual'),
  Type.Literal('busy'),
  Type.Literal('loud'),
  Type.Literal('different'),
  Type.Literal('learning'),
  Type.Literal('silent-sensor'),
  Type.Literal('no-sensor'),
]);
export type BeatWord = Static<typeof BeatWord>;

/** The state of one place at one moment in plain words. */
export const Beat = Type.Object({
  placeId: Type.Integer(),
  word: BeatWord,
  /** The word in the language of the request, for people. */
  label: Type.String(),
  sentence: Type.String(),
  since: Nullable(Instant),
  datastreams: Type.Integer(),
  deviating: Type.Integer(),
  silent: Type.Integer(),
  /** Datastreams whose newest readings cannot be. */
  implausible: Type.Integer(),
  learning: Type.Integer(),
});
export type Beat = Static<typeof Beat>;
export const BeatList = Type.Object({ items: Type.Array(Beat), at: Instant });

/**
 * Measured line in its normal band, by column; times are UTC epoch ms. A null is "no reading", never zero.
 * `stepSeconds` is the width of one point; points wider than the readings carry their mean.
 */
export const Band = Type.Object({
  datastreamId: Type.Integer(),
  from: Instant,
  to: Instant,
  timeZone: Type.String(),
  unit: Type.String(),
  stepSeconds: Type.Integer(),
  time: Type.Array(Type.Number()),
  measured: Type.Array(Nullable(Type.Number())),
  low: Type.Array(Nullable(Type.Number())),
  mid: Type.Array(Nullable(Type.Number())),
  high: Type.Array(Nullable(Type.Number())),
  learning: Learning,
  shownFrom: ShownFrom,
  inSum: InSum,
  hidden: Hidden,
  /** Stretches in which readings are lab data: drawn where single readings are, and in no hour, range or deviation. */
  lab: Type.Array(Type.Object({ from: Instant, to: Instant })),
  /** One plain sentence that says what the chart shows. */
  sentence: Type.String(),
});
export type Band = Static<typeof Band>;

/** Hour of the week, Monday 00:00 first: 168 values each; null where nothing was measured or is known. */
export const Week = Type.Object({
  datastreamId: Type.Integer(),
  /** ISO week, for example 2026-W47. */
  week: Type.String(),
  unit: Type.String(),
  timeZone: Type.String(),
  normal: Type.Array(Nullable(Type.Number())),
  measured: Type.Array(Nullable(Type.Number())),
  shownFrom: ShownFrom,
  inSum: InSum,
  hidden: Hidden,
  sentence: Type.String(),
});
export type Week = Static<typeof Week>;

export const Deviation = Type.Object({
  id: Type.Integer(),
  datastreamId: Type.Integer(),
  placeId: Nullable(Type.Integer()),
  signalId: Nullable(Type.Integer()),
  kind: DeviationKind,
  /** null where it has none, and in deviations found before patterns were told. */
  pattern: Nullable(DeviationPattern),
  start: Instant,
  end: Nullable(Instant),
  peakTime: Instant,
  peakValue: Nullable(Type.Number()),
  shownFrom: ShownFrom,
  inSum: InSum,
  expected: Nullable(Range),
  meanDifference: Nullable(Type.Number()),
  readings: Type.Integer(),
  /** -log10 of the chance of something this far out in an ordinary week. */
  surprise: Type.Number(),
  /** Weeks from one such deviation to the next, by the habit of this datastream; null where it is not known. */
  onceInWeeks: Nullable(Type.Number()),
  /** Chance that an ordinary week has one; null where it is not known. */
  probability: Nullable(Type.Number()),
  unit: Type.String(),
  propertyName: Type.String(),
  placeName: Nullable(Type.String()),
  simulated: Type.Boolean(),
  sentence: Type.String(),
});
export type Deviation = Static<typeof Deviation>;
export const DeviationList = Type.Object({ items: Type.Array(Deviation), next: Nullable(Type.String()) });

/** "Why do we see this?" */
export const DeviationReason = Type.Object({
  deviation: Deviation,
  /** Plain sentences: measured against normal, how often before, quality of the data, other explanations, what is unknown. */
  measured: Type.String(),
  normal: Type.String(),
  difference: Type.String(),
  before: Type.Object({ count: Type.Integer(), days: Type.Integer(), sentence: Type.String() }),
  quality: Type.Object({ coverage: Type.Number(), sentence: Type.String() }),
  explanations: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('holiday'),
        Type.Literal('school-break'),
        Type.Literal('event'),
        Type.Literal('clock-change'),
        Type.Literal('weather'),
        Type.Literal('neighbours'),
        Type.Literal('contradicts-neighbours'),
        Type.Literal('same-thing'),
        Type.Literal('sensor'),
      ]),
      sentence: Type.String(),
    }),
  ),
  unknown: Type.Array(Type.String()),
});
export type DeviationReason = Static<typeof DeviationReason>;

/** Several series of one place that together left their rhythm, though each alone may hardly have. Differences are in sd. */
export const JointDeviation = Type.Object({
  id: Type.Integer(),
  kind: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
  property: Type.String(),
  propertyName: Type.String(),
  start: Instant,
  end: Nullable(Instant),
  peakTime: Instant,
  /** Mean over the series, at the peak and over the whole stretch; 0 is normal. */
  peakDifference: Type.Number(),
  meanDifference: Type.Number(),
  /** At the peak: measuring points more than one sd off in this direction, and those that measured. */
  off: Type.Integer(),
  of: Type.Integer(),
  /** -log10 of the chance of such an hour. */
  surprise: Type.Number(),
  /** Weeks between two such hours in this place, by its own past. */
  onceInWeeks: Type.Number(),
  sentence: Type.String(),
});
export type JointDeviation = Static<typeof JointDeviation>;

/** Deviations near in place and time: the unit people look at. */
export const Signal = Type.Object({
  id: Type.Integer(),
  placeId: Nullable(Type.Integer()),
  placeName: Nullable(Type.String()),
  start: Instant,
  end: Nullable(Instant),
  deviations: Type.Array(Type.Integer()),
  /** Kinds of its deviations, each once. */
  kinds: Type.Array(DeviationKind),
  /** What the series of the place showed together; empty where single series speak for themselves. */
  joint: Type.Array(JointDeviation),
  /** true where several sensors fell silent together: one outage, not many alarms. */
  outage: Type.Boolean(),
  surprise: Type.Number(),
  sentence: Type.String(),
});
export type Signal = Static<typeof Signal>;
export const SignalList = Type.Object({ items: Type.Array(Signal), next: Nullable(Type.String()) });
export type SignalList = Static<typeof SignalList>;

/** One series in the hour in which a joint deviation was largest. */
export const JointMember = Type.Object({
  datastreamId: Type.Integer(),
  name: Type.String(),
  /** How far off, in sd; null where it said nothing in that hour. */
  difference: Nullable(Type.Number()),
  measured: Nullable(Type.Number()),
  normal: Nullable(Type.Number()),
  shownFrom: ShownFrom,
  inSum: InSum,
  unit: Type.String(),
});
export type JointMember = Static<typeof JointMember>;

/** "Why do we see this?", of a signal. */
export const SignalReason = Type.Object({
  signal: Signal,
  /** Sentences: a sensor of this signal disagrees with its neighbours, so it may be the sensor. */
  explanations: Type.Array(Type.String()),
  joint: Type.Array(
    Type.Object({
      id: Type.Integer(),
      /** Plain sentences: how it was found, at how many, how often chance does this, what is unknown. */
      reasons: Type.Array(Type.String()),
      /** The furthest off first. */
      members: Type.Array(JointMember),
    }),
  ),
});
export type SignalReason = Static<typeof SignalReason>;
