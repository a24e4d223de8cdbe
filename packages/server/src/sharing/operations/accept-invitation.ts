import type { Context } from '../../foundation/context.ts';
import { acceptInvitation as accept } from '../accounts/invitations.ts';
import { logPeople } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { openFor } from '../sessions/open-for.ts';

export function acceptInvitation(context: Context, room: SharingRoom): void {
  const { http, clock } = context;
  http.operation('acceptInvitation', async ({ body, request, reply }) => {
    const attempt = { account: `invitation ${request.ip}`, address: request.ip };
    room.guard.enter(attempt);
    const at = clock.now();
    const { personId, recoveryCodes } = await accept(room, body, at);
    room.guard.succeed(attempt);
    const subject = `person:${personId}`;
    await room.db
      .transaction()
      .execute((trx) => logPeople(trx, { kind: 'account.opened', subject, detail: null }, { at, by: subject }));
    const { session, cookies } = await openFor(context, room, { way: 'password', personId });
    reply.header('set-cookie', cookies);
    return { session, recoveryCodes };
  });
}
