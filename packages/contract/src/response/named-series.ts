import Type, { type Static } from 'typebox';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema]);

/** A datastream as a measure names it. */
export const NamedSeries = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** null: the datastream is gone. */
  thingId: nullable(Type.Integer()),
  /** Tells series of one name apart. */
  thingName: nullable(Type.String()),
  placeId: nullable(Type.Integer()),
  placeName: nullable(Type.String()),
  propertyName: Type.String(),
  unit: Type.String(),
  simulated: Type.Boolean(),
});
export type NamedSeries = Static<typeof NamedSeries>;
