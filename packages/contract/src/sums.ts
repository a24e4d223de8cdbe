import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });
const Reason = Type.String({ minLength: 10, maxLength: 500, description: 'Why; kept, and never about a person' });

/** A total that counts exactly what its parts count together. */
export const SumDraft = Type.Object(
  {
    total: oneId,
    parts: Type.Array(oneId, { minItems: 2, maxItems: 50, uniqueItems: true }),
    reason: Reason,
  },
  { additionalProperties: false },
);
export type SumDraft = Static<typeof SumDraft>;

/**
 * declared: somebody said so. inferred: readings say so, and nobody looked yet; it holds as well. rejected: somebody said that it is
 * none, so it does not hold and is not inferred again.
 */
export const SumStatus = Type.Union([Type.Literal('declared'), Type.Literal('inferred'), Type.Literal('rejected')]);
export type SumStatus = Static<typeof SumStatus>;

const SumSeries = Type.Object({
  id: Type.Integer(),
  /** null: the datastream is gone. What it counted still follows from the rest, so the total stays hidden. */
  name: Type.Union([Type.String(), Type.Null()]),
  thingName: Type.Union([Type.String(), Type.Null()]),
});

export const Sum = Type.Object({
  id: Type.Integer(),
  total: SumSeries,
  parts: Type.Array(SumSeries),
  status: SumStatus,
  /** For how many moments readings said so; null where it was declared without looking. */
  moments: Type.Union([Type.Integer(), Type.Null()]),
  reason: Type.Union([Type.String(), Type.Null()]),
  changedAt: Instant,
  changedBy: Type.String(),
});
export type Sum = Static<typeof Sum>;
export const SumList = Type.Object({ items: Type.Array(Sum) });

export const SumDecision = Type.Object(
  { status: Type.Union([Type.Literal('declared'), Type.Literal('rejected')]), reason: Reason },
  { additionalProperties: false },
);

export type SumDecision = Static<typeof SumDecision>;

/** Counts that add up: a hidden one would follow from the others, so they are shown and hidden together. */
export const sumOperations = {
  listSums: {
    method: 'GET',
    path: '/v1/sums',
    access: 'passports.manage',
    placed: true,
    summary: 'Datastreams that add up to another one, and are hidden together',
    query: Type.Object({ thing: Type.Optional(oneId) }),
    response: SumList,
    status: 200,
  },
  declareSum: {
    method: 'POST',
    path: '/v1/sums',
    access: 'passports.manage',
    placed: true,
    summary: 'Say that a datastream counts exactly what some others count together',
    body: SumDraft,
    response: Sum,
    status: 201,
  },
  decideSum: {
    method: 'PUT',
    path: '/v1/sums/:id/decision',
    access: 'passports.manage',
    placed: true,
    summary: 'Confirm a sum, or say that it is none: its counts are then shown one by one again',
    params: Type.Object({ id: oneId }),
    body: SumDecision,
    response: Sum,
    status: 200,
  },
  searchSums: {
    method: 'POST',
    path: '/v1/sums/search',
    access: 'passports.manage',
    summary: 'Look in the readings for datastreams that add up, as happens every night; what is found holds at once',
    response: SumList,
    status: 200,
  },
} as const;
