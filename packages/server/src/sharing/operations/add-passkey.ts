import { mostPasskeys, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logPeople } from '../log-people.ts';
import { ownPerson } from '../passkeys/own-person.ts';
import { relyingPartyOf } from '../passkeys/relying-party.ts';
import { toPasskey } from '../passkeys/to-passkey.ts';
import { verifyNew } from '../passkeys/verify.ts';
import type { SharingRoom } from '../room.ts';
import { insertPasskey, selectPasskeys } from '../sql/passkeys.ts';

export function addPasskey({ http, clock, config }: Context, room: SharingRoom): void {
  http.operation('addPasskey', async ({ body, principal, request }) => {
    const { personId } = ownPerson(principal);
    const at = clock.now();
    const party = relyingPartyOf(config, request.host);
    const credential = await verifyNew(room, body.response, { party, personId, now: at });
    const row = await room.db.transaction().execute(async (trx) => {
      if ((await selectPasskeys(trx, personId)).length >= mostPasskeys) return undefined;
      const added = await insertPasskey(trx, {
        ...credential,
        person_id: personId,
        transports: body.response.response.transports ?? [],
        name: body.name.trim() || 'passkey',
        added_at: new Date(at),
      });
      const subject = `person:${personId}`;
      if (added)
        await logPeople(
          trx,
          { kind: 'account.changed', subject, detail: { what: 'passkey added', passkey: added.id } },
          { at, by: subject },
        );
      return added;
    });
    if (!row)
      throw new WijkritmeError('conflict', {
        nl: 'Deze passkey staat er al, of u hebt er zoveel als er kunnen. Haal er eerst een weg.',
        en: 'This passkey is here already, or you have as many as one can have. Take one away first.',
      });
    return toPasskey(row);
  });
}
