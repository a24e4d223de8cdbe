import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { NamedSeries } from './named-series.ts';

const date = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema]);

/** Why a datastream is proposed as a comparison, or not. */
export const ComparisonReason = Type.Union([
  Type.Literal('alike'),
  Type.Literal('less-alike-than-others'),
  Type.Literal('not-alike'),
  Type.Literal('adjoining'),
  Type.Literal('own-intervention'),
  Type.Literal('other-kind'),
  Type.Literal('no-data-before'),
  Type.Literal('gaps'),
  Type.Literal('constant'),
  Type.Literal('no-data-after'),
]);
export type ComparisonReason = Static<typeof ComparisonReason>;

export const ComparisonCandidate = Type.Object({
  ...NamedSeries.properties,
  use: Type.Boolean(),
  reason: ComparisonReason,
  /** How much the weeks before the start moved together, −1..1; null where that cannot be told. */
  correlation: nullable(Type.Number()),
  /** Share of the weeks before the start that were measured, 0..1. */
  measured: Type.Number(),
});
export type ComparisonCandidate = Static<typeof ComparisonCandidate>;

/** What can be compared with, and what would be seen, before anything is done. */
export const EffectPreview = Type.Object({
  series: NamedSeries,
  /** Whole weeks that would be judged. */
  weeks: Type.Integer(),
  candidates: Type.Array(ComparisonCandidate),
  /** In words, with the comparisons that were asked for, or else with those proposed. */
  smallest: Type.String(),
  /** Per cent; null where none can be told. */
  smallestPercent: nullable(Type.Number()),
});
export type EffectPreview = Static<typeof EffectPreview>;

export const effectPlanOperations = {
  previewIntervention: {
    method: 'POST',
    path: '/v1/interventions/preview',
    access: 'signals.work',
    placed: true,
    summary: 'What a measure could be compared with, each with its reason, and the smallest effect that would be seen',
    body: Type.Object(
      {
        caseId: oneId,
        /** The measure that is being changed; null: a new one. */
        interventionId: nullable(oneId),
        datastreamId: oneId,
        startsOn: date,
        by: date,
        /** null: those that are proposed. */
        comparisons: nullable(Type.Array(oneId, { maxItems: 20, uniqueItems: true })),
      },
      strict,
    ),
    response: EffectPreview,
    status: 200,
  },
} as const;
