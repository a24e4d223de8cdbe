import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Column = Type.Array(Nullable(Type.Number()));

/** Why a datastream is taken as its kind: by its registered property, by its unit, or because nothing is known of it. */
export const KindReason = Type.Union([Type.Literal('property'), Type.Literal('unit'), Type.Literal('unknown')]);
export type KindReason = Static<typeof KindReason>;

const FINEST_SECONDS = 60;
const DAY_SECONDS = 86_400;

/**
 * What is normal, in full: the predictive distribution at moments past or to come, by what is known now. By column; times are UTC
 * epoch ms. Null while nothing is known.
 */
export const Distribution = Type.Object({
  datastreamId: Type.Integer(),
  timeZone: Type.String(),
  unit: Type.String(),
  kind: Type.Union([Type.Literal('count'), Type.Literal('level'), Type.Literal('proportion'), Type.Literal('state')]),
  kindReason: KindReason,
  stepSeconds: Type.Integer(),
  time: Type.Array(Type.Number()),
  /** A column for each share of readings that lies below: 0.01 to 0.99. Not rounded: a count of 3 lies between 2.6 and 3.2. */
  quantiles: Type.Array(Type.Object({ share: Type.Number(), value: Column })),
  /** Of a series of states: the chance of each. Empty for other kinds. */
  states: Type.Array(Type.Object({ state: Type.Integer(), name: Type.String(), chance: Column })),
  /** 0 to 1: how much of what is told rests on readings from moments like this one. */
  confidence: Column,
  /** Local days with readings that were learned from. */
  daysLearned: Type.Integer(),
  /** Days with readings still needed before anything is judged. */
  daysNeeded: Type.Integer(),
  /** Smallest count that is shown: the numbers are coarse then. */
  shownFrom: Type.Optional(Type.Integer()),
  inSum: Type.Optional(Type.Literal(true)),
  /** Plain sentences: why this kind, how sure, and what is expected at the first moment. */
  kindSentence: Type.String(),
  sureSentence: Type.String(),
  sentence: Type.String(),
});
export type Distribution = Static<typeof Distribution>;

export const distributionOperations = {
  getDistribution: {
    method: 'GET',
    path: '/v1/datastreams/:id/distribution',
    access: 'everyone',
    summary: 'What is normal at any moment, past or to come, in quantiles, and how sure that is',
    params: Type.Object({ id: oneId }),
    query: Type.Object({
      from: Type.Optional(Type.String({ format: 'date-time', description: 'The hour that began if left out' })),
      to: Type.Optional(Type.String({ format: 'date-time', description: 'A day later if left out' })),
      stepSeconds: Type.Optional(
        Type.Integer({
          minimum: FINEST_SECONDS,
          maximum: DAY_SECONDS,
          description: `From one moment to the next; an hour if left out. At most ${limits.distributionSteps} moments`,
        }),
      ),
    }),
    response: Distribution,
    status: 200,
  },
} as const;
