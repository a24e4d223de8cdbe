import Type, { type Static } from 'typebox';

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
    intervalSeconds: Type.Integer({ minimum: 1, maximum: 7 * 86_400, description: 'Expected time between readings' }),
    retentionDays: Type.Integer({ minimum: 1, maximum: 36_500, description: 'How long single readings are kept' }),
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
