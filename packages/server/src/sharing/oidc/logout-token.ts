import { englishOnly, MINUTE, SECOND, WijkritmeError } from '@wijkritme/contract';
import { type JWTPayload, jwtVerify } from 'jose';
import type { FoundProvider } from './providers.ts';

/** Who is to be signed out: a session at the provider, a person there, or both. */
export interface LogoutClaims {
  readonly jti: string;
  readonly subject: string | undefined;
  readonly providerSession: string | undefined;
  /** After this it is too old to be taken. */
  readonly endsAt: number;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const MAX_AGE_MS = 5 * MINUTE;
const TOLERANCE_MS = MINUTE;
/** Signed with a key of the provider; a secret that we share, or none, would let others sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/**
 * Judges a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6).
 * @throws WijkritmeError invalid_input
 */
export async function verifyLogoutToken(
  { settings, configuration, keys }: FoundProvider,
  token: string,
  now: number,
): Promise<LogoutClaims> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms,
    issuer: configuration.serverMetadata().issuer,
    audience: settings.clientId,
    requiredClaims: ['jti', 'iat', 'events'],
    maxTokenAge: MAX_AGE_MS / SECOND,
    clockTolerance: TOLERANCE_MS / SECOND,
    currentDate: new Date(now),
  }).catch(() => {
    throw refused();
  });
  return toClaims(payload, now);
}

function toClaims(payload: JWTPayload, now: number): LogoutClaims {
  const { jti, sub, sid, events } = payload;
  const isLogout = typeof events === 'object' && events !== null && EVENT in events;
  // [2.6, 7] a nonce would make it an ID token.
  if (typeof jti !== 'string' || !isLogout || 'nonce' in payload) throw refused();
  const providerSession = typeof sid === 'string' ? sid : undefined;
  if (sub === undefined && providerSession === undefined) throw refused();
  return { jti, subject: sub, providerSession, endsAt: now + MAX_AGE_MS + 2 * TOLERANCE_MS };
}

export function refused(): WijkritmeError {
  return new WijkritmeError(
    'invalid_input',
    englishOnly('This is not a logout token of this provider for us, or it was used before.'),
  );
}
