import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { OrganisationName } from './organisation-name.ts';

/** Who did something, as far as a list says it: never which person. `role` is null where it was not kept at that time. */
export const ByWhom = Type.Object({ role: Type.Union([Type.Null(), Role]), organisation: OrganisationName });
export type ByWhom = Static<typeof ByWhom>;
