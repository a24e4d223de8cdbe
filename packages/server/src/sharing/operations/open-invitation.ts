import type { Context } from '../../foundation/context.ts';
import { getInvitation, secretOf } from '../accounts/invitations.ts';
import { setupOf } from '../accounts/second-factor.ts';
import type { SharingRoom } from '../room.ts';

export function openInvitation({ http, clock }: Context, room: SharingRoom): void {
  http.operation('openInvitation', async ({ body, request }) => {
    room.guard.enter({ account: `invitation ${request.ip}`, address: request.ip });
    const { name, email, organisation, secret, endsAt } = await getInvitation(room.db, body.token, clock.now());
    room.guard.succeed({ account: `invitation ${request.ip}`, address: request.ip });
    return {
      name,
      email,
      organisation,
      endsAt: endsAt.toISOString(),
      secondFactor: setupOf(secretOf(room, secret), email),
    };
  });
}
