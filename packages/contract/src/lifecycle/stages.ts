import Type, { type Static } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/**
 * Where a datastream is in its life: `announced` (a device made itself known), `described` (model, place and what it measures are
 * known), `lab` (beside a reference; its readings are lab data), `validated` (found good enough), `field` (its readings count), `withdrawn`.
 */
export const LifecycleStage = Type.Union([
  Type.Literal('announced'),
  Type.Literal('described'),
  Type.Literal('lab'),
  Type.Literal('validated'),
  Type.Literal('field'),
  Type.Literal('withdrawn'),
]);
export type LifecycleStage = Static<typeof LifecycleStage>;

/** What must be so before a step is taken. */
export type LifecycleNeed = 'valid-passport' | 'passed-validation-or-reason' | 'reason';

export interface LifecycleStep {
  readonly from: LifecycleStage;
  readonly to: LifecycleStage;
  readonly needs: readonly LifecycleNeed[];
}

/** Every step that there is; what is not in this list is not possible. */
export const lifecycleSteps: readonly LifecycleStep[] = [
  { from: 'announced', to: 'described', needs: [] },
  { from: 'described', to: 'lab', needs: ['valid-passport'] },
  { from: 'lab', to: 'lab', needs: ['valid-passport'] },
  { from: 'lab', to: 'validated', needs: ['valid-passport', 'passed-validation-or-reason'] },
  { from: 'validated', to: 'field', needs: ['valid-passport'] },
  { from: 'validated', to: 'lab', needs: ['reason'] },
  // Another end date, or from temporary to permanent.
  { from: 'field', to: 'field', needs: ['valid-passport', 'reason'] },
  { from: 'field', to: 'lab', needs: ['valid-passport', 'reason'] },
  { from: 'announced', to: 'withdrawn', needs: ['reason'] },
  { from: 'described', to: 'withdrawn', needs: ['reason'] },
  { from: 'lab', to: 'withdrawn', needs: ['reason'] },
  { from: 'validated', to: 'withdrawn', needs: ['reason'] },
  { from: 'field', to: 'withdrawn', needs: ['reason'] },
  // It comes back: everything is asked anew.
  { from: 'withdrawn', to: 'described', needs: ['reason'] },
];

/** @example findLifecycleStep('lab', 'field') // undefined: it has to be validated first */
export function findLifecycleStep(from: LifecycleStage, to: LifecycleStage): LifecycleStep | undefined {
  return lifecycleSteps.find((step) => step.from === from && step.to === to);
}

/** One step that was taken: kept for ever, with who and why. */
export const LifecycleEntry = Type.Object({
  id: Type.Integer(),
  datastream: Type.Integer(),
  from: Nullable(LifecycleStage),
  to: LifecycleStage,
  at: Instant,
  changedBy: Type.String(),
  reason: Nullable(Type.String()),
  /** In the field: until when; null is permanent. */
  until: Nullable(Instant),
  /** In the lab: the datastream that it stands beside. */
  reference: Nullable(Type.Integer()),
  /** Validated: whether the report passed; null where no report was made. */
  passed: Nullable(Type.Boolean()),
});
export type LifecycleEntry = Static<typeof LifecycleEntry>;

/** Where one datastream of a thing stands. */
export const StreamStage = Type.Object({
  datastream: Type.Integer(),
  name: Type.String(),
  stage: LifecycleStage,
  since: Nullable(Instant),
  until: Nullable(Instant),
  /** In the field, and its end date is over: readings are refused. */
  ended: Type.Boolean(),
  reference: Nullable(Type.Integer()),
  referenceName: Nullable(Type.String()),
  /** Steps that can be taken from here. */
  next: Type.Array(LifecycleStage),
});
export type StreamStage = Static<typeof StreamStage>;

export const ThingLifecycle = Type.Object({
  thing: Type.Integer(),
  /** That of the datastream which is least far; withdrawn when all are. */
  stage: LifecycleStage,
  /** Id of the device type, where it came from the catalogue. */
  deviceType: Nullable(Type.String()),
  streams: Type.Array(StreamStage),
  history: Type.Array(LifecycleEntry),
  /** One sentence: what is the next step, in the language of the request. */
  nextStep: Type.String(),
});
export type ThingLifecycle = Static<typeof ThingLifecycle>;

const reason = Type.Optional(
  Type.String({ minLength: 3, maxLength: 500, description: 'Why; about the device, never about a person' }),
);
const datastreams = Type.Optional(
  Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 200, description: 'Left out: all of the thing' }),
);

export const StageChange = Type.Object(
  {
    to: Type.Union([Type.Literal('described'), Type.Literal('lab'), Type.Literal('field'), Type.Literal('withdrawn')]),
    datastreams,
    reason,
    until: Type.Optional(
      Type.String({ format: 'date-time', description: 'For the field: the end; left out is permanent' }),
    ),
    references: Type.Optional(
      Type.Array(
        Type.Object({ datastream: Type.Integer(), reference: Type.Integer() }, { additionalProperties: false }),
        {
          maxItems: 200,
          description: 'For the lab: beside which datastream each one stands',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type StageChange = Static<typeof StageChange>;

export const ValidationChange = Type.Object({ datastreams, reason }, { additionalProperties: false });
