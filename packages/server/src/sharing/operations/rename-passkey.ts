import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { ownPerson } from '../passkeys/own-person.ts';
import { toPasskey } from '../passkeys/to-passkey.ts';
import type { SharingRoom } from '../room.ts';
import { updatePasskeyName } from '../sql/passkeys.ts';

export function renamePasskey({ http }: Context, room: SharingRoom): void {
  http.operation('renamePasskey', async ({ params: { id }, body, principal }) => {
    const { personId } = ownPerson(principal);
    const row = await updatePasskeyName(room.db, { personId, id, name: body.name.trim() || 'passkey' });
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen passkey ${id}. Kies er een uit uw lijst.`,
        en: `You have no passkey ${id}. Choose one from your list.`,
      });
    return toPasskey(row);
  });
}
