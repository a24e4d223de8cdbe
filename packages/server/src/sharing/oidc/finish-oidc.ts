import { WijkritmeError } from '@wijkritme/contract';
import { authorizationCodeGrant, fetchUserInfo } from 'openid-client';
import type { Context } from '../../foundation/context.ts';
import { cookieOf } from '../../foundation/http/authenticate.ts';
import { writeCookie } from '../../foundation/http/cookies.ts';
import { rightsChanged } from '../events.ts';
import type { SharingRoom } from '../room.ts';
import { openFor } from '../sessions/open-for.ts';
import { baseOf } from './base-of.ts';
import { type Claims, claimAt } from './claims.ts';
import { openPending, type Pending, pendingCookie, pendingOptions } from './pending.ts';
import type { FoundProvider, Providers } from './providers.ts';
import { welcome } from './welcome.ts';

interface Asked {
  Params: { provider: string };
}

/** What the sign-in page says when it did not work; it has a text for each. */
type Failure = 'geen-rol' | 'verlopen' | 'mislukt';

/** Back from the provider: the code is changed for tokens here, which stay here and are forgotten at once. */
export function finishOidc(context: Context, room: SharingRoom, providers: Providers): void {
  const { http, config, clock, log, events } = context;
  http.app.get<Asked>('/v1/oidc/:provider/callback', async (request, reply) => {
    const pending = openPending(room.sealer, cookieOf(request, pendingCookie), clock.now());
    const forget = writeCookie(config, { name: pendingCookie, value: '' }, { ...pendingOptions, maxAgeSeconds: 0 });
    reply.header('set-cookie', forget);
    // Who tries again still comes back where they were.
    const back = pending && pending.returnTo !== '/' ? `&terug=${encodeURIComponent(pending.returnTo)}` : '';
    const fail = (failure: Failure) => reply.redirect(`/aanmelden?fout=${failure}${back}`);
    if (pending?.provider !== request.params.provider) return fail('verlopen');
    const provider = await providers.get(pending.provider);
    const claims = await claimsOf(provider, pending, new URL(request.url, baseOf(config, request))).catch((cause) => {
      // A code of the library or of the provider; never a token, claim or name.
      log.warn({ provider: pending.provider, reason: codeOf(cause) }, 'sign-in by a provider failed');
      return undefined;
    });
    if (!claims) return fail('mislukt');
    const personId = await welcome(context, room, { settings: provider.settings, claims });
    if (personId === undefined) return fail('geen-rol');
    const { sub, sid } = claims;
    const { cookies } = await openFor(context, room, {
      way: 'provider',
      provider: pending.provider,
      personId,
      subject: String(sub),
      providerSession: typeof sid === 'string' ? sid : null,
    });
    // Their roles may be others than in a session that is still open.
    await events.announce(rightsChanged, {});
    return reply.header('set-cookie', [forget, ...cookies]).redirect(pending.returnTo);
  });
}

/** State, nonce, proof key, signature, issuer, audience and time are judged by the library (OpenID Connect Core, 3.1.3.7). */
async function claimsOf(
  { configuration, settings }: FoundProvider,
  { state, nonce, verifier }: Pending,
  address: URL,
): Promise<Claims> {
  const tokens = await authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims)
    throw new WijkritmeError('internal', {
      nl: 'De aanbieder gaf geen bewijs van wie u bent (ID token). Vraag uw beheerder.',
      en: 'The provider gave no ID token. Ask your administrator.',
    });
  const isAllThere = settings.roles.every(({ claim }) => claimAt(claims, claim) !== undefined);
  if (isAllThere || !configuration.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
}

function codeOf(cause: unknown): string {
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
