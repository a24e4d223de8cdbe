import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { OrganisationKind, Role } from './roles.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Organisation = Type.Object({
  id: Type.Integer(),
  kind: OrganisationKind,
  name: Type.String(),
  /** Nobody of a closed organisation can do anything here. */
  closed: Type.Boolean(),
});
export type Organisation = Static<typeof Organisation>;
export const OrganisationList = Type.Object({ items: Type.Array(Organisation) });

export const OrganisationChange = Type.Object(
  {
    kind: OrganisationKind,
    name: Type.String({ minLength: 2, maxLength: 120 }),
    closed: Type.Optional(Type.Boolean()),
  },
  strict,
);

/** A role that somebody has; without a place it holds everywhere, else there and at all places below it. */
export const GrantedRole = Type.Object({ role: Role, placeId: nullable(oneId) }, strict);

export const Person = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  email: nullable(Type.String()),
  organisationId: Type.Integer(),
  /** Given here. */
  roles: Type.Array(GrantedRole),
  /** Given by what a provider told at the last sign-in. */
  providerRoles: Type.Array(GrantedRole),
  blocked: Type.Boolean(),
  /** Has a password and a second factor, or came by a provider. */
  active: Type.Boolean(),
});
export type Person = Static<typeof Person>;
export const PersonList = Type.Object({ items: Type.Array(Person) });

const personal = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  organisationId: oneId,
  roles: Type.Array(GrantedRole, { maxItems: 100 }),
};

export const PersonChange = Type.Object({ ...personal, blocked: Type.Boolean() }, strict);

const email = Type.String({ minLength: 3, maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' });
export const NewPerson = Type.Object({ ...personal, email }, strict);

/** A link with this token lets somebody choose a password and a second factor, once and until it ends. */
export const Invitation = Type.Object({ person: Person, token: Type.String(), endsAt: instant });
export type Invitation = Static<typeof Invitation>;
