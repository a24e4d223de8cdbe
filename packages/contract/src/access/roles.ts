import Type, { type Static } from 'typebox';

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

/** What a person does here. A person may have several roles, each everywhere or at one place. */
export const Role = Type.Union([
  Type.Literal('analyst'),
  Type.Literal('ward-officer'),
  Type.Literal('community-officer'),
  Type.Literal('welfare-worker'),
  Type.Literal('housing-manager'),
  Type.Literal('privacy-officer'),
  Type.Literal('administrator'),
  Type.Literal('auditor'),
]);
export type Role = Static<typeof Role>;
export const roles: readonly Role[] = Role.anyOf.map((role) => role.const);

/** A role that somebody has; without a place it holds everywhere, else there and at all places below. */
export interface RoleGrant {
  readonly role: Role;
  readonly placeId: number | null;
}
