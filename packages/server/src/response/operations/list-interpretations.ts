import type { Context } from '../../foundation/context.ts';
import { atSignal } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { toInterpretations } from '../to-interpretations.ts';

export function listInterpretations({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listInterpretations', async ({ params, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    return toInterpretations(room, at, language);
  });
}
