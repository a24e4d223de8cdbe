import Type, { type Static } from 'typebox';
import { oneId } from './one-id.ts';

/** Why an attribute of an entity did not become a reading. */
export const NgsiRefusal = Type.Union([
  /** Its name or its value tells of a person. */
  Type.Literal('person'),
  /** A text per language. */
  Type.Literal('language'),
  /** Several values at once. */
  Type.Literal('array'),
  Type.Literal('relationship'),
  Type.Literal('not-a-number'),
  /** `unitCode` is no unit of this property. */
  Type.Literal('unit'),
  Type.Literal('out-of-range'),
  Type.Literal('time'),
  /** The entity is of another type than the thing. */
  Type.Literal('other-type'),
  /** The thing stands for an entity with another id. */
  Type.Literal('other-entity'),
]);
export type NgsiRefusal = Static<typeof NgsiRefusal>;

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const NgsiNotificationResult = Type.Object({
  items: Type.Array(
    Type.Object({
      /** Which entity of the notification, counted from 0. */
      entity: Type.Integer(),
      /** null where the whole entity was refused; the name of an attribute that tells of a person is not repeated. */
      attribute: Nullable(Type.String()),
      datastream: Nullable(Type.Integer()),
      outcome: Type.String({
        description: '`stored`, `repeated`, `gap`, `no_datastream`, `refused` or why the gate refused it',
      }),
      refusal: Nullable(NgsiRefusal),
      /** In words, where it was refused here. */
      reason: Nullable(Type.String()),
    }),
  ),
  /** Attributes that the model does not measure: nothing of them was kept. */
  left: Type.Integer(),
});
export type NgsiNotificationResult = Static<typeof NgsiNotificationResult>;

export const ngsiLdOperations = {
  createNgsiNotification: {
    method: 'POST',
    path: '/v1/things/:id/ngsi-notifications',
    access: 'everyone',
    summary: 'A notification of an NGSI-LD context broker about the entity that a thing stands for; needs its key',
    params: Type.Object({ id: oneId }),
    body: Type.Union([
      Type.Object({}, { additionalProperties: true }),
      Type.Array(Type.Object({}, { additionalProperties: true }), { minItems: 1, maxItems: 100 }),
    ]),
    response: NgsiNotificationResult,
    status: 200,
  },
} as const;
