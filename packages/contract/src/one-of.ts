import Type from 'typebox';

/** A schema of one of these names; they stand in a file without schemas, so that pages that only choose among them load none. */
export const oneOf = <Name extends string>(names: readonly Name[]) =>
  // TypeScript does not see that a list of names makes one literal of each.
  Type.Union(names.map((name) => Type.Literal(name)) as unknown as [Type.TLiteral<Name>]);
