import type { Context } from '../../foundation/context.ts';
import { cookieOf } from '../../foundation/http/authenticate.ts';
import { deviceCookie, knownDevice } from '../accounts/device-cookie.ts';
import { signIn } from '../accounts/sign-in.ts';
import type { SharingRoom } from '../room.ts';
import { openFor } from '../sessions/open-for.ts';

export function openAccountSession(context: Context, room: SharingRoom): void {
  const { http, clock } = context;
  http.operation('openAccountSession', async ({ body, request, reply }) => {
    const cookie = cookieOf(request, deviceCookie);
    const personId = await signIn(room, body, {
      address: request.ip,
      deviceOf: (id) => knownDevice(room.sealer, cookie, id),
      now: clock.now(),
    });
    const { session, cookies } = await openFor(context, room, { way: 'password', personId });
    reply.header('set-cookie', cookies);
    return session;
  });
}
