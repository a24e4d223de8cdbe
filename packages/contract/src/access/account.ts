import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { Session } from './session.ts';

const instant = Type.String({ format: 'date-time' });
const strict = { additionalProperties: false };
const id = Type.Object({ id: oneId });

/** Shortest and longest password (NIST SP 800-63B-4, 3.1.1); any character, nothing is prescribed about them. */
export const passwordLength = { min: 12, max: 128 } as const;
const Password = Type.String({ minLength: passwordLength.min, maxLength: passwordLength.max });
/** As typed at signing in: what is too short is a wrong password, not a wrong form. */
const TypedPassword = Type.String({ minLength: 1, maxLength: 500 });
const Code = Type.String({ minLength: 1, maxLength: 40, description: 'Six digits of the app, or a recovery code' });
const Token = Type.String({ minLength: 20, maxLength: 100 });

/** Ways in, besides the administrator key. */
export const SignInWays = Type.Object({
  passkeys: Type.Boolean({ description: 'This address has a name and is safe, so that passkeys work here' }),
  providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), start: Type.String() })),
});
export type SignInWays = Static<typeof SignInWays>;

/** What an authenticator app needs (RFC 6238): as text, and as the address that a QR code holds. */
export const SecondFactorSetup = Type.Object({ secret: Type.String(), uri: Type.String() });
export type SecondFactorSetup = Static<typeof SecondFactorSetup>;

export const OpenedInvitation = Type.Object({
  name: Type.String(),
  email: Type.String(),
  organisation: Type.String(),
  endsAt: instant,
  secondFactor: SecondFactorSetup,
});
export type OpenedInvitation = Static<typeof OpenedInvitation>;

/** Shown once; each lets one in once when the second factor is lost. */
const RecoveryCodes = Type.Array(Type.String());

export const AcceptedInvitation = Type.Object({ session: Session, recoveryCodes: RecoveryCodes });
export type AcceptedInvitation = Static<typeof AcceptedInvitation>;

export const OpenSession = Type.Object({
  id: Type.Integer(),
  way: Type.String({ description: 'key, password, passkey, or the id of a provider' }),
  openedAt: instant,
  seenAt: instant,
  endsAt: instant,
  current: Type.Boolean({ description: 'The session that asks' }),
});
export type OpenSession = Static<typeof OpenSession>;

/** Signing in, and one's own account; of the sharing room. */
export const accountOperations = {
  listSignInWays: {
    method: 'GET',
    path: '/v1/sign-in',
    access: 'everyone',
    summary: 'Ways to sign in to this installation',
    response: SignInWays,
    status: 200,
  },
  openAccountSession: {
    method: 'POST',
    path: '/v1/session/account',
    access: 'everyone',
    summary: 'Sign in with e-mail address, password and code; answers with a cookie',
    body: Type.Object(
      {
        email: Type.String({ minLength: 1, maxLength: 200 }),
        password: TypedPassword,
        code: Type.Optional(Code),
      },
      strict,
    ),
    response: Session,
    status: 200,
  },
  openInvitation: {
    method: 'POST',
    path: '/v1/invitations/opening',
    access: 'everyone',
    summary: 'Whom an invitation is for, and the second factor to set up',
    body: Type.Object({ token: Token }, strict),
    response: OpenedInvitation,
    status: 200,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/v1/invitations/acceptance',
    access: 'everyone',
    summary: 'Choose a password and confirm the second factor; answers with a cookie',
    body: Type.Object({ token: Token, password: Password, code: Code }, strict),
    response: AcceptedInvitation,
    status: 200,
  },
  listSessions: {
    method: 'GET',
    path: '/v1/account/sessions',
    access: 'signed-in',
    summary: 'My open sessions, newest first',
    response: Type.Object({ items: Type.Array(OpenSession) }),
    status: 200,
  },
  revokeSession: {
    method: 'DELETE',
    path: '/v1/account/sessions/:id',
    access: 'signed-in',
    summary: 'End one of my sessions at once',
    params: id,
    response: Type.Object({}),
    status: 200,
  },
  changePassword: {
    method: 'PUT',
    path: '/v1/account/password',
    access: 'signed-in',
    summary: 'Change my password; ends my other sessions',
    body: Type.Object({ current: TypedPassword, password: Password }, strict),
    response: Type.Object({}),
    status: 200,
  },
  startSecondFactor: {
    method: 'POST',
    path: '/v1/account/second-factor',
    access: 'signed-in',
    summary: 'Begin with another authenticator app; the old one works until the new one is confirmed',
    body: Type.Object({ password: TypedPassword }, strict),
    response: SecondFactorSetup,
    status: 200,
  },
  confirmSecondFactor: {
    method: 'PUT',
    path: '/v1/account/second-factor',
    access: 'signed-in',
    summary: 'Confirm the other authenticator app with a code; answers with new recovery codes',
    body: Type.Object({ code: Code }, strict),
    response: Type.Object({ recoveryCodes: RecoveryCodes }),
    status: 200,
  },
} as const;
