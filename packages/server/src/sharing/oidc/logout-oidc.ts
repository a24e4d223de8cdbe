import type { Context } from '../../foundation/context.ts';
import { rightsChanged } from '../events.ts';
import type { SharingRoom } from '../room.ts';
import { deleteProviderSessions, insertLogoutToken } from '../sql/identities.ts';
import { refused, verifyLogoutToken } from './logout-token.ts';
import type { Providers } from './providers.ts';

const BODY_BYTES = 64 * 1024;

interface Asked {
  Params: { provider: string };
  Body: URLSearchParams;
}

/** The provider tells that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5): their sessions end here too. */
export function logoutOidc({ http, clock, events }: Context, { db }: SharingRoom, providers: Providers): void {
  http.app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    scope.post<Asked>('/v1/oidc/:provider/logout', { bodyLimit: BODY_BYTES }, async (request, reply) => {
      const { provider } = request.params;
      const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null;
      if (token === null) throw refused();
      const now = clock.now();
      const { jti, subject, providerSession, endsAt } = await verifyLogoutToken(
        await providers.get(provider),
        token,
        now,
      );
      await db.transaction().execute(async (trx) => {
        if (!(await insertLogoutToken(trx, { provider, jti, ends_at: new Date(endsAt) }, new Date(now))))
          throw refused();
        await deleteProviderSessions(trx, { provider, subject, providerSession });
      });
      await events.announce(rightsChanged, {});
      return reply.code(200).send();
    });
  });
}
