import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { SharingLabel } from '../access/sharing-label.ts';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { ByWhom } from './by-whom.ts';
import { EffectRun, EffectVerdict } from './effects.ts';
import { InterventionKind } from './intervention-kind.ts';
import { InterventionState } from './intervention-states.ts';
import { NamedSeries } from './named-series.ts';
import { OrganisationName } from './organisation-name.ts';

const instant = Type.String({ format: 'date-time' });
const date = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema]);
const Version = Type.Integer({ minimum: 1, description: 'The version one has seen' });
const Reason = Type.String({ maxLength: 1_000 });

/** What is expected of one datastream, said before anything is done. */
export const ExpectedEffect = Type.Object(
  {
    datastreamId: oneId,
    direction: Type.Union([Type.Literal('less'), Type.Literal('more')]),
    size: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }),
    /** Per cent of what would have been, or in the unit of the datastream (counts: a day). */
    as: Type.Union([Type.Literal('percent'), Type.Literal('unit')]),
    /** Datastreams to compare with, confirmed by a person. */
    comparisons: Type.Array(oneId, { maxItems: 20, uniqueItems: true }),
  },
  strict,
);
export type ExpectedEffect = Static<typeof ExpectedEffect>;

/** Everything that people decide of a measure. */
export const InterventionPlan = Type.Object(
  {
    title: Type.String({ minLength: 3, maxLength: 120, pattern: '\\S' }),
    kind: InterventionKind,
    /** null: no place that is known here. */
    placeId: nullable(oneId),
    /** The organisation that does it. */
    ownerId: oneId,
    /** The agreement of the case that it follows from. */
    agreementId: nullable(oneId),
    startsOn: date,
    /** Its last day. */
    endsOn: date,
    /** The day on which it stops unless somebody decides otherwise. */
    stopOn: nullable(date),
    costEuros: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    /** The day by which the expected effect is there. */
    by: date,
    expected: Type.Array(ExpectedEffect, { minItems: 1, maxItems: 5 }),
  },
  strict,
);
export type InterventionPlan = Static<typeof InterventionPlan>;

export const InterventionSummary = Type.Object({
  id: Type.Integer(),
  caseId: Type.Integer(),
  /** The number of the case in words where its title is hidden. */
  caseTitle: Type.String(),
  /** Of the case: what is told of the measure goes no further. */
  label: SharingLabel,
  title: Type.String(),
  kind: InterventionKind,
  state: InterventionState,
  placeId: nullable(Type.Integer()),
  placeName: nullable(Type.String()),
  owner: OrganisationName,
  startsOn: date,
  endsOn: date,
  /** Day on which those who carry it out look whether to go on; null: none. */
  stopOn: nullable(date),
  by: date,
  startedAt: nullable(instant),
  endedAt: nullable(instant),
  /** It was begun without two readings, and they are still missing as far as this reader may see. */
  readingsMissing: Type.Boolean(),
  /** Of a case that the sample city made: nobody did it. */
  simulated: Type.Boolean(),
  /** Of the newest effect that is known. */
  verdict: nullable(EffectVerdict),
  version: Type.Integer(),
});
export type InterventionSummary = Static<typeof InterventionSummary>;
export const InterventionList = Type.Object({
  items: Type.Array(InterventionSummary),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type InterventionList = Static<typeof InterventionList>;

/** One change, as it was kept: the whole plan from then on. */
export const InterventionChange = Type.Object({
  version: Type.Integer(),
  at: instant,
  role: Role,
  organisation: OrganisationName,
  state: InterventionState,
  reason: Type.String(),
  plan: InterventionPlan,
});
export type InterventionChange = Static<typeof InterventionChange>;

/** What was expected and compared with, as it stood when the measure began. Never changes. */
export const FrozenPlan = Type.Object({
  plan: InterventionPlan,
  at: instant,
  /** Per expected effect: series so near that the measure may reach them. Never compared with; looked at beside it. */
  adjoining: Type.Array(Type.Array(Type.Integer())),
  /** Per expected effect: the smallest that would be seen, as it was told. */
  smallest: Type.Array(Type.String()),
});
export type FrozenPlan = Static<typeof FrozenPlan>;

/** When what happened after the signal, and who did it: by role and organisation. */
export const FollowUp = Type.Object({
  signalAt: nullable(instant),
  /** The first that this reader may see: an interpretation, or the case. */
  reactionAt: nullable(instant),
  /** Whose it was; null: none yet, or not kept at that time. */
  reactionBy: nullable(ByWhom),
  agreementAt: nullable(instant),
  agreementBy: nullable(ByWhom),
  startedAt: nullable(instant),
  startedBy: nullable(ByWhom),
  sentence: Type.String(),
});
export type FollowUp = Static<typeof FollowUp>;

export const InterventionFile = Type.Object({
  ...InterventionSummary.properties,
  plan: InterventionPlan,
  frozen: nullable(FrozenPlan),
  emergencyReason: nullable(Type.String()),
  /** Roles that have read a signal of the case, of those that this reader may see. */
  rolesSeen: Type.Integer(),
  /** Signals of the case that this reader has not answered yet. */
  unanswered: Type.Array(Type.Integer()),
  signals: Type.Array(Type.Integer()),
  agreement: nullable(Type.Object({ id: Type.Integer(), words: Type.String(), date, struck: Type.Boolean() })),
  followUp: FollowUp,
  changes: Type.Array(InterventionChange),
  series: Type.Array(NamedSeries),
  effects: Type.Array(EffectRun),
});
export type InterventionFile = Static<typeof InterventionFile>;

const id = Type.Object({ id: oneId });
const work = { access: 'signals.work', placed: true, response: InterventionFile, status: 200 } as const;

/** Measures, of the response room. */
export const interventionOperations = {
  listInterventions: {
    method: 'GET',
    path: '/v1/interventions',
    access: 'signals.work',
    placed: true,
    summary: 'Measures of cases that one may see; those that run first, then the newest',
    query: Type.Object({
      case: Type.Optional(oneId),
      signal: Type.Optional(oneId),
      state: Type.Optional(InterventionState),
      /** Words that all occur in its title or that of its case. */
      search: Type.Optional(Type.String({ maxLength: 100 })),
      /** At the place or below it. */
      place: Type.Optional(oneId),
      label: Type.Optional(SharingLabel),
      /** First and last day of those that lie in it, also in part: by when they really began and ended, else by their plan. */
      from: Type.Optional(date),
      to: Type.Optional(date),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: InterventionList,
    status: 200,
  },
  createIntervention: {
    ...work,
    method: 'POST',
    path: '/v1/interventions',
    summary: 'Propose a measure in a case',
    body: Type.Object({ caseId: oneId, plan: InterventionPlan }, strict),
    status: 201,
  },
  getIntervention: {
    ...work,
    method: 'GET',
    path: '/v1/interventions/:id',
    summary: 'One measure with its plan, what was frozen at its start, every change and its effects',
    params: id,
  },
  changeIntervention: {
    ...work,
    method: 'PUT',
    path: '/v1/interventions/:id',
    summary: 'Change the plan; what was frozen at the start stays beside it',
    params: id,
    body: Type.Object({ plan: InterventionPlan, version: Version }, strict),
  },
  changeInterventionState: {
    ...work,
    method: 'POST',
    path: '/v1/interventions/:id/state',
    summary: 'Plan, begin, end, stop or withdraw a measure; it begins with readings of two roles, or as an emergency',
    params: id,
    body: Type.Object(
      {
        to: InterventionState,
        reason: Reason,
        /** Begin without two readings; asks for a reason, and the log keeps it. */
        emergency: Type.Boolean(),
        version: Version,
      },
      strict,
    ),
  },
} as const;
