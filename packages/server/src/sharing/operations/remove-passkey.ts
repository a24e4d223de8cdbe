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
    if (outcome === 'gone')
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen passkey ${id}. Kies er een uit uw lijst.`,
        en: `You have no passkey ${id}. Choose one from your list.`,
      });
    if (outcome === 'last')
      throw new WijkritmeError('conflict', {
        nl: 'Dit is uw laatste manier om u aan te melden. Voeg eerst een andere passkey toe, of vraag uw beheerder om een nieuwe uitnodiging.',
        en: 'This is your last way to sign in. Add another passkey first, or ask your administrator for a new invitation.',
      });
    return {};
  });
}
