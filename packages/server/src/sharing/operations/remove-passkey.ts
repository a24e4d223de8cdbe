import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logPeople } from '../log-people.ts';
import { ownPerson } from '../passkeys/own-person.ts';
import type { SharingRoom } from '../room.ts';
import { deletePasskey } from '../sql/passkeys.ts';

export function removePasskey({ http, clock }: Context, room: SharingRoom): void {
  http.operation('removePasskey', async ({ params: { id }, principal }) => {
    const { personId } = ownPerson(principal);
    const at = clock.now();
    const outcome = await room.db.transaction().execute(async (trx) => {
      const done = await deletePasskey(trx, { personId, id });
      const subject = `person:${personId}`;
      if (done === 'removed')
        await logPeople(
          trx,
          { kind: 'account.changed', subject, detail: { what: 'passkey removed', passkey: id } },
          { at, by: subject },
        );
      return done;
    });
    if (outcome === 'gone') throw new WijkritmeError('not_found', `You have no passkey ${id}.`);
    if (outcome === 'last')
      throw new WijkritmeError(
        'conflict',
        'This is your last way to sign in. Add another passkey first, or ask your administrator for a new invitation.',
      );
    return {};
  });
}
