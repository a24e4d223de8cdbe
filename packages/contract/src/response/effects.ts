import Type, { type Static } from 'typebox';
import { SharingLabel } from '../access/sharing-label.ts';
import { oneOf } from '../one-of.ts';
import { type EffectVerdictName, effectVerdicts } from './effect-verdicts.ts';
import { InterventionKind } from './intervention-kind.ts';
import { InterventionState } from './intervention-states.ts';

const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema]);

export const EffectVerdict = oneOf(effectVerdicts);
export type EffectVerdict = EffectVerdictName;

export const EffectRunState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);
export type EffectRunState = Static<typeof EffectRunState>;

/** One computation of what a measure did to one datastream. */
export const EffectRun = Type.Object({
  id: Type.Integer(),
  datastreamId: Type.Integer(),
  /** At the day by which the effect was expected, or because somebody asked. */
  reason: Type.Union([Type.Literal('due'), Type.Literal('asked')]),
  askedAt: instant,
  /** Up to when was judged. */
  until: instant,
  state: EffectRunState,
  /** Per cent. */
  progress: Type.Integer(),
  finishedAt: nullable(instant),
  verdict: nullable(EffectVerdict),
  /** The verdict in words; empty until it is there. */
  sentence: Type.String(),
  /** What was expected beforehand, beside it. */
  expectation: Type.String(),
  /** How sure one can be of such a verdict. */
  sure: Type.String(),
  /** Everything it was computed from is still kept, so that it can be done again. */
  repeatable: Type.Boolean(),
});
export type EffectRun = Static<typeof EffectRun>;

const number = nullable(Type.Number());

/** An effect as people read it. `percent` is null where a percentage means nothing; all are null where it cannot be told. */
export const EffectSize = Type.Object({ percent: number, inUnit: number });
export type EffectSize = Static<typeof EffectSize>;

const interval = { effect: EffectSize, low: EffectSize, high: EffectSize };

/** One week; means of an hour in the unit of the datastream. */
export const EffectWeek = Type.Object({
  from: Type.String({ format: 'date' }),
  /** After the start of the measure. */
  after: Type.Boolean(),
  measured: number,
  /** Without the measure, by the comparison; the range says how far that may be off for all weeks together. */
  expected: number,
  low: number,
  high: number,
});
export type EffectWeek = Static<typeof EffectWeek>;

/** All numbers behind a verdict. Where small counts are hidden they are made of what everybody may see. */
export const EffectNumbers = Type.Object({
  ...interval,
  method: Type.Union([Type.Literal('difference-in-differences'), Type.Literal('synthetic-control')]),
  weeksBefore: Type.Integer(),
  weeksAfter: Type.Integer(),
  /** Standard deviation of what each method found on this place before the start, in the scale on which effects add up. */
  strayed: Type.Object({ 'difference-in-differences': number, 'synthetic-control': number }),
  comparisons: Type.Array(
    Type.Object({
      datastreamId: Type.Integer(),
      weight: Type.Number(),
      /** The effect without this comparison. */
      without: EffectSize,
      /** What the method finds at the comparison itself in the same weeks, where nothing was done; of counts per cent alone. */
      placebo: EffectSize,
    }),
  ),
  /** What `placebo` says of all of them, in a sentence. */
  placesSentence: Type.String(),
  unusable: Type.Array(Type.Object({ datastreamId: Type.Integer(), reason: Type.String() })),
  /** Share of stretches and places without a measure that were as far out. */
  chance: number,
  placebosInTime: Type.Integer(),
  /** What is found just before the start, and how much would be too much, in the scale on which effects add up. */
  justBefore: Type.Object({ found: number, limit: number }),
  spillOver: Type.Array(
    Type.Object({ datastreamId: Type.Integer(), verdict: EffectVerdict, ...interval, sentence: Type.String() }),
  ),
  weeks: Type.Array(EffectWeek),
  /** The same in sentences: interval, chance, pre-trend, sensitivity, hidden counts. */
  sentences: Type.Array(Type.String()),
});
export type EffectNumbers = Static<typeof EffectNumbers>;

/** One effect with its numbers; null: there are none. */
export const EffectFile = Type.Object({ run: EffectRun, numbers: nullable(EffectNumbers) });
export type EffectFile = Static<typeof EffectFile>;

/** A measure that somebody took, and what came of it. */
export const PastEffect = Type.Object({
  id: Type.Integer(),
  /** null: its case was removed when its term had passed. What was found stays, without words of people. */
  interventionId: nullable(Type.Integer()),
  /** null: it went with the case. */
  title: nullable(Type.String()),
  kind: InterventionKind,
  state: InterventionState,
  emergency: Type.Boolean(),
  placeName: nullable(Type.String()),
  costEuros: nullable(Type.Integer()),
  startedAt: instant,
  until: instant,
  weeks: nullable(Type.Integer()),
  property: Type.String(),
  unit: Type.String(),
  /** The readings, or the whole case, were made up by the sample city. */
  simulated: Type.Boolean(),
  expectedDirection: Type.Union([Type.Literal('less'), Type.Literal('more')]),
  expectedSize: Type.Number(),
  expectedAs: Type.Union([Type.Literal('percent'), Type.Literal('unit')]),
  comparisons: Type.Integer(),
  verdict: EffectVerdict,
  ...interval,
  sentence: Type.String(),
  expectation: Type.String(),
  /** What people said before and after it, a sentence a question; each goes as far as its own label says. */
  feeling: Type.Array(Type.Object({ sentence: Type.String(), label: SharingLabel })),
  /** Of the case: what is not TLP:CLEAR stays among those who may see it. */
  label: SharingLabel,
});
export type PastEffect = Static<typeof PastEffect>;
export const PastEffectList = Type.Object({
  items: Type.Array(PastEffect),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type PastEffectList = Static<typeof PastEffectList>;
