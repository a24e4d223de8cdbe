import type { Context } from '../../foundation/context.ts';
import { sealSecret } from '../accounts/invitations.ts';
import { checkOwnPassword } from '../accounts/own-account.ts';
import { makeSecret, setupOf } from '../accounts/second-factor.ts';
import type { SharingRoom } from '../room.ts';
import { updateNextSecret } from '../sql/accounts.ts';
import { selectPersonName } from '../sql/people.ts';

export function startSecondFactor({ http }: Context, room: SharingRoom): void {
  http.operation('startSecondFactor', async ({ body, principal, request }) => {
    const { personId } = await checkOwnPassword(room, principal, { given: body.password, from: request.ip });
    const secret = makeSecret();
    await updateNextSecret(room.db, personId, sealSecret(room, secret));
    const { email } = await selectPersonName(room.db, personId);
    return setupOf(secret, email ?? '');
  });
}
