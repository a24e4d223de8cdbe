import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { Session } from './session.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const id = Type.Object({ id: oneId });

/** Passkeys that one person may have at a time. */
export const mostPasskeys = 20;

const PasskeyName = Type.String({ minLength: 1, maxLength: 60, description: 'By which its owner knows it' });

/** A key on a device or in a password manager, that signs in alone [WebAuthn, level 3]. */
export const Passkey = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  addedAt: instant,
  usedAt: Type.Union([Type.Null(), instant]),
  /** It is kept by a password manager and may be on several devices. */
  synced: Type.Boolean(),
});
export type Passkey = Static<typeof Passkey>;

/** In base64url, as `toJSON` of a credential gives it [WebAuthn, 5.1.8]. The library that verifies it looks at the rest. */
const Encoded = Type.String({ minLength: 1, maxLength: 16_000, pattern: '^[A-Za-z0-9_-]*$' });
const common = {
  id: Encoded,
  rawId: Encoded,
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}, { additionalProperties: true }),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
};
export const NewPasskeyResponse = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Encoded,
    attestationObject: Encoded,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
  }),
});
export type NewPasskeyResponse = Static<typeof NewPasskeyResponse>;
export const PasskeySignInResponse = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Encoded,
    authenticatorData: Encoded,
    signature: Encoded,
    userHandle: Type.Optional(Encoded),
  }),
});
export type PasskeySignInResponse = Static<typeof PasskeySignInResponse>;

/** What `navigator.credentials` is to be asked [WebAuthn, 5.4 and 5.5], as JSON. */
const Options = Type.Object({ options: Type.Object({}, { additionalProperties: true }) });

/** Signing in with a passkey, and one's own passkeys; of the sharing room. */
export const passkeyOperations = {
  startPasskeySignIn: {
    method: 'POST',
    path: '/v1/session/passkey/challenge',
    access: 'everyone',
    summary: 'Begin to sign in with a passkey: a challenge that counts once and ends after five minutes',
    body: Type.Object({}, strict),
    response: Options,
    status: 200,
  },
  openPasskeySession: {
    method: 'POST',
    path: '/v1/session/passkey',
    access: 'everyone',
    summary: 'Sign in with a passkey alone; answers with a cookie',
    body: Type.Object({ response: PasskeySignInResponse }, strict),
    response: Session,
    status: 200,
  },
  listPasskeys: {
    method: 'GET',
    path: '/v1/account/passkeys',
    access: 'signed-in',
    summary: 'My passkeys, in the order in which they were added',
    response: Type.Object({ items: Type.Array(Passkey) }),
    status: 200,
  },
  startPasskey: {
    method: 'POST',
    path: '/v1/account/passkeys/registration',
    access: 'signed-in',
    summary: 'Begin to add a passkey, with my password: a challenge that counts once and ends after five minutes',
    body: Type.Object({ password: Type.String({ minLength: 1, maxLength: 500 }) }, strict),
    response: Options,
    status: 200,
  },
  addPasskey: {
    method: 'POST',
    path: '/v1/account/passkeys',
    access: 'signed-in',
    summary: 'Add the passkey that the browser made',
    body: Type.Object({ name: PasskeyName, response: NewPasskeyResponse }, strict),
    response: Passkey,
    status: 200,
  },
  renamePasskey: {
    method: 'PUT',
    path: '/v1/account/passkeys/:id',
    access: 'signed-in',
    summary: 'Give one of my passkeys another name',
    params: id,
    body: Type.Object({ name: PasskeyName }, strict),
    response: Passkey,
    status: 200,
  },
  removePasskey: {
    method: 'DELETE',
    path: '/v1/account/passkeys/:id',
    access: 'signed-in',
    summary: 'Take one of my passkeys away; the last way to sign in stays',
    params: id,
    response: Type.Object({}),
    status: 200,
  },
} as const;
