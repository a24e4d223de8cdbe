import Type, { type Static } from 'typebox';
import { OrganisationKind, Role } from './roles.ts';

const strict = { additionalProperties: false };
const text = Type.String({ minLength: 1, maxLength: 500 });

/** Who has this value in this claim has this role; at a place, named by its code, or everywhere. */
export const ClaimRule = Type.Object(
  {
    claim: Type.String({ minLength: 1, maxLength: 200, description: 'Name of a claim; /a/b for one inside another' }),
    value: text,
    role: Role,
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Code of a place' })),
  },
  strict,
);
export type ClaimRule = Static<typeof ClaimRule>;

/** One provider of OpenID Connect: who it is, who we are there, and what its claims mean here. */
export const OidcProvider = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'In addresses: /v1/oidc/{id}/callback' }),
    name: Type.String({ minLength: 1, maxLength: 80, description: 'On the button' }),
    issuer: Type.String({ pattern: '^https?://', maxLength: 500 }),
    clientId: text,
    clientSecret: text,
    scope: Type.Optional(Type.String({ pattern: '\\bopenid\\b', maxLength: 300 })),
    /** Its people belong to this organisation; made when it is not there. */
    organisation: Type.Object({ kind: OrganisationKind, name: text }, strict),
    roles: Type.Array(ClaimRule, { minItems: 1, maxItems: 200 }),
    /** Only for a provider on this machine or in a test: http instead of https. */
    allowHttp: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type OidcProvider = Static<typeof OidcProvider>;
