import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { deleteDevice } from '../sql/push.ts';

export function deletePushDevice({ http }: Context, { db }: NoticesRoom): void {
  http.operation('deletePushDevice', async ({ params: { id }, principal }) => {
    const { personId } = requirePerson(principal);
    if (!(await deleteDevice(db, { id, personId })))
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen apparaat ${id}. Kies er een uit uw lijst.`,
        en: `You have no device ${id}. Choose one from your list.`,
      });
    return {};
  });
}
