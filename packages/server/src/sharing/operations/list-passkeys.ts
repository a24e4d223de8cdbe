import type { Context } from '../../foundation/context.ts';
import { toPasskey } from '../passkeys/to-passkey.ts';
import type { SharingRoom } from '../room.ts';
import { selectPasskeys } from '../sql/passkeys.ts';

export function listPasskeys({ http }: Context, room: SharingRoom): void {
  http.operation('listPasskeys', async ({ principal }) => ({
    items: principal.kind === 'person' ? (await selectPasskeys(room.db, principal.personId)).map(toPasskey) : [],
  }));
}
