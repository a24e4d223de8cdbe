import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SharingRoom } from '../room.ts';
import { deleteSession } from '../sql/sessions.ts';
import { personIdOf } from './list-sessions.ts';

export function revokeSession({ http }: Context, { db }: SharingRoom): void {
  http.operation('revokeSession', async ({ params, principal }) => {
    // Of somebody else and never been are the same answer.
    if (!(await deleteSession(db, personIdOf(principal), params.id)))
      throw new WijkritmeError('not_found', {
        nl: `U hebt geen open sessie ${params.id}. Kies er een uit uw lijst.`,
        en: `You have no open session ${params.id}. Choose one from your list.`,
      });
    return {};
  });
}
