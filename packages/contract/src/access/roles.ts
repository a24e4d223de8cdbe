import Type, { type Static } from 'typebox';
import { oneOf } from '../one-of.ts';
import { type RoleName, roles } from './role-ids.ts';

/** What an organisation is in the neighbourhood. */
export const OrganisationKind = Type.Union([
  Type.Literal('municipality'),
  Type.Literal('police'),
  Type.Literal('welfare'),
  Type.Literal('housing-corporation'),
  Type.Literal('research'),
  Type.Literal('resident-group'),
  Type.Literal('event-organiser'),
]);
export type OrganisationKind = Static<typeof OrganisationKind>;
export const organisationKinds: readonly OrganisationKind[] = OrganisationKind.anyOf.map((kind) => kind.const);

export const Role = oneOf(roles);
export type Role = RoleName;

/** A role that somebody has; without a place it holds everywhere, else there and at all places below. */
export interface RoleGrant {
  readonly role: Role;
  readonly placeId: number | null;
}
