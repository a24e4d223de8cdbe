import type { Context } from '../../foundation/context.ts';
import { atSignal, roleFor } from '../at-signal.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns } from '../sharing-mark.ts';
import { storeAnswer } from '../store-answer.ts';
import { toInterpretations } from '../to-interpretations.ts';

export function declineInterpretation({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('declineInterpretation', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    await storeAnswer(room.db, at, {
      role: roleFor(at, body.role),
      state: 'declined',
      explanation_id: null,
      sure: null,
      words: '',
      also_known: '',
      ...toSharingColumns({ label: 'TLP:GREEN', audience: [] }),
      answered_at: new Date(clock.now()),
    });
    return toInterpretations(room, at, language);
  });
}
