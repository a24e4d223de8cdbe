import { ownPath } from '@wijkritme/contract';
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Context } from '../../foundation/context.ts';
import { writeCookie } from '../../foundation/http/cookies.ts';
import type { SharingRoom } from '../room.ts';
import { baseOf } from './base-of.ts';
import { PENDING_MS, pendingCookie, pendingOptions, sealPending } from './pending.ts';
import type { Providers } from './providers.ts';

interface Asked {
  Params: { provider: string };
  Querystring: { return?: string };
}

/** To the provider: authorization code with proof key (RFC 7636), state and nonce (OpenID Connect Core 1.0, 3.1.2.1). */
export function startOidc({ http, config, clock }: Context, { sealer }: SharingRoom, providers: Providers): void {
  http.app.get<Asked>('/v1/oidc/:provider/start', async (request, reply) => {
    const { provider } = request.params;
    const { configuration, settings } = await providers.get(provider);
    const returnTo = ownPath(request.query.return);
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const pending = { provider, state, nonce, verifier, returnTo, endsAt: clock.now() + PENDING_MS };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: `${baseOf(config, request)}/v1/oidc/${provider}/callback`,
      scope: settings.scope ?? 'openid profile email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    reply.header(
      'set-cookie',
      writeCookie(config, { name: pendingCookie, value: sealPending(sealer, pending) }, pendingOptions),
    );
    return reply.redirect(address.href);
  });
}
