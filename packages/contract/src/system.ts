import Type, { type Static } from 'typebox';

export const Health = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('starting'), Type.Literal('degraded')]),
  version: Type.String(),
  store: Type.Union([Type.Literal('embedded'), Type.Literal('postgresql'), Type.Literal('pglite')]),
  /** false where the store says itself that it does not survive a power cut. */
  durable: Type.Boolean(),
  simulated: Type.Boolean({ description: 'true while sample data are present' }),
  /** Address of the licence under which what everybody may see may be used again; absent where none was named. */
  licence: Type.Optional(Type.String()),
});
export type Health = Static<typeof Health>;
