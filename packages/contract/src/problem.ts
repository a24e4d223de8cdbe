import Type, { type Static } from 'typebox';

/** application/problem+json (RFC 9457) as every door answers it. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  /** Of `detail` and of the messages of `fields`: what has no Dutch words yet is English. */
  language: Type.Optional(Type.Union([Type.Literal('nl'), Type.Literal('en')])),
  code: Type.String(),
  instance: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  fields: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
