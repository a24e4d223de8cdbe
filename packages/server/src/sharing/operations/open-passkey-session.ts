import type { Context } from '../../foundation/context.ts';
import { cookieOf } from '../../foundation/http/authenticate.ts';
import { deviceCookie, knownDevice } from '../accounts/device-cookie.ts';
import { relyingPartyOf } from '../passkeys/relying-party.ts';
import { passkeyRefused, verifySignIn } from '../passkeys/verify.ts';
import type { SharingRoom } from '../room.ts';
import { openFor } from '../sessions/open-for.ts';
import { selectPasskeyToUse, usePasskey } from '../sql/passkeys.ts';

export function openPasskeySession(context: Context, room: SharingRoom): void {
  const { http, clock, config } = context;
  http.operation('openPasskeySession', async ({ body: { response }, request, reply }) => {
    const party = relyingPartyOf(config, request.host);
    const passkey = await selectPasskeyToUse(room.db, response.id);
    const attempt = {
      account: `passkey ${response.id}`,
      address: request.ip,
      device: knownDevice(room.sealer, cookieOf(request, deviceCookie), passkey?.person_id),
    };
    room.guard.enter(attempt);
    if (!passkey) throw passkeyRefused();
    const use = await verifySignIn(room, { response, passkey }, { party, personId: null, now: clock.now() });
    if (!(await usePasskey(room.db, passkey.id, use))) throw passkeyRefused();
    room.guard.succeed(attempt);
    const { session, cookies } = await openFor(context, room, { way: 'passkey', personId: passkey.person_id });
    reply.header('set-cookie', cookies);
    return session;
  });
}
