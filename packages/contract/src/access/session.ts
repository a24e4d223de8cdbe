import Type, { type Static } from 'typebox';
import { Right } from './rights.ts';
import { OrganisationKind, Role } from './roles.ts';

/** Who one is here, and what a page may offer. The server asks again at every request. */
export const Session = Type.Object({
  role: Type.Union([Type.Literal('visitor'), Type.Literal('administrator'), Type.Literal('person')]),
  rights: Type.Array(
    Type.Object({ right: Right, everywhere: Type.Boolean({ description: 'false: at some places only' }) }),
  ),
  person: Type.Union([
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      organisation: Type.Object({ id: Type.Integer(), name: Type.String(), kind: OrganisationKind }),
      roles: Type.Array(Type.Object({ role: Role, placeId: Type.Union([Type.Integer(), Type.Null()]) })),
    }),
    Type.Null(),
  ]),
});
export type Session = Static<typeof Session>;
