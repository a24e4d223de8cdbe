import Type, { type Static } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a device is asked in the lab; see the glossary. */
export const ValidationCriterion = Type.Union([
  Type.Literal('pairs'),
  Type.Literal('days'),
  Type.Literal('bias'),
  Type.Literal('rmse'),
  Type.Literal('correlation'),
  Type.Literal('agreement'),
  Type.Literal('uptime'),
  Type.Literal('missing'),
  Type.Literal('clock-offset'),
  Type.Literal('drift'),
]);
export type ValidationCriterion = Static<typeof ValidationCriterion>;

export const ValidationVerdict = Type.Union([Type.Literal('pass'), Type.Literal('fail'), Type.Literal('unknown')]);

/**
 * A device beside its reference, in numbers and against the declared limits. Null is "not known", which is never a pass. Amounts
 * are in `unit`; shares from 0 to 1; times in seconds.
 */
export const ValidationReport = Type.Object({
  datastream: Type.Integer(),
  name: Type.String(),
  thing: Type.Integer(),
  thingName: Type.String(),
  property: Type.String(),
  propertyName: Type.String(),
  unit: Type.String(),
  reference: Nullable(Type.Object({ datastream: Type.Integer(), name: Type.String(), thingName: Type.String() })),
  from: Instant,
  to: Instant,
  /** Length of the windows that are compared. */
  windowSeconds: Type.Integer(),
  statistics: Type.Object({
    readings: Type.Integer(),
    expected: Type.Integer(),
    pairs: Type.Integer(),
    bias: Nullable(Type.Number()),
    biasMargin: Nullable(Type.Number()),
    rmse: Nullable(Type.Number()),
    correlation: Nullable(Type.Number()),
    agreementLower: Nullable(Type.Number()),
    agreementUpper: Nullable(Type.Number()),
    agreementMargin: Nullable(Type.Number()),
    uptime: Nullable(Type.Number()),
    missing: Nullable(Type.Number()),
    clockOffsetSeconds: Nullable(Type.Number()),
    driftPer30Days: Nullable(Type.Number()),
    driftMargin: Nullable(Type.Number()),
  }),
  findings: Type.Array(
    Type.Object({
      criterion: ValidationCriterion,
      value: Nullable(Type.Number()),
      limit: Type.Number(),
      side: Type.Union([Type.Literal('most'), Type.Literal('least')]),
      verdict: ValidationVerdict,
    }),
  ),
  passed: Type.Boolean(),
  /** Where the limits come from. */
  limitsFrom: Type.String(),
  /** One plain sentence, in the language of the request. */
  sentence: Type.String(),
});
export type ValidationReport = Static<typeof ValidationReport>;
