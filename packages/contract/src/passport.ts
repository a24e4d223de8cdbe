import Type, { type Static } from 'typebox';
import { passportDetails } from './passport-details.ts';

/**
 * The sensor passport of one datastream: who, what, why, on which legal basis, how long. Without a complete and valid
 * passport no reading is accepted (invariant 2). Times are UTC instants (ISO 8601).
 */
export const Passport = Type.Object(
  {
    owner: Type.String({ minLength: 2, maxLength: 200, description: 'Organisation that answers for this sensor' }),
    contact: Type.String({
      minLength: 3,
      maxLength: 200,
      description: 'Where people can ask or complain; no private person',
    }),
    purpose: Type.String({ minLength: 10, maxLength: 1000, description: 'Why this is measured, in plain words' }),
    legalBasis: Type.String({ minLength: 3, maxLength: 500, description: 'Legal basis, with article' }),
    unit: Type.String({ minLength: 1, maxLength: 20, description: 'Registered unit symbol (UCUM)' }),
    personalData: Type.Boolean({ description: 'Are personal data processed on the way to the number?' }),
    minimumGroup: Type.Integer({ minimum: 1, maximum: 1000, description: 'Smallest group that may be shown outside' }),
    smallGroups: Type.Optional(
      Type.Union([Type.Literal('kept'), Type.Literal('withheld')], {
        description:
          'What the device does with counts below the minimum group: kept (the default) sends them as counted, and they are hidden on the way out; withheld never sends 1 up to the minimum, so such a count is refused at the gate. Zero is always a reading.',
      }),
    ),
    roundTo: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 1000,
        description: 'Outside the inner circle counts are rounded to a multiple of this. Left out: not rounded.',
      }),
    ),
    intervalSeconds: Type.Integer({ minimum: 1, maximum: 7 * 86_400, description: 'Expected time between readings' }),
    finestSeconds: Type.Optional(
      Type.Number({
        minimum: 0.001,
        maximum: 7 * 86_400,
        description:
          'Shortest time that may lie between the phenomenon times of two readings; closer together is refused. Left out: half of intervalSeconds, so that a clock that shakes is no offence.',
      }),
    ),
    retentionDays: Type.Integer({ minimum: 1, maximum: 36_500, description: 'How long single readings are kept' }),
    hourRetentionDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 36_500,
        description:
          'How long hourly values of two readings or more are kept; after it they become one value a day. Left out: 1830 days (five years), or retentionDays where that is longer.',
      }),
    ),
    dayRetentionDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 36_500,
        description: 'How long values of whole days, and deviations, are kept. Left out: without a term.',
      }),
    ),
    afterWithdrawal: Type.Optional(
      Type.Union([Type.Literal('keep-until-term'), Type.Literal('remove')], {
        description:
          'What happens to the data when the passport is withdrawn: kept until their terms (the default; nothing is added), or removed at all levels.',
      }),
    ),
    ...passportDetails,
    validFrom: Type.String({ format: 'date-time' }),
    validUntil: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
);
export type Passport = Static<typeof Passport>;

export const PassportStatus = Type.Union([
  Type.Literal('missing'),
  Type.Literal('not_yet_valid'),
  Type.Literal('valid'),
  Type.Literal('expired'),
  Type.Literal('withdrawn'),
]);
export type PassportStatus = Static<typeof PassportStatus>;

/** One version of a passport: who changed it, when and why, and whether it was withdrawn. */
export const PassportVersion = Type.Object({
  version: Type.Integer(),
  passport: Passport,
  changedAt: Type.String({ format: 'date-time' }),
  changedBy: Type.String(),
  reason: Type.Union([Type.String(), Type.Null()]),
  withdrawnAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  withdrawnReason: Type.Union([Type.String(), Type.Null()]),
});
export type PassportVersion = Static<typeof PassportVersion>;
export const PassportHistory = Type.Object({ items: Type.Array(PassportVersion) });

/** Why a passport is changed: kept with the change. About the sensor, never about a person. */
export const ChangeReason = Type.Object({ reason: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })) });

/** What the gate ever refused of one datastream, by rule; nothing of what was refused. */
export const Refusals = Type.Object({
  datastream: Type.Integer(),
  passportStatus: PassportStatus,
  /** Version of the passport that judges now; 0 without one. */
  passportVersion: Type.Integer(),
  items: Type.Array(
    Type.Object({
      rule: Type.String({ description: 'Error code of the refusal' }),
      title: Type.String(),
      count: Type.Integer(),
      lastAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type Refusals = Static<typeof Refusals>;
