import type { Context } from '../../foundation/context.ts';
import { findRelyingParty } from '../passkeys/relying-party.ts';
import type { SharingRoom } from '../room.ts';

export function listSignInWays({ http, config }: Context, _room: SharingRoom): void {
  http.operation('listSignInWays', ({ request }) => ({
    passkeys: findRelyingParty(config, request.host) !== undefined,
    providers: config.oidcProviders.map(({ id, name }) => ({ id, name, start: `/v1/oidc/${id}/start` })),
  }));
}
