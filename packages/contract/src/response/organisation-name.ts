import Type, { type Static } from 'typebox';
import { OrganisationKind } from '../access/roles.ts';

export const OrganisationName = Type.Object({ id: Type.Integer(), name: Type.String(), kind: OrganisationKind });
export type OrganisationName = Static<typeof OrganisationName>;
